"""A question made of several facts, with what it was made on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from questions.kinds import Question


@dataclass(frozen=True, kw_only=True)
class Assembled:
    """Hold a complete question and the facts and sentences that went into it, the foremost first.

    `confidence` (0 … 1) is the trust in the weakest of the facts, `importance` how much they matter.
    """

    question: Question
    sentences: tuple[int, ...]
    facts: tuple[str, ...]
    confidence: float
    importance: float
    features: Mapping[str, float] = field(default_factory=dict)

    @property
    def sentence(self) -> int:
        """Return the index of the foremost sentence."""
        return self.sentences[0]
