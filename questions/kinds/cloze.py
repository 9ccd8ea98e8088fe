"""Cloze: one gap in a sentence, filled from a bank of options or by typing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from questions.errors import QuestionError
from questions.kinds.attempting import Presentation, Response, Score
from questions.kinds.options import WithOptions
from questions.kinds.typed import answers_fields, check_answers, one_more, typed_text
from questions.matching import matches
from questions.messages import Message

GAP = "____"
"""What stands for the gap in a cloze stem."""
_RUN = re.compile("__+")
_GAP_ALONE = re.compile(rf"(?<!\w){GAP}(?!\w)")


@dataclass(frozen=True, kw_only=True)
class Cloze(WithOptions):
    """Ask for what fills the gap.

    Response: `{"option": ID}` where there is a bank of options, `{"text": "…"}` where there is none.
    """

    kind = "cloze"

    answers: tuple[str, ...]
    rejected: tuple[str, ...] = ()

    def check(self) -> None:
        if len(_RUN.findall(self.stem)) != 1 or not _GAP_ALONE.search(self.stem):
            raise QuestionError(
                Message("A cloze question has exactly one gap, written %(gap)s, for whole words.", gap=GAP)
            )
        check_answers(self.answers, self.rejected)
        if self.options:
            self.check_options()

    def grade(self, response: Response, presentation: Presentation) -> Score:
        if self.options:
            return Score(float(self.picked(response, presentation).correct))
        text = typed_text(response)
        return Score(float(matches(text, self.answers, self.rejected)), blank=not text.strip())

    def accepting(self, answer: str) -> Self:
        return self if self.options else replace(self, **one_more(self.answers, self.rejected, answer))

    def key_text(self) -> str:
        return self.key.text if self.options else self.answers[0]

    def response_text(self, response: Response, presentation: Presentation) -> str:
        return self.picked(response, presentation).text if self.options else typed_text(response)

    def payload(self) -> dict[str, Any]:
        typed = {"answers": list(self.answers), "rejected": list(self.rejected)}
        return {**typed, **self.options_payload()} if self.options else typed

    @classmethod
    def fields(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        return {**answers_fields(data), **cls.options_fields(data)}
