"""How far a quiz's totals can be trusted. Counts the attempts that were asked every question."""

from __future__ import annotations

import numpy as np

from quiz.analysis.marks import STANDARD, Conventions, Marks
from quiz.analysis.moments import TINY, deviation

FEWEST_ITEMS = 2


def alpha(marks: Marks) -> float | None:
    """Return Cronbach's alpha, at most 1 (KR-20 for items scored 0/1, with the same variance for both).

    k / (k - 1) × (1 - Σ item variances / variance of the totals); negative where items work against each
    other. `None` of one item, of fewer than two attempts, or where totals do not vary. The kind of variance
    cancels out. Sources: Cronbach (1951), Psychometrika 16; Kuder & Richardson (1937), Psychometrika 2.
    """
    complete = marks.complete()
    if complete.items < FEWEST_ITEMS or complete.attempts <= 1 or not deviation(complete.totals):
        return None
    variances = np.var(complete.earned, axis=0, ddof=1)
    return float(complete.items / (complete.items - 1) * (1 - variances.sum() / np.var(complete.totals, ddof=1)))


def standard_error(marks: Marks, conventions: Conventions = STANDARD) -> float | None:
    """Return the standard error of measurement in points: by how much a total would differ if taken again.

    deviation × √(1 - alpha). Source: Lord & Novick (1968), 3.8. A negative alpha gives more than the deviation
    itself, which says nothing: `None`.
    """
    trust, spread = alpha(marks), deviation(marks.complete().totals, conventions.ddof)
    if trust is None or spread is None or trust < -TINY:
        return None
    return float(spread * (1 - max(0.0, trust)) ** 0.5)
