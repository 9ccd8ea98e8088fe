"""When an attempt's time is over: one function, for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.models.school_class import Accommodation

GRACE = timedelta(seconds=30)
"""How long after the deadline a save still counts: what the student answered in time may travel."""


@dataclass(frozen=True, slots=True)
class Needs:
    """Say what a student is granted in every quiz: `factor` stretches time limits, `untimed` lifts them."""

    factor: float = 1.0
    untimed: bool = False
    extra_attempts: int = 0

    @classmethod
    def of(cls, accommodation: Accommodation | None) -> Needs:
        """Return what a stored accommodation grants; without one, what everybody has."""
        if accommodation is None:
            return cls()
        return cls(accommodation.time_factor, accommodation.untimed, accommodation.extra_attempts)


EVERYBODY = Needs()


def deadline_of(
    start: datetime, limit: int | None, closing: datetime | None, needs: Needs = EVERYBODY
) -> datetime | None:
    """Return when the time is over, or `None` where nothing ends it.

    min(start + limit × f, closing + (f − 1) × limit), with the student's factor f: whoever has more time also
    has it beyond the closing time. Without a limit, or for a student who has none, the closing time ends it.
    """
    if limit is None or needs.untimed:
        return closing
    own = start + timedelta(seconds=limit * needs.factor)
    return own if closing is None else min(own, closing + stretch(limit, needs))


def stretch(limit: int | None, needs: Needs) -> timedelta:
    """Return by how much a student's closing time is later than everybody's."""
    if limit is None or needs.untimed:
        return timedelta()
    return timedelta(seconds=limit * (needs.factor - 1))
