"""Editing a multiple-choice question."""

from __future__ import annotations

from typing import Any

from questions.kinds.multiple_choice import MultipleChoice
from quiz.editing.base import EditForm
from quiz.editing.options import OptionFields


class MultipleChoiceForm(OptionFields, EditForm[MultipleChoice]):
    """Edit the options, their roles and which of them is the key."""

    kind = "multiple_choice"

    @classmethod
    def values(cls, question: MultipleChoice) -> dict[str, Any]:
        return cls.option_values(question.options)

    def changes(self, question: MultipleChoice | None) -> dict[str, Any]:  # noqa: ARG002
        return {"options": self.read_options()}
