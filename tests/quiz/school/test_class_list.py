"""A sheet as a class list: columns recognised or chosen, bad rows named by number and reason, the good ones kept."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from quiz.school.class_list import students_in, time_in
from quiz.school.sheets import MOST_ROWS, SheetRefused, decoded, read_sheet


def workbook(*rows: list[object]) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def names(data: bytes, chosen: str = "") -> list[str]:
    return [row.name for row in students_in(read_sheet(data), chosen)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Name\nAnna Kim\nBoris Vale\n", ["Anna Kim", "Boris Vale"]),
        ("id;NAME;mark\n1;Anna Kim;5\n2;Boris Vale;4\n", ["Anna Kim", "Boris Vale"]),
        ("Surname,First name\nKim,Anna\n", ["Anna Kim"]),
        ("Given_Name\tFamily name\nAnna\tKim\n", ["Anna Kim"]),
        ('Name\n"Kim, Anna"\n', ["Kim, Anna"]),
        ("Anna Kim\r\n\r\n  Boris   Vale \r\n", ["Anna Kim", "Boris Vale"]),
    ],
)
def test_the_names_are_found_where_they_stand(text: str, expected: list[str]) -> None:
    assert names(text.encode()) == expected


@pytest.mark.parametrize(("chosen", "expected"), [("B", ["Anna"]), ("2", ["Anna"]), ("pupil 2", ["Anna"])])
def test_a_column_may_be_chosen(chosen: str, expected: list[str]) -> None:
    head = "x,Pupil 2" if chosen.startswith("pupil") else "7"
    data = f"{head}\n7,Anna\n" if chosen.startswith("pupil") else "7,Anna\n"
    assert names(data.encode(), chosen) == expected


def test_wrong_columns_are_named_so_that_one_can_be_chosen() -> None:
    with pytest.raises(SheetRefused) as refused:
        names(b"alpha,beta\n1,2\n")
    assert refused.value.message.parameters["cells"] == "A “alpha” · B “beta”"
    with pytest.raises(SheetRefused):
        names(b"alpha,beta\n1,2\n", "gamma")


@pytest.mark.parametrize(
    "encode", [str.encode, lambda text: text.encode("utf-8-sig"), lambda text: text.encode("utf-16")]
)
def test_any_common_encoding_is_read(encode: Callable[[str], bytes]) -> None:
    assert names(encode("Name\nŁukasz Żółć\nZoë\n")) == ["Łukasz Żółć", "Zoë"]


def test_a_file_of_two_encodings_is_read_line_by_line() -> None:
    mixed = "Zoë Möller\n".encode() + "René Åkesson\n".encode("cp1252")
    assert decoded(mixed) == "Zoë Möller\nRené Åkesson\n"


def test_a_name_that_cannot_be_read_is_refused_with_its_row() -> None:
    rows, refused = students_in(read_sheet(b"Name\nAnna\nRen\x81\x8d\n"))
    assert [row.name for row in rows] == ["Anna"]
    assert [(line.number, line.outcome) for line in refused] == [(3, "refused")]


def test_a_workbook_is_read_with_its_formulas_as_text() -> None:
    data = workbook(
        ["Name", "Time factor", "Secret"], ["Anna Kim", 1.5, None], ["=1+1", "untimed", "open sesame"], [None], [12]
    )
    rows, refused = students_in(read_sheet(data))
    assert refused == []
    assert [(row.number, row.name) for row in rows] == [(2, "Anna Kim"), (3, "=1+1"), (5, "12")]
    assert [(row.time_factor, row.untimed, row.secret) for row in rows[:2]] == [
        (1.5, False, None),
        (1.0, True, "open sesame"),
    ]


def test_bad_rows_are_named_and_the_good_ones_kept() -> None:
    sheet = b"Name,Secret,Time\nAnna,abc,\nBoris,,three\nCleo,long enough,x1.25\n"
    rows, refused = students_in(read_sheet(sheet))
    assert [row.name for row in rows] == ["Cleo"]
    assert [(line.number, line.name) for line in refused] == [(2, "Anna"), (3, "Boris")]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", (1.0, False)),
        ("1,5", (1.5, False)),
        ("×2", (2.0, False)),
        ("125%", (1.25, False)),
        ("+25 %", (1.25, False)),
        ("50%", (1.5, False)),
        ("Untimed", (1.0, True)),
        ("1.3", None),
        ("=2", None),
        ("-1", None),
        ("9" * 400, None),
    ],
)
def test_extra_time_is_read_as_people_write_it(typed: str, expected: tuple[float, bool] | None) -> None:
    assert time_in(typed) == expected


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (40 * 1024 * 1024))
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n\n",
        b"PK\x03\x04 no archive",
        b"\xd0\xcf\x11\xe0 old",
        b"\x00\x01\x02binary",
        workbook(),
        bomb(),
        b"Name\n" + b"A\n" * 50_000,
        workbook(["Name"], *([f"Student {number}"] for number in range(MOST_ROWS + 10))),
    ],
    ids=["nothing", "blank", "no-zip", "old-excel", "binary", "empty-book", "bomb", "50000-rows", "large-book"],
)
def test_what_is_no_class_list_is_refused(data: bytes) -> None:
    with pytest.raises(SheetRefused):
        students_in(read_sheet(data))
