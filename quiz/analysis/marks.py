"""The marks of a quiz as one table, and the conventions by which blanks and spread are counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Conventions:
    """Say how products differ, so that a page can state which way it counts.

    `ddof` 1 gives the sample variance (Moodle, most statistics packages), 0 the variance of the class taken
    as the whole population (older item-analysis programs). A blank earns `zero`, or is `left_out` as if it
    had not been asked. `corrected` compares an item with the rest of the quiz instead of with a total that
    holds the item itself. Effective weights are shares of the `root`s of covariances (Moodle), none for an item that
    works against the quiz, or of the `covariance`s themselves, which are then negative (classical test theory).
    """

    ddof: Literal[0, 1] = 1
    blanks: Literal["zero", "left_out"] = "zero"
    corrected: bool = True
    weights: Literal["root", "covariance"] = "root"


STANDARD = Conventions()


@dataclass(frozen=True, slots=True)
class Marks:
    """Hold what each attempt earned on each question.

    `earned` has a row an attempt and a column a question, in points, NaN where the attempt was not asked the
    question (another version of the quiz, a cancelled question); `maxima` is what each question is worth, in
    points; `blank` marks the questions that were asked and not answered.
    """

    earned: Array
    maxima: Array
    blank: Mask = field(default_factory=lambda: np.zeros((0, 0), dtype=bool))

    @classmethod
    def of(
        cls,
        rows: Sequence[Sequence[float | None]],
        maxima: Sequence[float],
        blank: Sequence[Sequence[bool]] | None = None,
        conventions: Conventions = STANDARD,
    ) -> Marks:
        """Return the table of plain lists, blanks counted by the conventions; `None` is a question not asked."""
        shape = (len(rows), len(maxima))
        earned = np.array([[np.nan if mark is None else mark for mark in row] for row in rows], dtype=float)
        earned = earned.reshape(shape)
        empty = np.zeros(shape, dtype=bool) if blank is None else np.array(blank, dtype=bool).reshape(shape)
        if conventions.blanks == "left_out":
            earned = np.where(empty, np.nan, earned)
        return cls(earned, np.array(maxima, dtype=float), empty)

    @property
    def attempts(self) -> int:
        """Return how many attempts there are."""
        return int(self.earned.shape[0])

    @property
    def items(self) -> int:
        """Return how many questions there are."""
        return int(self.earned.shape[1])

    @property
    def totals(self) -> Array:
        """Return each attempt's total in points."""
        return np.asarray(np.nansum(self.earned, axis=1))

    @property
    def shares(self) -> Array:
        """Return each attempt's total as a share of what it could earn, NaN where that is nothing."""
        could = np.where(np.isnan(self.earned), 0.0, self.maxima).sum(axis=1)
        shares = np.full(self.attempts, np.nan)
        np.divide(self.totals, could, out=shares, where=could > 0)
        return shares

    def column(self, item: int) -> tuple[Array, Array]:
        """Return what those who were asked a question earned on it, and on all the rest together."""
        asked = ~np.isnan(self.earned[:, item])
        marks = self.earned[asked, item]
        return marks, self.totals[asked] - marks

    def complete(self) -> Marks:
        """Return the attempts that were asked every question."""
        whole = ~np.isnan(self.earned).any(axis=1)
        return Marks(self.earned[whole], self.maxima, self.blank[whole] if self.blank.size else self.blank)
