"""When the time is over: one formula, a table of its cases, and it is stored when the attempt begins."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from factories import assign_to, make_class, make_quiz, make_student, make_teacher
from sqlalchemy.orm import Session

from quiz.deadlines import EVERYBODY, Needs, deadline_of
from quiz.entering import needs_of, resume

START = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
HALF_MORE, DOUBLE, UNTIMED = Needs(1.5), Needs(2.0), Needs(untimed=True)


def at(minutes: float | None) -> datetime | None:
    return None if minutes is None else START + timedelta(minutes=minutes)


CASES = [
    # limit and closing in minutes after the start, the student's needs; minutes after the start when it is over
    (None, None, EVERYBODY, None),
    (20, None, EVERYBODY, 20),
    (20, 60, EVERYBODY, 20),
    (20, 20, EVERYBODY, 20),
    (20, 5, EVERYBODY, 5),
    (None, 60, EVERYBODY, 60),
    (20, None, HALF_MORE, 30),
    (20, 60, HALF_MORE, 30),
    (20, 25, HALF_MORE, 30),
    (20, 20, HALF_MORE, 30),
    (20, 5, HALF_MORE, 15),
    (20, 60, DOUBLE, 40),
    (20, 15, DOUBLE, 35),
    (20, 1, DOUBLE, 21),
    (None, 60, DOUBLE, 60),
    (20, None, UNTIMED, None),
    (20, 60, UNTIMED, 60),
    (20, 5, UNTIMED, 5),
    (None, None, UNTIMED, None),
    (20, 60, Needs(2.0, untimed=True), 60),
    (20, 60, Needs(1.25), 25),
]


@pytest.mark.parametrize(("limit", "closing", "needs", "over"), CASES)
def test_the_deadline(limit: int | None, closing: int | None, needs: Needs, over: float | None) -> None:
    assert deadline_of(START, limit and limit * 60, at(closing), needs) == at(over)


@pytest.mark.parametrize(
    ("grants", "minutes"), [({}, 20), ({"time_factor": 1.5}, 30), ({"time_factor": 2.0}, 40), ({"untimed": True}, None)]
)
def test_it_is_worked_out_once_and_stored(session: Session, grants: dict[str, object], minutes: int | None) -> None:
    teacher, student = make_teacher(session), make_student(session, **grants)
    assignment = assign_to(
        session, make_quiz(session, teacher), make_class(session, teacher, student), time_limit_seconds=1200
    )
    attempt = resume(session, assignment, student, needs=needs_of(session, student))
    assignment.time_limit_seconds = 60
    session.commit()
    session.refresh(attempt)
    assert attempt.deadline == (None if minutes is None else attempt.started_at + timedelta(minutes=minutes))


def test_where_late_work_is_taken_the_closing_time_ends_no_attempt_and_marks_it(session: Session) -> None:
    teacher, student = make_teacher(session), make_student(session)
    assignment = assign_to(session, make_quiz(session, teacher), make_class(session, teacher, student))
    assignment.opens_at, assignment.closes_at, assignment.late_policy = at(0), at(5), "mark"
    attempt = resume(session, assignment, student)
    assert (attempt.late, attempt.deadline) == (True, None)
