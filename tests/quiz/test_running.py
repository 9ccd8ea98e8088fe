"""The desk shows what is assigned, and how far each is."""

from __future__ import annotations

from datetime import timedelta

from factories import assign_to, make_attempt, make_class, make_quiz, make_student, make_teacher, sign_in
from flask.testing import FlaskClient
from queries import counted
from sqlalchemy.orm import Session

from quiz.entering import resume
from quiz.models import Assignment
from quiz.models.columns import now
from quiz.running import running
from quiz.submitting import submit


def test_how_many_are_done_and_at_it(session: Session) -> None:
    teacher = make_teacher(session)
    students = [make_student(session, name) for name in ("Ann", "Ben", "Cid")]
    eighth, ninth = make_class(session, teacher, *students), make_class(session, teacher, students[0], name="9a")
    given = assign_to(session, make_quiz(session, teacher), eighth, ninth, attempts_allowed=3, guests_allowed=True)
    for _ in range(2):
        submit(session, resume(session, given, students[0], again=True))
        session.commit()
    resume(session, given, students[1])
    make_attempt(session, given, "Guest")
    chosen = Assignment(audience="students", students=students[:2])
    make_quiz(session, teacher).assign(chosen)
    session.add(chosen)
    session.commit()
    lines = running(session, teacher)
    assert [(line.given, line.at_it, line.done) for line in lines] == [(3, 2, 1), (2, 0, 0)]


def test_what_closed_long_ago_leaves_the_desk_and_no_other_teacher_sees_it(
    client: FlaskClient, session: Session
) -> None:
    teacher, other = make_teacher(session), make_teacher(session, "Bo", "bo@school.example")
    eighth = make_class(session, teacher, make_student(session))
    for days in (-30, -3, 3):
        closes = now() + timedelta(days=days)
        assign_to(session, make_quiz(session, teacher), eighth, opens_at=closes - timedelta(days=1), closes_at=closes)
    assert len(running(session, teacher)) == 2
    assert running(session, other) == []
    sign_in(client, teacher)
    page = client.get("/desk").text
    assert "0 of 1 done" in page
    assert "opens " in page


def test_twenty_assignments_cost_as_many_queries_as_two(client: FlaskClient, session: Session) -> None:
    teacher = make_teacher(session)
    eighth = make_class(session, teacher, make_student(session))
    sign_in(client, teacher)
    costs = []
    for count in (2, 20):
        quiz = make_quiz(session, teacher)
        for _ in range(count):
            assign_to(session, quiz, eighth)
        with counted() as statements:
            assert client.get("/desk").status_code == 200
        costs.append(len(statements))
    assert costs[0] == costs[1]
