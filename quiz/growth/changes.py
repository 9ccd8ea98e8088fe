"""Whether a share has changed: the earlier half of the answers against the later one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from quiz.analysis.intervals import wilson

LEAST = 10
"""Answers that each half needs before the two are compared at all."""

LEAST_IN_BOTH = 5
"""Students of a class who must be in both halves: else the halves differ by who is in them, and not by time."""

Tally = tuple[float, int]
"""How many were right, and of how many."""


@dataclass(frozen=True, slots=True)
class Change:
    """Hold the shares right before and after, and the interval in which their difference lies.

    All are `None` where there are too few answers to compare.
    """

    before: float | None = None
    after: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def word(self) -> str:
        """Return `better`, `worse`, `unclear` where the interval holds zero, or `unsaid`."""
        if self.low is None or self.high is None:
            return "unsaid"
        return "better" if self.low > 0 else "worse" if self.high < 0 else "unclear"


def change_of(tallies: Sequence[Tally], students: Sequence[Collection[int]] | None = None) -> Change:
    """Return how the later half of some tallies, oldest first, differs from the earlier.

    No tally is divided; the cut is where the halves are most alike in size, and the earlier of two such places.
    Of a class, `students` has who each tally is of.
    """
    if len(tallies) < 2:  # noqa: PLR2004 (one before, one after)
        return Change()
    cut = min(range(1, len(tallies)), key=lambda at: abs(_sum(tallies[:at])[1] - _sum(tallies[at:])[1]))
    before, after = _sum(tallies[:cut]), _sum(tallies[cut:])
    if min(before[1], after[1]) < LEAST:
        return Change()
    if students is not None and len(_all(students[:cut]) & _all(students[cut:])) < LEAST_IN_BOTH:
        return Change()
    low, high = difference(before, after)
    return Change(before[0] / before[1], after[0] / after[1], low, high)


def difference(before: Tally, after: Tally) -> tuple[float, float]:
    """Return the 95% interval of the difference of two shares, after less before, each of at least one answer.

    Source: Newcombe (1998), "Interval estimation for the difference between independent proportions", Statistics in
    Medicine 17, method 10: it is made of the two Wilson intervals and stays within -1 … 1.
    """
    p, q = before[0] / before[1], after[0] / after[1]
    before_low, before_high = wilson(*before) or (0.0, 1.0)
    after_low, after_high = wilson(*after) or (0.0, 1.0)
    gap = q - p
    return (
        gap - ((q - after_low) ** 2 + (before_high - p) ** 2) ** 0.5,
        gap + ((after_high - q) ** 2 + (p - before_low) ** 2) ** 0.5,
    )


def _sum(tallies: Sequence[Tally]) -> Tally:
    return sum(right for right, _ in tallies), sum(count for _, count in tallies)


def _all(groups: Sequence[Collection[int]]) -> set[int]:
    return set().union(*groups)
