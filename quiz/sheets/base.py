"""What a sheet is, whatever it is written as: typed columns, and rows that may come one by one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import IO, Literal, Protocol

Cell = str | float | int | datetime | None
Kind = Literal["text", "number", "percent", "moment"]

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Column:
    """Hold a column: its title, what its cells are, how wide it is in letters, and what the figures mean.

    A percent is a share, 0 … 1.
    """

    title: str
    kind: Kind = "text"
    width: int = 12
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold a sheet; its rows can be gone through once."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]


class Writer(Protocol):
    """Write sheets in one format."""

    mimetype: str

    def write(self, sheet: Sheet, zone: tzinfo, file: IO[bytes]) -> None:
        """Write a sheet into a file, its moments by the clocks of a zone."""
        ...


def inert(text: str) -> str:
    """Return a text that a spreadsheet shows and does not compute."""
    return f"'{text}" if text.lstrip(" ").startswith(STARTS_A_FORMULA) else text


def finite(value: float) -> float | None:
    """Return a number that a cell can hold, or nothing."""
    return value if math.isfinite(value) else None
