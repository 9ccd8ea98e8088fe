"""A stretch of an article's text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Give the half-open range `[start, end)` of an article's text, in Unicode code points."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """Return what the span covers in `text`."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end
