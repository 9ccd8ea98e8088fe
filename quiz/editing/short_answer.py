"""Editing a short-answer question."""

from __future__ import annotations

from typing import Any

from questions.kinds.short_answer import ShortAnswer
from quiz.editing.base import EditForm
from quiz.editing.typed import AnswerFields


class ShortAnswerForm(AnswerFields, EditForm[ShortAnswer]):
    """Edit the accepted answers and those never accepted."""

    kind = "short_answer"

    @classmethod
    def values(cls, question: ShortAnswer) -> dict[str, Any]:
        return cls.answer_values(question.answers, question.rejected)

    def changes(self, question: ShortAnswer | None) -> dict[str, Any]:  # noqa: ARG002
        return self.read_answers()
