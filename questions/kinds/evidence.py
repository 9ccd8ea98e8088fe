"""Evidence: the sentence of the article that proves something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from questions.errors import QuestionError, ResponseError
from questions.kinds.attempting import Presentation, Response, Score
from questions.kinds.base import Question, joined
from questions.kinds.fields import only_field, whole, wholes
from questions.span import Span


@dataclass(frozen=True, kw_only=True)
class Evidence(Question):
    """Ask for the sentence that proves what the stem says. Response: `{"sentence": INDEX}`, counted from 0.

    The key is the evidence. Since a response names a sentence and the evidence is a span, the question
    holds the indexes of the `sentences` that its evidence lies in, any of which is right, and of how many
    the article has, so that grading needs no article. Sentences are those of the reading, furniture included.
    """

    kind = "evidence"

    sentences: tuple[int, ...]
    sentence_count: int

    def check(self) -> None:
        if not self.evidence:
            raise QuestionError("A question for the evidence needs its evidence.")
        if not self.sentences or len(set(self.sentences)) != len(self.sentences):
            raise QuestionError("A question for the evidence names the sentences that are right, each once.")
        if not all(0 <= index < self.sentence_count for index in self.sentences):
            raise QuestionError("A sentence that is right is not in the article.")

    def chosen(self, response: Response) -> int:
        """Return the index of the sentence that a response names, or raise `ResponseError`."""
        index = only_field(response, "sentence")
        if not isinstance(index, int) or isinstance(index, bool):
            raise ResponseError("An answer to this question is the number of a sentence.")
        if not 0 <= index < self.sentence_count:
            raise ResponseError("The article has no such sentence.")
        return index

    def grade(self, response: Response, presentation: Presentation) -> Score:  # noqa: ARG002 (sentences need no ids)
        return Score(float(self.chosen(response) in self.sentences))

    def guess(self) -> float:
        return len(self.sentences) / self.sentence_count

    def key_text(self) -> str:
        return joined(map(_named, self.sentences))

    def response_text(self, response: Response, presentation: Presentation) -> str:  # noqa: ARG002
        return _named(self.chosen(response))

    def proved_by(self, evidence: tuple[Span, ...], sentences: Sequence[int]) -> Self:
        return replace(self, evidence=evidence, sentences=tuple(sentences))

    def payload(self) -> dict[str, Any]:
        return {"sentences": list(self.sentences), "sentence_count": self.sentence_count}

    @classmethod
    def fields(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        return {"sentences": wholes(data, "sentences"), "sentence_count": whole(data, "sentence_count")}


def _named(index: int) -> str:
    return f"Sentence {index + 1}"
