"""What the attempts of a quiz show."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from factories import make_assignment, make_attempt, make_questions, make_quiz, make_teacher
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.orm import Session

from quiz import reviewing
from quiz.entering import resume
from quiz.extensions import db
from quiz.invigilating import discard
from quiz.models import Assignment, Attempt
from quiz.results.counted import counts
from quiz.results.of_quiz import Results, quiz_results
from quiz.results.questions import MOST_TYPED
from quiz.saving import Save, save_response
from quiz.sheets.base import STARTS_A_FORMULA, inert
from quiz.sheets.csv_writer import CsvWriter
from quiz.sheets.of_quiz.results import sheet_of as sheet_of_results
from quiz.submitting import submit

MADRID = ZoneInfo("Europe/Madrid")
RIGHT = {0: 0, 1: False, 2: "ferry", 3: "Voss"}


@pytest.fixture
def held(app: Flask) -> Iterator[Session]:
    """Return the app's own session in a request, where words have a language."""
    with app.test_request_context():
        yield db.session()


def answer(session: Session, attempt: Attempt, answers: Mapping[int, Any]) -> None:
    """Save answers by position: an option's index, a truth value or a text."""
    for position, given_answer in answers.items():
        item = attempt.items[position]
        shape: dict[str, Any]
        if isinstance(given_answer, bool):
            shape = {"value": given_answer}
        elif isinstance(given_answer, int):
            shape = {"option": item.shown.ids[given_answer]}
        else:
            shape = {"text": given_answer}
        save_response(session, item, Save(shape, "phone", 1, 0))
    session.commit()


def take(session: Session, assignment: Assignment, name: str, answers: Mapping[int, Any]) -> Attempt:
    """Add a submitted attempt with these answers."""
    attempt, _token = make_attempt(session, assignment, name)
    answer(session, attempt, answers)
    submit(session, attempt)
    session.commit()
    return attempt


def as_csv(results: Results) -> bytes:
    file = BytesIO()
    CsvWriter().write(sheet_of_results(results, list(results.taken)), MADRID, file)
    return file.getvalue()


def sheet_of(results: Results) -> list[list[str]]:
    return list(csv.reader(StringIO(as_csv(results).decode("utf-8-sig"))))


def test_a_quiz_nobody_took_has_no_averages(held: Session) -> None:
    results = quiz_results(held, make_quiz(held, make_teacher(held), published=True))
    assert (results.taken, results.mean, results.median, results.median_seconds) == ((), None, None, None)
    assert [question.asked for question in results.questions] == [0, 0, 0, 0]


def test_scores_right_answers_and_blanks_are_counted(held: Session) -> None:
    assignment = make_assignment(held, make_teacher(held))
    take(held, assignment, "Robin", RIGHT)
    take(held, assignment, "Sam", {0: 1, 1: True, 2: "boat"})
    results = quiz_results(held, assignment.quiz)
    assert [(line.taker, line.score, line.fraction) for line in results.taken] == [("Robin", 4, 1.0), ("Sam", 0, 0.0)]
    assert results.mean == 0.5
    assert [(q.right, q.wrong, q.blank) for q in results.questions] == [(1, 1, 0), (1, 1, 0), (1, 1, 0), (1, 0, 1)]


def test_every_option_is_listed_with_its_role_and_how_many_took_it(held: Session) -> None:
    assignment = make_assignment(held, make_teacher(held))
    for name, option in (("Ann", 1), ("Ben", 1), ("Cy", 0)):
        take(held, assignment, name, {0: option})
    first = quiz_results(held, assignment.quiz).questions[0]
    assert [(picked.count, picked.role, picked.right) for picked in first.picked] == [
        (1, None, True),
        (2, "misread", False),
        (0, "elsewhere", False),
        (0, "unsupported", False),
    ]


def test_typed_answers_are_counted_whatever_their_capitals(held: Session) -> None:
    assignment = make_assignment(held, make_teacher(held))
    for name, text in (("Ann", "Boat"), ("Ben", "boat"), ("Cy", "ferry")):
        take(held, assignment, name, {2: text})
    cloze = quiz_results(held, assignment.quiz).questions[2]
    assert [(picked.text, picked.count, picked.right) for picked in cloze.picked] == [
        ("Boat", 2, False),
        ("ferry", 1, True),
    ]


def test_seldom_typed_answers_are_counted_together(held: Session) -> None:
    assignment = make_assignment(held, make_teacher(held))
    for number in range(MOST_TYPED + 3):
        take(held, assignment, f"Student {number}", {2: f"boat {'abcdefghijklmn'[number]}"})
    cloze = quiz_results(held, assignment.quiz).questions[2]
    assert (len(cloze.picked), cloze.more) == (MOST_TYPED, 3)


def test_an_attempt_under_way_counts_in_no_question_and_no_average(held: Session) -> None:
    assignment = make_assignment(held, make_teacher(held))
    attempt, _token = make_attempt(held, assignment)
    answer(held, attempt, {0: 0, 1: True})
    results = quiz_results(held, assignment.quiz)
    assert (results.under_way, results.submitted, results.mean) == (1, 0, None)
    assert (results.taken[0].answered, results.taken[0].seconds, results.taken[0].fraction) == (2, None, None)
    assert all(question.asked == 0 for question in results.questions)


