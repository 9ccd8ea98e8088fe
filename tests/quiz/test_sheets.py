"""Sheets to take away: right types, names of all scripts, nothing computed."""

from __future__ import annotations

import csv
import re
import tracemalloc
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO, StringIO
from tempfile import TemporaryFile
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from factories import (
    answer_to,
    assign_to,
    hand_in,
    make_assignment,
    make_attempt,
    make_class,
    make_quiz,
    make_student,
    make_teacher,
    sign_in,
)
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from queries import counted
from sqlalchemy.orm import Session

from quiz.extensions import db
from quiz.models import Attempt
from quiz.saving import Save, save_response
from quiz.sheets import OF_CLASS, OF_QUIZ, WRITERS
from quiz.sheets.base import Cell, Column, Sheet, inert
from quiz.submitting import submit

MADRID = ZoneInfo("Europe/Madrid")
SCRIPTS = ["Zoë Ångström", "李小龍", "محمد", "שרה לוי", "Ирина", "ไก่", "👩🏽‍🎓 Ada", "a\u202eb", "  two  blanks  "]
AWFUL = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    " =1",
    "＝1",
    "\t=1",
    "#N/A",
    "_x0041_",
    'a"b,c;d',
    "line\nline",
    "a\rb",
    "'=1",
]
STORABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufffe\uffff")).filter(
    lambda text: not re.search("[\x01-\x08\x0b\x0c\x0e-\x1f]", text)
)


@pytest.fixture
def held(app: Flask) -> Iterator[Session]:
    """Return the app's own session in a request, where words have a language."""
    with app.test_request_context():
        yield db.session()


def written(ending: str, sheet: Sheet) -> bytes:
    file = BytesIO()
    WRITERS[ending].write(sheet, MADRID, file)
    return file.getvalue()


def rows_of_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def rows_of_xlsx(data: bytes) -> list[tuple[Any, ...]]:
    return list(load_workbook(BytesIO(data)).worksheets[0].iter_rows(values_only=True))


def texts(values: Sequence[str]) -> Sheet:
    return Sheet("Texts", [Column("Text")], [[value] for value in values])


def unescaped(text: str) -> str:
    """Return a text of a cell as Excel reads it."""
    return text.replace("_x005F_", "_")


@pytest.mark.parametrize("text", SCRIPTS + AWFUL)
def test_a_text_comes_out_of_both_formats_as_it_went_in_but_for_the_mark(text: str) -> None:
    assert rows_of_csv(written("csv", texts([text])))[1] == [inert(text)]
    assert unescaped(rows_of_xlsx(written("xlsx", texts([text])))[1][0]) == inert(text)


@given(st.lists(STORABLE.filter(bool), min_size=1, max_size=20))
@settings(max_examples=60, deadline=None)
def test_any_texts_come_out_of_both_formats_unchanged_but_for_the_mark(values: list[str]) -> None:
    wanted = [inert(value) for value in values]
    assert [row[0] for row in rows_of_csv(written("csv", texts(values)))[1:]] == wanted
    found = [unescaped(row[0]) for row in rows_of_xlsx(written("xlsx", texts(values)))[1:]]
    assert found == [unescaped(text) for text in wanted]


@pytest.mark.parametrize("ending", WRITERS)
def test_what_no_file_can_hold_is_replaced(ending: str) -> None:
    assert written(ending, texts(["\ud800 \x00 \x0b \uffff"]))


def test_no_cell_of_a_workbook_is_a_formula_or_an_error() -> None:
    book = load_workbook(BytesIO(written("xlsx", texts(AWFUL))))
    assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row} == {"s"}


def test_numbers_dates_and_percents_have_their_types_and_the_header_is_frozen() -> None:
    moment = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    columns = [Column("N", "number"), Column("P", "percent"), Column("M", "moment", 20, "A note"), Column("T")]
    rows: list[list[Cell]] = [[3, 0.825, moment, "x"], [float("nan"), None, None, None]]
    data = written("xlsx", Sheet("a/b: [c] " * 9, columns, rows))
    page = load_workbook(BytesIO(data)).worksheets[0]
    assert [page.cell(2, column).value for column in (1, 2, 3)] == [
        3,
        0.825,
        datetime.fromisoformat("2026-07-02 00:30"),
    ]
    assert page.cell(2, 2).number_format == "0.0%"
    assert page.cell(2, 3).is_date
    assert [cell.value for cell in page[3]] == [None] * 4
    assert (page.freeze_panes, page.column_dimensions["C"].width) == ("B2", 20)
    assert page["C1"].comment.text == "A note"
    lines = rows_of_csv(written("csv", Sheet("x", columns, rows)))
    assert lines[1:] == [["3", "82.5", "2026-07-02T00:30:00+02:00", "x"], ["", "", "", ""]]


