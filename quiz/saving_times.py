"""When an answer was saved, each time: a few characters more in its own row, never a row or a statement more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

LONGEST_HISTORY = 4000
"""How many characters of times are kept, about 250 saves; when it was saved last is kept anyway."""
MARK = 5
"""How much of a device's random mark is enough to tell it from the student's others."""


def entry(moment: datetime, client: str) -> str:
    """Return what one save adds: its second, and which device it was."""
    mark = "".join(filter(str.isalnum, client))[:MARK]
    return f"{int(moment.timestamp())}/{mark} "


def entries(history: str | None) -> Iterator[tuple[datetime, str]]:
    """Return each save's moment and device, in the order they were made."""
    for one in (history or "").split():
        second, _slash, mark = one.partition("/")
        yield datetime.fromtimestamp(int(second), UTC), mark


def seconds_in(history: str | None) -> list[int]:
    """Return the second of each save, counted from 1970, in the order they were made."""
    return [int(one.partition("/")[0]) for one in (history or "").split()]
