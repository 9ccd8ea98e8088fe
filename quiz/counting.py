"""Which of several attempts makes the score: the best, the last, the first, or all of them on average."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import mean

Fractions = Sequence[float]
"""The scores of one student's submitted attempts as shares of the points, in the order they were begun."""


def share(score: float | None, points: float) -> float:
    """Return a score as a share of the points; nothing scored, or nothing to score, is none of them."""
    return score / points if score and points else 0.0


def counting(fractions: Fractions, rule: str) -> tuple[int, ...]:
    """Return which attempts count by a rule, as indexes; of several equally good ones the first."""
    return _RULES[rule](fractions) if fractions else ()


def counted(fractions: Fractions, rule: str) -> float | None:
    """Return the score by a rule as a share of the points, or `None` where nothing is submitted."""
    chosen = [fractions[index] for index in counting(fractions, rule)]
    return mean(chosen) if chosen else None


_RULES: dict[str, Callable[[Fractions], tuple[int, ...]]] = {
    "best": lambda fractions: (max(range(len(fractions)), key=lambda index: (fractions[index], -index)),),
    "last": lambda fractions: (len(fractions) - 1,),
    "first": lambda _fractions: (0,),
    "average": lambda fractions: tuple(range(len(fractions))),
}
