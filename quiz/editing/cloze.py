"""Editing a question with a gap, which is filled from a bank of options or by typing."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from questions.errors import QuestionError
from questions.kinds import Option
from questions.kinds.cloze import GAP, Cloze
from quiz.editing.base import EditForm
from quiz.editing.options import OptionFields
from quiz.editing.typed import AnswerFields


class ClozeForm(OptionFields, AnswerFields, EditForm[Cloze]):
    """Edit the sentence around the gap and what fills it: the options where it has a bank, else the answers."""

    kind = "cloze"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stem.label.text = _l("Sentence with the gap")
        self.stem.description = _("Write the gap as %(gap)s.", gap=GAP)

    @classmethod
    def filled(cls, question: Cloze, *, points: float, version: int) -> ClozeForm:
        """Return the form with the fields that this question has: a bank of options or typed answers."""
        form = super().filled(question, points=points, version=version)
        for name in ("answers", "rejected") if question.options else ("options", "key"):
            del form[name]
        return form

    @classmethod
    def values(cls, question: Cloze) -> dict[str, Any]:
        return {
            **cls.answer_values(question.answers, question.rejected),
            **(cls.option_values(question.options) if question.options else {}),
        }

    def changes(self, question: Cloze | None) -> dict[str, Any]:
        if self.stem.data.count(GAP) != 1:
            self.stem.errors = [_("The sentence needs exactly one gap, written %(gap)s.", gap=GAP)]
            raise QuestionError(self.stem.errors[0])
        if not self.has_bank(question):
            return self.read_answers()
        options = self.read_options()
        if question is None:
            return {"options": options, "answers": (self.key_of(options),)}
        key = self.key_of(options)
        wrong = {option.text.casefold() for option in options if not option.correct}
        others = [answer for answer in question.answers if answer.casefold() not in {key.casefold(), *wrong}]
        same_key = key.casefold() in {answer.casefold() for answer in question.answers}
        # Another key makes the old one's further forms wrong; the same key keeps them.
        answers = (key, *others) if same_key else (key,)
        rejected = [answer for answer in question.rejected if answer.casefold() != key.casefold()]
        return {"options": options, "answers": answers, "rejected": tuple(rejected)}

    def has_bank(self, question: Cloze | None) -> bool:
        """Say whether the gap is filled from options: a new question's where some are written."""
        if question is not None:
            return bool(question.options)
        return any(row.form.text.data for row in self.options)

    @staticmethod
    def key_of(options: tuple[Option, ...]) -> str:
        """Return the text of the right one."""
        return next(option.text for option in options if option.correct)
