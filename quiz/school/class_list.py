"""Make sense of a sheet as a list of students: which column is what, and which rows cannot be taken."""

from __future__ import annotations

import re
from dataclasses import dataclass

from questions.messages import Message
from quiz.school.accommodations import TIME_FACTORS
from quiz.school.enrolling_lists import Line, Row
from quiz.school.secrets import LONGEST_SECRET, SHORTEST_SECRET, normalised_secret
from quiz.school.sheets import Rows, SheetRefused

HEADINGS = {
    "name": ("name", "names", "full name", "student", "student name", "pupil", "learner"),
    "surname": ("surname", "last name", "family name", "lastname"),
    "given": ("first name", "given name", "forename", "firstname", "first names", "given names"),
    "secret": ("secret", "secret words", "secret word", "password", "pin"),
    "time": ("time factor", "time", "extra time", "time limit"),
}
UNTIMED = ("untimed", "none", "no limit", "unlimited", "∞")


@dataclass(frozen=True, slots=True)
class Columns:
    """Say where a list has what, by the place of the column; `headed` where its first row only names them."""

    names: tuple[int, ...]
    secret: int | None = None
    time: int | None = None
    headed: bool = True


def students_in(sheet: Rows, chosen: str = "") -> tuple[list[Row], list[Line]]:
    """Return the students a sheet lists, and a line for each row that cannot be taken.

    `chosen` names the column of the names by its heading, letter or number where it is not recognised.
    Raises `SheetRefused` where no column is, or that one does not exist.
    """
    columns = columns_of(sheet, chosen)
    rows: list[Row] = []
    refused: list[Line] = []
    for number, cells in sheet[1:] if columns.headed else sheet:
        name = " ".join(filter(None, (_cell(cells, place) for place in columns.names)))
        made = _row(number, name, _cell(cells, columns.secret), _cell(cells, columns.time))
        if isinstance(made, Row):
            rows.append(made)
        else:
            refused.append(Line(number, name, "refused", made))
    return rows, refused


def columns_of(sheet: Rows, chosen: str = "") -> Columns:
    """Return which column of a sheet is what."""
    first = sheet[0][1]
    found = {what: place for place, cell in reversed(list(enumerate(first))) if (what := _heading(cell))}
    secret, time = found.get("secret"), found.get("time")
    if chosen.strip():
        return Columns(
            (_place(chosen, first),), secret, time, headed=bool(found) or _folded(chosen) in map(_folded, first)
        )
    if "name" in found:
        return Columns((found["name"],), secret, time)
    if "surname" in found and "given" in found:
        return Columns((found["given"], found["surname"]), secret, time)
    if max(len(cells) for _number, cells in sheet) == 1:
        return Columns((0,), headed=False)
    raise SheetRefused(
        Message(
            "No column is called “Name”. The first row has: %(cells)s. Say below which column holds the names.",
            cells=" · ".join(f"{_letter(place)} “{cell}”" for place, cell in enumerate(first))[:300],
        )
    )


def time_in(typed: str) -> tuple[float, bool] | None:
    """Return the time factor, and whether there is no limit, that a cell gives; `None` where it gives neither."""
    folded = _folded(typed)
    if not folded:
        return 1.0, False
    if folded in UNTIMED:
        return 1.0, True
    found = re.fullmatch(r"([×x+]?) ?(\d{1,3}(?:[.,]\d{1,3})?) ?(%?)", folded)
    if found is None:
        return None
    sign, number, percent = found.groups()
    factor = float(number.replace(",", ".")) / (100 if percent else 1)
    factor = factor + 1 if percent and (sign == "+" or factor < 1) else factor
    return (factor, False) if factor in TIME_FACTORS else None


def _row(number: int, name: str, secret: str, time: str) -> Row | Message:
    given = time_in(time)
    if "\ufffd" in name:
        return Message("The name holds characters that cannot be read: save the file as UTF-8.")
    if given is None:
        return Message("“%(cell)s” is no time factor: 1, 1.25, 1.5, 2 or untimed.", cell=time[:40])
    if secret and not SHORTEST_SECRET <= len(normalised_secret(secret)) <= LONGEST_SECRET:
        return Message("A secret has at least %(least)s letters or digits.", least=SHORTEST_SECRET)
    return Row(number, name, secret or None, *given)


def _cell(cells: list[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""


def _place(chosen: str, first: list[str]) -> int:
    folded = _folded(chosen)
    for place, cell in enumerate(first):
        if folded in (_folded(cell), _letter(place).lower(), str(place + 1)):
            return place
    raise SheetRefused(Message("The file has no column “%(column)s”.", column=chosen.strip()[:40]))


def _heading(cell: str) -> str | None:
    return next((what for what, words in HEADINGS.items() if _folded(cell) in words), None)


def _folded(text: str) -> str:
    return " ".join(text.replace("_", " ").casefold().split())


def _letter(place: int) -> str:
    """Return what a spreadsheet program calls a column; a list has no more of them than letters matter for."""
    return chr(ord("A") + place) if place < 26 else str(place + 1)  # noqa: PLR2004
