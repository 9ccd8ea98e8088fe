"""The whole item analysis of a quiz, from its table of marks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quiz.analysis import items, moments, reliability
from quiz.analysis.marks import STANDARD, Array, Conventions, Marks


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """Hold what the marks say of one question; all but `attempts` are shares or correlations, `None` if unsaid."""

    attempts: int
    blank: int
    facility: float | None
    deviation: float | None
    discrimination: float | None
    efficiency: float | None
    upper_lower: float | None
    intended_weight: float | None
    effective_weight: float | None


@dataclass(frozen=True, slots=True)
class QuizStatistics:
    """Hold what the marks say of a quiz. Mean, median and deviation are shares of the points an attempt was asked."""

    attempts: int
    mean: float | None
    median: float | None
    deviation: float | None
    skewness: float | None
    kurtosis: float | None
    alpha: float | None
    standard_error: float | None
    """In points of the quiz."""
    complete: int
    """How many attempts were asked every question: alpha and the weights count these."""
    items: tuple[ItemStatistics, ...]


def analyse(marks: Marks, conventions: Conventions = STANDARD) -> QuizStatistics:
    """Return the item analysis of a table of marks; every figure is finite or `None`."""
    shares = _finite(marks.shares)
    weigh = items.effective_weights if conventions.weights == "root" else items.covariance_weights
    weights = weigh(marks)
    return QuizStatistics(
        attempts=marks.attempts,
        mean=moments.mean(shares),
        median=moments.median(shares),
        deviation=moments.deviation(shares, conventions.ddof),
        skewness=moments.skewness(shares),
        kurtosis=moments.kurtosis(shares),
        alpha=reliability.alpha(marks),
        standard_error=reliability.standard_error(marks, conventions),
        complete=marks.complete().attempts,
        items=tuple(_item(marks, item, weights[item], conventions) for item in range(marks.items)),
    )


def _item(marks: Marks, item: int, weight: float | None, conventions: Conventions) -> ItemStatistics:
    return ItemStatistics(
        attempts=int(marks.column(item)[0].size),
        blank=int(marks.blank[:, item].sum()) if marks.blank.size else 0,
        facility=items.facility(marks, item),
        deviation=items.spread(marks, item, conventions),
        discrimination=items.discrimination(marks, item, conventions),
        efficiency=items.discriminative_efficiency(marks, item),
        upper_lower=items.upper_lower(marks, item),
        intended_weight=items.intended_weight(marks, item),
        effective_weight=weight,
    )


def _finite(values: Array) -> Array:
    return np.asarray(values[np.isfinite(values)])
