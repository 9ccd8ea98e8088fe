"""A link: two things that the article puts together, and where."""

from __future__ import annotations

from dataclasses import dataclass

from questions.span import Span


@dataclass(frozen=True, kw_only=True)
class Link:
    """Hold what stands on the left of a matching question and what belongs to it on the right.

    `label` is how the right is written beside others, where that is another way.
    """

    left: str
    right: str
    evidence: tuple[Span, ...]
    sentence: int
    fact: str
    confidence: float
    importance: float
    label: str = ""

    @property
    def shown(self) -> str:
        """Return the right as the question writes it."""
        return self.label or self.right

    @property
    def worth(self) -> float:
        """Return what links are ranked by."""
        return self.confidence + self.importance
