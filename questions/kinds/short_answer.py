"""Short answer: a few typed words, with several accepted forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from questions.kinds.attempting import Presentation, Response, Score
from questions.kinds.base import Question
from questions.kinds.typed import answers_fields, check_answers, one_more, typed_text
from questions.matching import matches


@dataclass(frozen=True, kw_only=True)
class ShortAnswer(Question):
    """Ask for a typed answer. Response: `{"text": "…"}`; `answers` holds the accepted forms, best first."""

    kind = "short_answer"

    answers: tuple[str, ...]
    rejected: tuple[str, ...] = ()

    def check(self) -> None:
        check_answers(self.answers, self.rejected)

    def grade(self, response: Response, presentation: Presentation) -> Score:  # noqa: ARG002 (there is nothing to point at)
        text = typed_text(response)
        return Score(float(matches(text, self.answers, self.rejected)), blank=not text.strip())

    def accepting(self, answer: str) -> Self:
        return replace(self, **one_more(self.answers, self.rejected, answer))

    def key_text(self) -> str:
        return self.answers[0]

    def response_text(self, response: Response, presentation: Presentation) -> str:  # noqa: ARG002
        return typed_text(response)

    def payload(self) -> dict[str, Any]:
        return {"answers": list(self.answers), "rejected": list(self.rejected)}

    @classmethod
    def fields(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        return answers_fields(data)
