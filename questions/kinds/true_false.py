"""True or false: a statement that the article supports or contradicts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from questions.errors import QuestionError, ResponseError
from questions.kinds.attempting import Presentation, Response, Score
from questions.kinds.base import Question
from questions.kinds.fields import only_field, truth


@dataclass(frozen=True, kw_only=True)
class TrueFalse(Question):
    """Ask whether the stem is true by the article. Response: `{"value": true}`."""

    kind = "true_false"

    answer: bool

    def grade(self, response: Response, presentation: Presentation) -> Score:  # noqa: ARG002 (there is nothing to point at)
        return Score(float(self._value(response) is self.answer))

    def guess(self) -> float:
        return 0.5

    def key_choices(self) -> Sequence[tuple[str, bool]]:
        return (("True", self.answer), ("False", not self.answer))

    def choices_in(self, response: Response, presentation: Presentation) -> Collection[int]:  # noqa: ARG002
        return (0,) if self._value(response) else (1,)

    def rekeyed(self, right: Collection[int]) -> Self:
        if len(right) != 1:
            raise QuestionError("A statement is either true or false.")
        return replace(self, answer=0 in right)

    def key_text(self) -> str:
        return "True" if self.answer else "False"

    def response_text(self, response: Response, presentation: Presentation) -> str:  # noqa: ARG002
        return "True" if self._value(response) else "False"

    def payload(self) -> dict[str, Any]:
        return {"answer": self.answer}

    @classmethod
    def fields(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        return {"answer": truth(data, "answer")}

    @staticmethod
    def _value(response: Response) -> bool:
        value = only_field(response, "value")
        if not isinstance(value, bool):
            raise ResponseError("An answer to a true-or-false question is true or false.")
        return value
