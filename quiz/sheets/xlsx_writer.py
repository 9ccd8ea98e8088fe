"""Sheets as workbooks for Excel and its like, written row by row so that a long one needs no more memory."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import IO, Any

from quiz.sheets.base import Cell, Column, Kind, Sheet, finite, inert

FORMATS: dict[Kind, str] = {"percent": "0.0%", "moment": "yyyy-mm-dd hh:mm:ss"}
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel reads as the code of a character, and an underscore is therefore written as its own code."""
NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
LONGEST_TITLE, LONGEST_CELL = 31, 32_767


class XlsxWriter:
    """Write a sheet as a workbook: numbers as numbers, moments as dates, the header and the first column frozen."""

    mimetype = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def write(self, sheet: Sheet, zone: tzinfo, file: IO[bytes]) -> None:
        """Write a sheet into a file."""
        from openpyxl import Workbook
        from openpyxl.utils import get_column_letter

        book = Workbook(write_only=True)
        page = book.create_sheet(NOT_IN_A_TITLE.sub(" ", sheet.title).strip()[:LONGEST_TITLE] or None)
        page.freeze_panes = "B2"
        for number, column in enumerate(sheet.columns, start=1):
            page.column_dimensions[get_column_letter(number)].width = column.width
        page.append([_header(page, column) for column in sheet.columns])
        makers = [_maker(page, column.kind, zone) for column in sheet.columns]
        for row in sheet.rows:
            page.append([make(value) for make, value in zip(makers, row, strict=True)])
        book.save(file)


def _header(page: Any, column: Column) -> Any:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font

    cell = _styled(page, storable(column.title))
    cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    if column.note:
        cell.comment = Comment(column.note, "Readback", height=120, width=320)
    return cell


def _maker(page: Any, kind: Kind, zone: tzinfo) -> Callable[[Cell], Any]:
    """Return what makes the cells of a column.

    A row is written before the next is made: one cell a column carries the format, since making them takes the time.
    """
    formatted = _styled(page, None)
    formatted.number_format = FORMATS.get(kind, "General")

    def make(value: Cell) -> Any:
        if value is None:
            return None
        if isinstance(value, str):
            text = storable(value)
            # "#N/A" and its like would be errors.
            return _styled(page, text) if text.startswith("#") else text
        if isinstance(value, datetime):
            # A cell has no zone: it shows what the school's clocks showed.
            formatted.value = value.astimezone(zone).replace(tzinfo=None, microsecond=0)
        else:
            formatted.value = finite(value)
        return formatted

    return make


def _styled(page: Any, value: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(page, value)
    if isinstance(value, str):
        cell.data_type = "s"
    return cell


def storable(text: str) -> str:
    """Return a text as a cell can hold it: it computes nothing, and what XML has no sign for is replaced."""
    clean = NO_XML.sub("\ufffd", text.encode("utf-8", "replace").decode("utf-8"))
    return LOOKS_ESCAPED.sub("_x005F_", inert(clean))[:LONGEST_CELL]
