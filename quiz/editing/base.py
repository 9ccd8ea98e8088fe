"""The form that edits a question: what every kind has; a kind's own module adds the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Generic, Self, TypeVar, cast

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange

from questions.errors import QuestionError
from questions.kinds import KINDS, SKILLS, Question
from questions.span import Span
from quiz.editing.fields import PointsField, tidy_line
from quiz.saying import said
from quiz.words import SKILL_LABELS

LONGEST_STEM = 600
LONGEST_EXPLANATION = 1000
MOST_POINTS = 100

Q = TypeVar("Q", bound=Question)


class EditForm(FlaskForm, Generic[Q]):  # type: ignore[misc]
    """Edit the wording of one question. A kind names itself and says how its fields and the question meet.

    `version` is the version that the form was filled from, so that an older page does not undo a newer edit.
    """

    kind: ClassVar[str]

    stem = TextAreaField(
        _l("Question"),
        [
            InputRequired(message=_l("Write the question.")),
            Length(max=LONGEST_STEM, message=_l("A question has at most %(max)d characters.")),
        ],
        filters=[tidy_line],
        render_kw={"rows": 3},
    )
    skill = SelectField(_l("Skill"), choices=[SelectChoice(skill, SKILL_LABELS[skill]) for skill in SKILLS])
    explanation = TextAreaField(
        _l("Explanation"),
        [Length(max=LONGEST_EXPLANATION, message=_l("An explanation has at most %(max)d characters."))],
        filters=[tidy_line],
        description=_l("Students read it after submitting."),
        render_kw={"rows": 3},
    )
    points = PointsField(
        _l("Points"),
        [
            InputRequired(message=_l("Say how many points it is worth.")),
            NumberRange(min=0, max=MOST_POINTS, message=_l("Points are from %(min)s to %(max)s.")),
        ],
        render_kw={"inputmode": "decimal"},
    )
    version = HiddenField()

    @classmethod
    def filled(cls, question: Q, *, points: float, version: int) -> Self:
        """Return the form as it is first shown, or with what was sent."""
        return cls(data={**cls.common(question), **cls.values(question), "points": points, "version": version})

    @classmethod
    def blank(cls, skill: str) -> Self:
        """Return the form of a question yet to be written, or with what was sent."""
        return cls(data={"skill": skill, "points": 1.0})

    @staticmethod
    def common(question: Q) -> dict[str, Any]:
        """Return the values of the fields that every kind has."""
        return {"stem": question.stem, "skill": question.skill, "explanation": question.explanation}

    @classmethod
    def values(cls, question: Q) -> dict[str, Any]:
        """Return the values of the kind's own fields."""
        raise NotImplementedError

    def changes(self, question: Q | None) -> dict[str, Any]:
        """Return the kind's own attributes; add errors to fields and raise `QuestionError` if it cannot.

        There is no `question` where one is written from scratch.
        """
        raise NotImplementedError

    @staticmethod
    def proof(chosen: Sequence[int], sentence_count: int) -> dict[str, Any]:  # noqa: ARG004 (few kinds ask for it)
        """Return the attributes that a new question has by the sentences chosen as its evidence."""
        return {}

    def edited(self, question: Q) -> Q | None:
        """Return the question as the form has it, or `None` with the reason beside a field."""
        return self._made(lambda: replace(question, **self._common(), **self.changes(question)))

    def written(self, evidence: tuple[Span, ...], chosen: Sequence[int], sentence_count: int) -> Q | None:
        """Return a new question as the form has it, or `None` with the reason beside a field."""
        proof = self.proof(chosen, sentence_count)
        kind = cast("type[Q]", KINDS[self.kind])
        return self._made(lambda: kind(evidence=evidence, **self._common(), **proof, **self.changes(None)))

    def _common(self) -> dict[str, Any]:
        return {"stem": self.stem.data, "skill": self.skill.data, "explanation": self.explanation.data}

    def _made(self, make: Callable[[], Q]) -> Q | None:
        try:
            return make()
        except QuestionError as error:
            if not self.errors_shown():
                self.form_errors.append(said(error.message))
            return None

    def errors_shown(self) -> bool:
        """Say whether some field says already what is wrong."""
        return any(field.errors for field in self)
