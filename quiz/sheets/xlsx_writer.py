"""Sheets as workbooks for Excel and its like, written row by row so that a long one needs no more memory.

openpyxl makes the workbook: its styles, header, notes and frozen panes. The rows are put into its sheet as they come,
since openpyxl takes half a minute for those of ten thousand attempts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, tzinfo
from functools import lru_cache
from io import BytesIO
from itertools import islice
from typing import IO, Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from quiz.sheets.base import Cell, Column, Kind, Sheet, finite, inert

FORMATS: dict[Kind, str] = {"percent": "0.0%", "moment": "yyyy-mm-dd hh:mm:ss"}
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel reads as the code of a character, and an underscore is therefore written as its own code."""
NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
LONGEST_TITLE, LONGEST_CELL = 31, 32_767
EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no zone
DAY = 86_400
SHEET = "xl/worksheets/sheet1.xml"
DIMENSION = re.compile(rb"<dimension [^>]*/>")
"""What says how far the sheet goes: nobody knows before the last row, and readers do without."""
END_OF_ROWS = b"</sheetData>"
AT_ONCE = 500
"""How many rows are held at once."""

Writing = Callable[[str, Cell], str]
"""Writes one cell, at its place."""


class XlsxWriter:
    """Write a sheet as a workbook: numbers as numbers, moments as dates, the header and the first column frozen."""

    mimetype = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def write(self, sheet: Sheet, zone: tzinfo, file: IO[bytes]) -> None:
        """Write a sheet into a file."""
        empty, writings = _without_rows(sheet, zone)
        with ZipFile(empty) as made, ZipFile(file, "w", ZIP_DEFLATED) as book:
            for name in made.namelist():
                if name != SHEET:
                    book.writestr(name, made.read(name))
            before, after = DIMENSION.sub(b"", made.read(SHEET), count=1).split(END_OF_ROWS)
            with book.open(SHEET, "w", force_zip64=True) as page:
                page.write(before)
                rows = _rows(sheet, writings)
                while some := "".join(islice(rows, AT_ONCE)):
                    page.write(some.encode())
                page.write(END_OF_ROWS + after)


def _rows(sheet: Sheet, writings: list[tuple[str, Writing]]) -> Iterator[str]:
    for number, row in enumerate(sheet.rows, start=2):
        place = str(number)
        cells = [
            write(letter + place, value)
            for (letter, write), value in zip(writings, row, strict=True)
            if value is not None
        ]
        yield f'<row r="{place}">{"".join(cells)}</row>'


def _without_rows(sheet: Sheet, zone: tzinfo) -> tuple[IO[bytes], list[tuple[str, Writing]]]:
    """Return the workbook with its header alone, and by column its letters and what writes its cells."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook()
    page: Any = book.active
    page.title = NOT_IN_A_TITLE.sub(" ", sheet.title).strip()[:LONGEST_TITLE] or "Sheet"
    page.freeze_panes = "B2"
    writings = []
    for number, column in enumerate(sheet.columns, start=1):
        letters = get_column_letter(number)
        page.column_dimensions[letters].width = column.width
        _header(page.cell(1, number), column)
        writings.append((letters, _writing(_style(page, column.kind), zone)))
    made = BytesIO()
    book.save(made)
    return made, writings


def _header(cell: Any, column: Column) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font

    cell.value = storable(column.title)
    cell.data_type = "s"
    cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    if column.note:
        cell.comment = Comment(column.note, "Readback", height=120, width=320)


def _style(page: Any, kind: Kind) -> int:
    """Return the number that the workbook knows a format by."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(page)
    cell.number_format = FORMATS.get(kind, "General")
    return int(cell.style_id)


def _writing(style: int, zone: tzinfo) -> Writing:
    """Return what writes the cells of a column: a text as a text, whatever it looks like."""

    def write(place: str, value: Cell) -> str:
        if isinstance(value, str):
            return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{_escaped(value)}</t></is></c>'
        if isinstance(value, datetime):
            # A cell has no zone: it shows what the school's clocks showed.
            shown = value.astimezone(zone).replace(tzinfo=None, microsecond=0) - EPOCH
            return f'<c r="{place}" s="{style}"><v>{shown.days + shown.seconds / DAY!r}</v></c>'
        number = None if value is None else finite(value)
        return "" if number is None else f'<c r="{place}" s="{style}"><v>{number!r}</v></c>'

    return write


@lru_cache(maxsize=512)
def _escaped(text: str) -> str:
    """Return a text as XML; most texts of a sheet are on many rows of it."""
    return escape(storable(text), {"\r": "&#13;"})


def storable(text: str) -> str:
    """Return a text as a cell can hold it: it computes nothing, and what XML has no sign for is replaced."""
    clean = NO_XML.sub("\ufffd", text.encode("utf-8", "replace").decode("utf-8"))
    return LOOKS_ESCAPED.sub("_x005F_", inert(clean))[:LONGEST_CELL]