@pytest.mark.parametrize("name", OF_QUIZ)
@pytest.mark.parametrize("ending", WRITERS)
def test_every_sheet_of_a_quiz_nobody_took_is_a_header(held: Session, name: str, ending: str) -> None:
    quiz = make_quiz(held, make_teacher(held), published=True)
    data = written(ending, OF_QUIZ[name].make(held, quiz, None))
    assert len(rows_of_csv(data) if ending == "csv" else rows_of_xlsx(data)) == 1


def take(session: Session, assignment: Any, name: str, right: Sequence[bool]) -> Attempt:
    attempt, _token = make_attempt(session, assignment, name)
    for item, good in zip(attempt.items, right, strict=False):
        save_response(session, item, Save(answer_to(item, right=good), "phone", 1, 0))
    submit(session, attempt)
    session.commit()
    return attempt


def test_answers_are_a_row_an_answer_with_blanks_empty(held: Session) -> None:
    assignment = make_assignment(held, make_teacher(held))
    attempt = take(held, assignment, "=Zoë", [True, False])
    attempt.items[1].comment = "Six weeks"
    held.commit()
    header, *lines = rows_of_csv(written("csv", OF_QUIZ["answers"].make(held, assignment.quiz, None)))
    rows = [dict(zip(header, line, strict=True)) for line in lines]
    assert [row["Points"] for row in rows] == ["1", "0", "0", "0"]
    assert [row["Answered"] for row in rows] == ["Because the arches had cracked", "True", "", ""]
    assert {row["Name"] for row in rows} == {"'=Zoë"}
    assert rows[1]["Comment"] == "Six weeks"


def test_items_have_the_figures_of_the_analysis_page(held: Session) -> None:
    assignment = make_assignment(held, make_teacher(held))
    for name, right in (("Ann", [True] * 4), ("Ben", [True, False, False, False]), ("Cy", [False] * 4)):
        take(held, assignment, name, right)
    header, first, *_rest = rows_of_xlsx(written("xlsx", OF_QUIZ["items"].make(held, assignment.quiz, None)))
    row = dict(zip(header, first, strict=True))
    assert (row["Attempts"], row["Blank (counted as wrong)"]) == (3, 0)
    assert row["Facility"] == pytest.approx(2 / 3)
    # Marks 1, 1, 0: the sample variance is 1/3. With the rest, 3, 0, 0: covariance 1/2, variances 1/3 and 3.
    assert row["Standard deviation (n − 1)"] == pytest.approx((1 / 3) ** 0.5)
    assert row["Discrimination (item–rest)"] == pytest.approx(0.5, abs=1e-4)
    assert (row["Option 1: chosen"], row["Option 1: right"]) == (2, "✓")
    assert (row["Timed answers"], row["Seconds: median"]) == (0, None)


def test_the_gradebook_of_a_class_has_a_row_a_student_and_a_column_an_assignment(held: Session) -> None:
    teacher = make_teacher(held)
    robin, sam, lee = (make_student(held, name) for name in ("Robin", "Sam", "Lee"))
    school_class = make_class(held, teacher, robin, sam, lee)
    first = assign_to(held, make_quiz(held, teacher, published=True), school_class)
    second = assign_to(held, make_quiz(held, teacher, published=True), school_class)
    hand_in(held, first, robin, "+++-")
    hand_in(held, second, robin, "+---")
    hand_in(held, first, sam, "----")
    header, *rows = rows_of_xlsx(written("xlsx", OF_CLASS["gradebook"].make(held, school_class, teacher)))
    assert len(header) == 4
    assert rows == [("Lee", None, None, None), ("Robin", 0.75, 0.25, 0.5), ("Sam", 0, None, 0)]


