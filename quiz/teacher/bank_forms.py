"""The forms of the question bank: what is looked for, and what is to be done with what was ticked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, SearchField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, ValidationError

from questions.kinds import KINDS, SKILLS
from quiz.bank.search import Wanted
from quiz.editing.fields import tidy_line
from quiz.models import Quiz
from quiz.teacher.forms import LONGEST_TITLE
from quiz.words import kind_label, skill_label

LONGEST_SEARCH = 200
ANYTHING = ""
NEW_QUIZ = "new"


class BankForm(FlaskForm):  # type: ignore[misc]
    """Ask what is looked for; it travels in the address, so that it can be bookmarked."""

    class Meta:
        csrf = False

    words = SearchField(
        _l("Words"),
        [Length(max=LONGEST_SEARCH)],
        filters=[tidy_line],
        description=_l("In the question, its answers or the title of its article."),
    )
    article = SelectField(_l("Article"))
    kind = SelectField(_l("Kind"))
    skill = SelectField(_l("Skill"))
    difficulty = SelectField(
        _l("Difficulty, as estimated"),
        choices=[
            SelectChoice(ANYTHING, _l("any")),
            SelectChoice("easy", _l("easy")),
            SelectChoice("middling", _l("middling")),
            SelectChoice("hard", _l("hard")),
        ],
    )
    performed = SelectField(
        _l("How it did"),
        choices=[
            SelectChoice(ANYTHING, _l("any")),
            SelectChoice("hard", _l("hard: less than 40 % of the points earned")),
            SelectChoice("expected", _l("as expected")),
            SelectChoice("easy", _l("easy: 85 % or more")),
            SelectChoice("unasked", _l("not asked yet")),
        ],
    )
    order = SelectField(
        _l("Sort by"),
        choices=[
            SelectChoice("newest", _l("newest first")),
            SelectChoice("oldest", _l("oldest first")),
            SelectChoice("hardest", _l("hardest for students first")),
            SelectChoice("easiest", _l("easiest for students first")),
            SelectChoice("asked", _l("most asked first")),
            SelectChoice("article", _l("title of the article")),
        ],
        default="newest",
    )
    archived = BooleanField(_l("Show what is archived"))

    @classmethod
    def of(cls, articles: Mapping[int, str]) -> BankForm:
        """Return the form as the address fills it; what no list has counts as not chosen."""
        form = cls(formdata=request.args)
        any_ = SelectChoice(ANYTHING, _("any"))
        titles = (SelectChoice(str(id_), title or _("Untitled article")) for id_, title in articles.items())
        form.article.choices = [any_, *titles]
        form.kind.choices = [any_, *(SelectChoice(kind, kind_label(kind)) for kind in KINDS)]
        form.skill.choices = [any_, *(SelectChoice(skill, skill_label(skill)) for skill in SKILLS)]
        for field in form.lists:
            if field.data not in [choice.value for choice in field.choices]:
                field.data = field.choices[0].value
        form.words.data = (form.words.data or "")[:LONGEST_SEARCH]
        return form

    @property
    def lists(self) -> tuple[SelectField, ...]:
        """Return the lists to choose from."""
        return (self.article, self.kind, self.skill, self.difficulty, self.performed, self.order)

    @property
    def narrowed(self) -> bool:
        """Say whether any list or box says something."""
        return bool(self.archived.data) or any(field.data != field.choices[0].value for field in self.lists)

    @property
    def wanted(self) -> Wanted:
        """Return what is looked for."""
        return Wanted(
            words=self.words.data,
            article=int(self.article.data) if self.article.data else None,
            kind=self.kind.data,
            skill=self.skill.data,
            difficulty=self.difficulty.data,
            performed=self.performed.data,
            archived=self.archived.data,
            order=self.order.data,
            page=max(1, request.args.get("page", 1, type=int)),
        )

    @property
    def filtering(self) -> bool:
        """Say whether anything but the order was chosen."""
        fields = (self.words, self.article, self.kind, self.skill, self.difficulty, self.performed)
        return any(field.data for field in fields)

    def address(self, page: int = 1) -> dict[str, str]:
        """Return the query of this search's page: only what says something."""
        said = {field.name: field.data for field in self if field.type != "BooleanField" and field.data}
        if said.get("order") == "newest":
            del said["order"]
        return {
            **said,
            **({"archived": "1"} if self.archived.data else {}),
            **({"page": str(page)} if page > 1 else {}),
        }


class UseForm(FlaskForm):  # type: ignore[misc]
    """Ask into which quiz questions go."""

    quiz = SelectField(_l("Quiz"))
    title = StringField(
        _l("Title of the new quiz"),
        [Length(max=LONGEST_TITLE, message=_l("A title has at most %(max)d characters."))],
        filters=[tidy_line],
        description=_l("Only for a new quiz. Left empty, it takes the title of the article."),
    )
    act = HiddenField()

    @classmethod
    def of(cls, quizzes: Sequence[Quiz]) -> UseForm:
        """Return the form with the teacher's quizzes to choose from."""
        form = cls()
        named = [SelectChoice(str(quiz.id), _state_of(quiz)) for quiz in quizzes]
        form.quiz.choices = [SelectChoice(NEW_QUIZ, _("A new quiz")), *named]
        return form

    @property
    def into(self) -> int | None:
        """Return the id of the quiz that was chosen, or `None` for a new one."""
        return None if self.quiz.data == NEW_QUIZ else int(self.quiz.data)


class PickForm(UseForm):
    """Ask which of the listed questions something is done with."""

    questions = HiddenField()

    def validate_questions(self, _field: HiddenField) -> None:
        """Refuse to act on nothing."""
        if not self.ticked:
            raise ValidationError(_("Tick at least one question."))

    @property
    def ticked(self) -> list[int]:
        """Return the ids that were ticked; what is no number is none."""
        return [int(value) for value in request.form.getlist("question") if value.isascii() and value.isdigit()]


def _state_of(quiz: Quiz) -> str:
    title = quiz.title or _("Untitled quiz")
    named = _("%(title)s (published)", title=title) if quiz.published else _("%(title)s (draft)", title=title)
    return str(named)