def test_an_edited_question_keeps_the_answers_to_its_earlier_wording(held: Session) -> None:
    assignment = make_assignment(held, make_teacher(held))
    take(held, assignment, "Before", {0: 3})
    item = assignment.quiz.items[0]
    old = item.version.content
    renamed = replace(old.options[3], text="Because a barge had struck it")  # type: ignore[attr-defined]
    reviewing.revise(held, item, replace(old, options=(*old.options[:3], renamed)), 1)  # type: ignore[attr-defined]
    held.commit()
    take(held, assignment, "After", {0: 3})
    first = quiz_results(held, assignment.quiz).questions[0]
    assert first.asked == 2
    assert [(picked.text, picked.count) for picked in first.picked[3:]] == [
        ("Because a barge had struck it", 1),
        ("Because a ship had struck it", 1),
    ]


def test_a_question_dropped_since_is_still_in_the_results(held: Session) -> None:
    assignment = make_assignment(held, make_teacher(held))
    take(held, assignment, "Robin", RIGHT)
    assignment.quiz.drop(assignment.quiz.items[1])
    held.commit()
    results = quiz_results(held, assignment.quiz)
    assert [(question.number, question.asked) for question in results.questions] == [(1, 1), (2, 1), (3, 1), (None, 1)]


def test_a_question_worth_nothing_divides_nothing(held: Session) -> None:
    quiz = make_quiz(held, make_teacher(held), make_questions()[:1], published=True)
    quiz.items[0].points = 0
    held.commit()
    take(held, quiz.assignments[0], "Robin", {0: 0})
    results = quiz_results(held, quiz)
    assert (results.taken[0].fraction, results.mean) == (None, None)


def test_another_quizs_attempts_are_not_counted(held: Session) -> None:
    teacher = make_teacher(held)
    mine, other = make_assignment(held, teacher), make_assignment(held, teacher)
    take(held, other, "Robin", RIGHT)
    assert quiz_results(held, mine.quiz).taken == ()
    assert counts(held, [mine.quiz_id, other.quiz_id]) == {other.quiz_id: (1, 1)}


@pytest.mark.parametrize("students", [1, 6])
def test_the_queries_do_not_grow_with_the_attempts(held: Session, students: int) -> None:
    assignment = make_assignment(held, make_teacher(held))
    for number in range(students):
        take(held, assignment, f"Student {number}", RIGHT)
    quiz = assignment.quiz
    held.refresh(quiz)
    asked: list[str] = []
    with db.engine.connect():
        event.listen(db.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
        quiz_results(held, quiz)
    assert len(asked) == 4


def test_the_sheet_has_a_line_an_attempt_and_times_in_the_schools_zone(held: Session) -> None:
    assignment = make_assignment(held, make_teacher(held))
    attempt = take(held, assignment, "Zoë 李", {**RIGHT, 0: 1})
    header, line = sheet_of(quiz_results(held, assignment.quiz))
    row = dict(zip(header, line, strict=True))
    assert row["Name"] == "Zoë 李"
    assert (row["Score"], row["Points"], row["Percent"]) == ("3", "4", "75")
    assert row["Started"] == attempt.started_at.astimezone(MADRID).isoformat(timespec="seconds")
    assert (row["1. Why did the council of Alder close the bridge?"], row["1. points"]) == (
        "Because the ferry was cheaper",
        "0",
    )


def test_the_sheet_begins_with_the_mark_that_tells_excel_it_is_utf_8(held: Session) -> None:
    results = quiz_results(held, make_quiz(held, make_teacher(held)))
    assert as_csv(results).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1"])
def test_a_name_or_an_answer_that_looks_like_a_formula_is_shown_and_not_computed(held: Session, name: str) -> None:
    assignment = make_assignment(held, make_teacher(held))
    take(held, assignment, name, {2: name})
    _header, line = sheet_of(quiz_results(held, assignment.quiz))
    assert line[0] == f"'{name}"
    assert f"'{name.strip()}" in line[9:]


@given(st.text())
def test_no_cell_starts_a_formula(text: str) -> None:
    assert not inert(text).startswith(STARTS_A_FORMULA)
    assert inert(text).endswith(text)


def test_attempts_count_by_the_rule_and_what_is_set_aside_is_left_out(held: Session) -> None:
    teacher = make_teacher(held)
    assignment = make_quiz(held, teacher, make_questions()[2:3], published=True).assignments[0]
    assignment.attempts_allowed, assignment.attempt_counts = 3, "last"
    guest = make_attempt(held, assignment, "Robin")[0].guest
    assert guest is not None
    for answer in ("boat", "ferry", "boat"):
        attempt = resume(held, assignment, guest, again=True)
        save_response(held, attempt.items[0], Save({"text": answer}, "phone", 1, 0))
        submit(held, attempt)
        held.commit()

    def shown() -> tuple[float | None, list[bool], int]:
        results = quiz_results(held, assignment.quiz)
        return results.mean, [line.counts for line in results.taken], results.questions[0].asked

    expected = {
        "last": (0.0, [False, False, True], 1),
        "first": (0.0, [True, False, False], 1),
        "best": (1.0, [False, True, False], 1),
        "average": (1 / 3, [True, True, True], 3),
    }
    for rule, wanted in expected.items():
        assignment.attempt_counts = rule
        held.commit()
        assert shown() == wanted
    discard(held, attempt, teacher)
    preview = Attempt.start(assignment, teacher)
    preview.preview = True
    held.add(preview)
    held.commit()
    assert shown() == (0.5, [True, True], 2)
