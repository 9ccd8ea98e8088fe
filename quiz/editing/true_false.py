"""Editing a true-or-false question."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from questions.kinds.true_false import TrueFalse
from quiz.editing.base import EditForm


class TrueFalseForm(EditForm[TrueFalse]):
    """Edit the statement and whether it is true."""

    kind = "true_false"

    answer = RadioField(
        _l("Right answer"),
        [InputRequired(message=_l("Say whether the statement is true."))],
        choices=[SelectChoice("true", _l("True")), SelectChoice("false", _l("False"))],
    )

    @classmethod
    def values(cls, question: TrueFalse) -> dict[str, Any]:
        return {"answer": "true" if question.answer else "false"}

    def changes(self, question: TrueFalse | None) -> dict[str, Any]:  # noqa: ARG002
        return {"answer": self.answer.data == "true"}
