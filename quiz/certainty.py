"""How sure a student was of each answer, and what that is worth beside the score."""

from __future__ import annotations

from collections.abc import Iterable

LEVELS = (1, 2, 3)
"""Unsure, quite sure, certain."""
RIGHT = {1: 1.0, 2: 2.0, 3: 3.0}
WRONG = {1: 0.0, 2: -2.0, 3: -6.0}
MOST = RIGHT[3]


def certainty_mark(fraction: float, level: int | None, *, blank: bool) -> float:
    """Return what one answer is worth by how sure the student was of it.

    Right answers earn 1, 2 or 3, wrong ones 0, −2 or −6, so that saying how sure one is pays best: the scheme
    of A. R. Gardner-Medwin, “Confidence assessment in the teaching of basic science”, ALT-J 3 (1995) 80–85.
    An answer without a level counts as unsure, a blank one as nothing, and one that is right in part lies
    between the two in proportion (which is ours: the source knows right and wrong only).
    """
    if blank:
        return 0.0
    level = level or LEVELS[0]
    return fraction * RIGHT[level] + (1 - fraction) * WRONG[level]


def certainty_score(answers: Iterable[tuple[float, int | None, bool]]) -> tuple[float, float]:
    """Return the sum over an attempt's answers (share right, level, blank) and the most it could be."""
    marks = [certainty_mark(fraction, level, blank=blank) for fraction, level, blank in answers]
    return sum(marks), MOST * len(marks)