def test_the_gradebook_of_a_quiz_lists_who_handed_nothing_in(held: Session) -> None:
    teacher = make_teacher(held)
    robin, sam = make_student(held, "Robin"), make_student(held, "Sam")
    given = assign_to(held, make_quiz(held, teacher, published=True), make_class(held, teacher, robin, sam))
    hand_in(held, given, sam, "+---")
    _header, *rows = rows_of_xlsx(written("xlsx", OF_QUIZ["gradebook"].make(held, given.quiz, given)))
    assert rows == [("Robin", None, None), ("Sam", 0.25, 0.25)]


def test_a_colleagues_gradebook_has_no_score_of_anothers_quiz(held: Session) -> None:
    teacher, colleague = make_teacher(held), make_teacher(held, "Bo", "bo@school.example")
    robin = make_student(held, "Robin")
    school_class = make_class(held, teacher, robin)
    hand_in(held, assign_to(held, make_quiz(held, teacher, published=True), school_class), robin, "++++")
    _header, row = rows_of_xlsx(written("xlsx", OF_CLASS["gradebook"].make(held, school_class, colleague)))
    assert row == ("Robin", None)


@pytest.mark.parametrize("name", OF_QUIZ)
def test_a_sheet_of_many_attempts_asks_the_database_no_more(held: Session, name: str) -> None:
    assignment = make_assignment(held, make_teacher(held))
    quiz = assignment.quiz
    asked = []
    for people in (1, 5):
        for number in range(people):
            take(held, assignment, f"Student {people} {number}", [True])
        held.refresh(quiz)
        assert quiz.assignments
        with counted() as statements:
            written("csv", OF_QUIZ[name].make(held, quiz, None))
        asked.append(len(statements))
    assert asked[0] == asked[1]


@pytest.mark.parametrize("name", OF_QUIZ)
def test_a_teacher_downloads_each_sheet_and_another_teacher_does_not(
    client: FlaskClient, session: Session, name: str
) -> None:
    teacher = make_teacher(session)
    quiz = make_assignment(session, teacher).quiz
    sign_in(client, teacher)
    address = f"/desk/quizzes/{quiz.id}/sheets/{name}"
    assert f"{address}.xlsx" in client.get(f"/desk/quizzes/{quiz.id}/results").text
    for ending, writer in WRITERS.items():
        reply = client.get(f"{address}.{ending}?assignment={quiz.assignments[0].id}", buffered=True)
        assert (reply.status_code, reply.mimetype) == (200, writer.mimetype)
        assert "attachment" in reply.headers["Content-Disposition"]
    assert client.get(f"{address}.ods").status_code == 404
    sign_in(client, make_teacher(session, "Bo", "bo@school.example"))
    assert client.get(f"{address}.csv").status_code == 404


def test_the_sheet_of_attempts_keeps_its_old_address(client: FlaskClient, session: Session) -> None:
    teacher = make_teacher(session)
    quiz = make_assignment(session, teacher).quiz
    sign_in(client, teacher)
    reply = client.get(f"/desk/quizzes/{quiz.id}/results.csv", buffered=True)
    assert reply.data.startswith(b"\xef\xbb\xbfName,")


def test_a_classs_page_links_its_gradebook(client: FlaskClient, session: Session) -> None:
    teacher = make_teacher(session)
    school_class = make_class(session, teacher, make_student(session))
    sign_in(client, teacher)
    address = f"/classes/{school_class.id}/sheets/gradebook.xlsx"
    assert address in client.get(f"/classes/{school_class.id}").text
    assert rows_of_xlsx(client.get(address, buffered=True).data)[1] == ("Robin", None)
    sign_in(client, make_teacher(session, "Bo", "bo@school.example"))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("ending", WRITERS)
def test_a_sheet_four_times_as_long_needs_no_more_memory(ending: str) -> None:
    def peak(rows: int) -> int:
        sheet = Sheet("Long", [Column("Text"), Column("N", "percent")], ([f"Student {n}", 0.5] for n in range(rows)))
        with TemporaryFile() as file:
            tracemalloc.start()
            WRITERS[ending].write(sheet, MADRID, file)
            found = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        return found

    peak(10)
    assert peak(2000) < 1.5 * peak(500)
