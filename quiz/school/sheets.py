"""Read a sheet somebody uploads, CSV or XLSX, as rows of plain text: nothing in it is computed."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from questions.messages import Message
from quiz.models.errors import DomainError

MOST_ROWS = 2000
MOST_COLUMNS = 50
LONGEST_CELL = 500
LARGEST_UNPACKED = 32 * 1024 * 1024
"""A workbook is a zip archive: what it says to hold is added up before anything is unpacked."""

ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
DELIMITERS = ",;\t|"

Rows = list[tuple[int, list[str]]]


class SheetRefused(DomainError):
    """Refuse a file that is no list of students."""


def read_sheet(data: bytes) -> Rows:
    """Return the rows of a file that hold anything, with their number as a spreadsheet program shows it.

    Raises `SheetRefused` for what is no sheet or has more rows than any class.
    """
    if data.startswith(OLD_EXCEL):
        raise SheetRefused("This is an old Excel file. Save it as .xlsx or as CSV and try again.")
    rows = _from_workbook(data) if data.startswith(ZIP) else _from_text(data)
    kept: Rows = []
    for number, cells in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise SheetRefused(
                Message("The file has more than %(most)s rows: send one class at a time.", most=MOST_ROWS)
            )
        if any(cells):
            kept.append((number, cells))
    if not kept:
        raise SheetRefused("The file is empty.")
    return kept


def decoded(data: bytes) -> str:
    """Return a file's text whatever it was written in: UTF-8 or UTF-16 by its mark, else line by line.

    A line that is no UTF-8 is read as Windows-1252, which old spreadsheet programs write: a file put together
    from two of them is read right as well.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\0" in data:
        raise SheetRefused("This is no list of names: send a CSV or XLSX file.")
    return "".join(_line(line) for line in data.splitlines(keepends=True))


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _from_text(data: bytes) -> Iterator[list[str]]:
    text = decoded(data)
    delimiter = _delimiter(text)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield _tidy(row)
    except csv.Error as error:
        raise SheetRefused("This file cannot be read as CSV: save it again from your spreadsheet program.") from error


def _delimiter(text: str) -> str:
    """Return what the first line separates its cells by most often."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=first.count)


def _from_workbook(data: bytes) -> Iterator[list[str]]:
    """Yield the rows of a workbook's first sheet; formulas come as they are written."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > LARGEST_UNPACKED:
            raise SheetRefused("This workbook is too large: send a sheet that holds one class.")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        for row in book.worksheets[0].iter_rows(values_only=True, max_col=MOST_COLUMNS):
            yield _tidy(_text(cell) for cell in row)
    except SheetRefused:
        raise
    except Exception as error:
        # Whatever is wrong with a workbook, and there are many ways, it is no list that can be read.
        raise SheetRefused("This workbook cannot be read: save it again as .xlsx or as CSV.") from error


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(cell)


def _tidy(cells: Iterable[str]) -> list[str]:
    kept = [" ".join(cell.split())[:LONGEST_CELL] for cell in list(cells)[:MOST_COLUMNS]]
    while kept and not kept[-1]:
        kept.pop()
    return kept
