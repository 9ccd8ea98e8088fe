"""Sheets as CSV: UTF-8 with the mark that tells Excel so."""

from __future__ import annotations

import csv
from datetime import datetime, tzinfo
from io import TextIOWrapper
from typing import IO

from quiz.sheets.base import Cell, Kind, Sheet, finite, inert


class CsvWriter:
    """Write a sheet as CSV: numbers with a point, percents as numbers to a hundred, moments by ISO 8601."""

    mimetype = "text/csv"

    def write(self, sheet: Sheet, zone: tzinfo, file: IO[bytes]) -> None:
        """Write a sheet into a file."""
        text = TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
        kinds = [column.kind for column in sheet.columns]
        writer = csv.writer(text)
        writer.writerow(inert(column.title) for column in sheet.columns)
        for row in sheet.rows:
            writer.writerow(_cell(value, kind, zone) for value, kind in zip(row, kinds, strict=True))
        text.flush()
        text.detach()


def _cell(value: Cell, kind: Kind, zone: tzinfo) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return inert(value)
    if isinstance(value, datetime):
        return value.astimezone(zone).isoformat(timespec="seconds")
    number = finite(100 * value if kind == "percent" else value)
    # A number that rounds to nothing must not be minus nothing.
    return "" if number is None else f"{round(number, 4) + 0.0:.12g}"
