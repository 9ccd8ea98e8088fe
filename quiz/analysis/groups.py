"""The best, the middle and the weakest of a class: weights instead of a line through people with equal totals."""

from __future__ import annotations

import numpy as np

from quiz.analysis.marks import Array

SHARE = 0.27
"""The share of the class in the upper and in the lower group. Source: Kelley (1939), see `items.upper_lower`."""


DECIMALS = 9
"""Totals that differ later than this are the same points added up in another order."""


def group_weights(totals: Array, share: float = SHARE) -> tuple[Array, Array]:
    """Return how much each attempt belongs to the upper and to the lower group, 0 … 1, together `share` of all.

    Attempts with equal totals at a group's edge share its last places evenly, so that nobody's name or place
    in the list decides who is among the best; where all are equal both groups are the whole class in part.
    """
    return _top(totals, share), _top(-totals, share)


def _top(totals: Array, share: float) -> Array:
    totals = totals.round(DECIMALS)
    weights, places = np.zeros(totals.size), share * totals.size
    for value in np.unique(totals)[::-1]:
        tied = totals == value
        taken = min(float(tied.sum()), places)
        weights[tied] = taken / tied.sum()
        places -= taken
        if places <= 0:
            break
    return weights
