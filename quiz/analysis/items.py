"""What the marks say of one question. Marks are in points; `None` where there is too little to say it.

The definitions are those of Moodle's quiz statistics report ("Quiz statistics calculations", Moodle developer
documentation) where no other source is named.
"""

from __future__ import annotations

import numpy as np

from quiz.analysis.groups import group_weights
from quiz.analysis.marks import STANDARD, Array, Conventions, Marks
from quiz.analysis.moments import TINY, correlation, covariance, deviation, mean

FEWEST = 2
"""Below this many attempts nothing varies."""


def facility(marks: Marks, item: int) -> float | None:
    """Return the mean mark as a share of the maximum, 0 … 1: high is easy. `None` of nobody or of no points."""
    earned, _ = marks.column(item)
    average, most = mean(earned), float(marks.maxima[item])
    return None if average is None or most <= 0 else average / most


def spread(marks: Marks, item: int, conventions: Conventions = STANDARD) -> float | None:
    """Return the standard deviation of the marks as a share of the maximum; 0.5 is the most an item scored 0/1 has."""
    earned, _ = marks.column(item)
    found, most = deviation(earned, conventions.ddof), float(marks.maxima[item])
    return None if found is None or most <= 0 else found / most


def discrimination(marks: Marks, item: int, conventions: Conventions = STANDARD) -> float | None:
    """Return how the item goes with the quiz, -1 … 1: the correlation of its marks with those on the rest.

    Uncorrected, with the whole total, which holds the item itself and flatters it. Source for the correction:
    Henrysson (1963), "Correction of item-total correlations in item analysis", Psychometrika 28.
    """
    earned, rest = marks.column(item)
    return correlation(earned, rest if conventions.corrected else rest + earned)


def discriminative_efficiency(marks: Marks, item: int) -> float | None:
    """Return the covariance with the rest as a share of the most these marks could have, at most 1.

    The most is reached when both are in the same order. It says how well an item tells students apart given
    how easy it is; `None` where the item or the rest does not vary.
    """
    earned, rest = marks.column(item)
    if not deviation(earned) or not deviation(rest):
        return None
    return covariance(earned, rest) / covariance(np.sort(earned), np.sort(rest))


def upper_lower(marks: Marks, item: int) -> float | None:
    """Return D: the facility among the best 27% less that among the weakest 27%, -1 … 1.

    The other common index of discrimination. Source: Kelley (1939), "The selection of upper and lower groups
    for the validation of test items", Journal of Educational Psychology 30. Groups are by the whole total.
    """
    earned, rest = marks.column(item)
    most = float(marks.maxima[item])
    if earned.size < FEWEST or most <= 0:
        return None
    upper, lower = group_weights(earned + rest)
    return float((upper @ earned) / upper.sum() - (lower @ earned) / lower.sum()) / most


def intended_weight(marks: Marks, item: int) -> float | None:
    """Return the share of the quiz's points that the teacher gave the item, 0 … 1; `None` of a quiz of no points."""
    points = float(marks.maxima.sum())
    return None if points <= 0 else float(marks.maxima[item]) / points


def effective_weights(marks: Marks) -> list[float | None]:
    """Return for each item the share of the spread of totals that it makes, 0 … 1; together they are 1.

    The root of its covariance with the total over the sum of these roots. `None` for an item whose covariance
    is negative (it works against the quiz) and for all where totals do not vary. Counts the attempts that were
    asked everything.
    """
    complete = marks.complete()
    if complete.attempts < FEWEST or not deviation(complete.totals):
        return [None] * marks.items
    shares = [share or 0.0 for share in covariance_weights(marks)]
    whole = sum(max(0.0, share) ** 0.5 for share in shares)
    return [None if share < -TINY else max(0.0, share) ** 0.5 / whole for share in shares]


def covariance_weights(marks: Marks) -> list[float | None]:
    """Return for each item its covariance with the total over the total's variance; together they are 1.

    The other common way of weighing: it lets an item that works against the quiz be negative. The variance of a sum
    is the sum of its parts' covariances with it, so each is that item's part.
    """
    complete = marks.complete()
    if complete.attempts < FEWEST or not deviation(complete.totals):
        return [None] * marks.items
    variance = covariance(complete.totals, complete.totals)
    return [covariance(column, complete.totals) / variance for column in complete.earned.T]


def point_biserial(chose: Array, rest: Array) -> float | None:
    """Return the correlation of having chosen an option (1 or 0) with the marks on the rest, -1 … 1.

    Positive for the key of a good item and negative for its wrong options; `None` where all or nobody chose it
    or the rest does not vary. Source: Lord & Novick (1968), Statistical Theories of Mental Test Scores, 15.5.
    """
    return correlation(chose, rest)
