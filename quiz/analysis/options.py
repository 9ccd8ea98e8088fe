"""Who chose which option: of the best, of the middle and of the weakest of the class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from quiz.analysis.groups import group_weights
from quiz.analysis.items import point_biserial
from quiz.analysis.marks import Array


@dataclass(frozen=True, slots=True)
class OptionUse:
    """Say who chose one option. Counts of the groups are in part where totals are equal at a group's edge."""

    text: str
    right: bool
    role: str | None
    count: int
    upper: float
    middle: float
    lower: float
    point_biserial: float | None


def option_uses(
    options: Sequence[tuple[str, bool, str | None]], chosen: Sequence[frozenset[int]], rest: Array, totals: Array
) -> list[OptionUse]:
    """Return for each option (text, right, role) who chose it.

    `chosen` holds for each attempt the indexes of the options it took (none: blank), `rest` its points on the
    other questions and `totals` on all, which the groups are made by.
    """
    upper, lower = group_weights(totals)
    uses = []
    for index, (text, right, role) in enumerate(options):
        took = np.array([float(index in picked) for picked in chosen])
        best, weakest = float(upper @ took), float(lower @ took)
        count = int(took.sum())
        uses.append(
            OptionUse(text, right, role, count, best, count - best - weakest, weakest, point_biserial(took, rest))
        )
    return uses
