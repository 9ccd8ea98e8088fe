"""How long the attempts and their questions took."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from quiz.analysis.marks import Array
from quiz.analysis.times import Quartiles, Save, pace, quartiles


@dataclass(frozen=True)
class Timing:
    """Hold the seconds that attempts took, that passed until their first answer, and, by question id, that it took.

    Each as far as it is known: see `quiz.analysis.times.pace`.
    """

    whole: Array = field(default_factory=lambda: np.zeros(0))
    until_first: Array = field(default_factory=lambda: np.zeros(0))
    by_question: Mapping[int, Array] = field(default_factory=dict)

    def of(self, question_id: int) -> Array:
        """Return the times of one question; none where none is known."""
        return self.by_question.get(question_id, np.zeros(0))

    @property
    def attempts(self) -> Quartiles:
        """Return how long the attempts took, from their beginning until they were submitted."""
        return quartiles(self.whole)

    @property
    def first_answers(self) -> Quartiles:
        """Return how long it took until the first answer: mostly the reading."""
        return quartiles(self.until_first)


def timing_of(attempts: Iterable[tuple[int, int, Iterable[Save]]]) -> Timing:
    """Return the times of attempts, of which each has the second it began, its seconds in all, and its saves."""
    whole: list[int] = []
    until_first: list[int] = []
    by_question: dict[int, list[int]] = {}
    for began, seconds, saves in attempts:
        whole.append(seconds)
        found = pace(began, saves)
        if found.until_first is not None:
            until_first.append(found.until_first)
        for question_id, taken in found.by_question.items():
            by_question.setdefault(question_id, []).append(taken)
    return Timing(
        np.array(whole, dtype=float),
        np.array(until_first, dtype=float),
        {question_id: np.array(times, dtype=float) for question_id, times in by_question.items()},
    )
