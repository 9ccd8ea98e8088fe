"""What a student's browser tells of itself: how long the page was left, how long it had no connection.

It tells so with a save, in one statement more at most. It is the browser's word and no proof; the times are worked
out from how long ago it was, so that a device's clock does not matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol, cast

from sqlalchemy import Integer, String, bindparam, func, insert, select
from sqlalchemy.orm import Session

from quiz.models import AttemptEvent
from quiz.models.columns import JSONValue, UTCDateTime, now

if TYPE_CHECKING:
    from sqlalchemy import Table

KINDS = frozenset({"away", "offline"})
MARK = re.compile(r"[A-Za-z0-9_-]{0,20}")
MOST_AT_ONCE = 20
MOST = 400
"""How many lines a browser can add to an attempt: more would be noise, or mischief."""


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one line: what it was, how many seconds ago it began and ended, and the browser's own mark of it."""

    kind: str
    began: float
    ended: float
    mark: str


def lines_in(data: Any) -> list[Line]:
    """Return the lines that a browser sent; what is none is left out: an answer must not be refused for its sake."""
    if not isinstance(data, list):
        return []
    read = (_line(one) for one in data[:MOST_AT_ONCE])
    return [line for line in read if line is not None]


class Noted(Protocol):
    """What the log has to know of an attempt."""

    @property
    def id(self) -> int:
        """Return its id."""

    @property
    def started_at(self) -> datetime:
        """Return when it began."""

    @property
    def submitted(self) -> bool:
        """Say whether it is over."""


def note(session: Session, attempt: Noted, lines: Sequence[Line]) -> None:
    """Add lines to the log of an attempt under way, in one statement; none where there are enough."""
    if not lines or attempt.submitted:
        return
    moment = now()
    session.execute(_INSERT, [_row(line, attempt, moment) for line in lines])


def _row(line: Line, attempt: Noted, moment: datetime) -> dict[str, Any]:
    """Return what is stored of a line, whatever a device says: nothing from before the attempt or after this moment."""
    began, ended = (
        min(max(moment - timedelta(seconds=ago), attempt.started_at), moment) for ago in (line.began, line.ended)
    )
    seconds = max(0, round((ended - began).total_seconds()))
    detail = {"seconds": seconds, "mark": line.mark}
    return {"began": began, "detail": detail, "kind": line.kind, "attempt": attempt.id}


def _line(data: Any) -> Line | None:
    match data:
        case [str(kind), began, ended, str(mark)] if kind in KINDS and MARK.fullmatch(mark):
            if _seconds(began) and _seconds(ended):
                return Line(kind, float(began), float(ended), mark)
    return None


def _seconds(value: Any) -> bool:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return number and 0 <= value <= timedelta(days=60).total_seconds()


_TABLE = cast("Table", AttemptEvent.__table__)
_ENOUGH = select(func.count()).select_from(_TABLE).where(_TABLE.c.attempt_id == bindparam("attempt")).scalar_subquery()
_INSERT = insert(_TABLE).from_select(
    ["attempt_id", "kind", "at", "detail"],
    select(
        bindparam("attempt", type_=Integer),
        bindparam("kind", type_=String),
        bindparam("began", type_=UTCDateTime),
        bindparam("detail", type_=JSONValue),
    ).where(_ENOUGH < MOST),
    include_defaults=False,
)
