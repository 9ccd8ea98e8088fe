"""A student who signed in takes what was given to them, as often as allowed, and nobody else opens it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from factories import assign_to, make_class, make_quiz, make_student, make_teacher, sign_in
from flask import Flask
from flask.testing import FlaskClient
from races import at_once
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quiz.entering import needs_of, resume
from quiz.extensions import db
from quiz.models import Assignment, Attempt, Person
from quiz.models.columns import now
from quiz.submitting import submit


@pytest.fixture
def assignment(session: Session, teacher: Person, student: Person) -> Assignment:
    return assign_to(session, make_quiz(session, teacher), make_class(session, teacher, student))


def test_a_student_starts_goes_on_and_hands_in(
    client: FlaskClient, session: Session, assignment: Assignment, student: Person
) -> None:
    sign_in(client, student)
    door = f"/q/{assignment.code}"
    assert "You are signed in as" in client.get(door).text
    address = client.post(door, data={"act": "start"}).location
    assert client.post(door, data={"act": "start"}).location == address
    assert "Everything you have answered is kept." in client.get(door).text
    assert client.get(address).status_code == 200
    assert client.post(f"{address}/submit").status_code == 303
    assert "You have handed in this quiz." in client.get(door).text
    assert client.post(door, data={"act": "again"}).location == f"{address}/review"
    attempt = session.scalars(select(Attempt)).one()
    assert (attempt.student_id, attempt.guest_id, attempt.taker) == (student.id, None, "Robin")


def test_an_attempt_opens_only_for_its_student(
    app: Flask, client: FlaskClient, session: Session, assignment: Assignment, student: Person
) -> None:
    sign_in(client, student)
    teacher = session.scalars(select(Person).where(Person.teacher)).one()
    address = client.post(f"/q/{assignment.code}", data={"act": "start"}).location
    save = {"position": 2, "answer": {"text": "ferry"}, "client": "phone", "sequence": 1, "base": 0}
    for person in (None, teacher, make_student(session, "Kim")):
        other = app.test_client()
        if person:
            sign_in(other, person)
        for path in ("", "/submit", "/review"):
            assert other.get(address + path).status_code == 404
        assert other.post(f"{address}/responses", json=save).status_code == 404
    assert client.post(f"{address}/responses", json=save).status_code == 200


def test_who_it_was_not_given_to_is_told_so(client: FlaskClient, session: Session, assignment: Assignment) -> None:
    door = f"/q/{assignment.code}"
    page = client.get(door)
    assert (page.status_code, "Sign in with the name" in page.text) == (403, True)
    assert client.post(door, data={"nickname": "Robin"}).status_code == 403
    sign_in(client, make_student(session, "Kim"))
    page = client.post(door, data={"act": "start"})
    assert (page.status_code, "was not given to you" in page.text) == (403, True)
    assert session.scalar(select(func.count(Attempt.id))) == 0


def test_guests_come_in_beside_the_class_where_they_are_allowed(
    client: FlaskClient, session: Session, assignment: Assignment
) -> None:
    assignment.guests_allowed = True
    session.commit()
    assert client.post(f"/q/{assignment.code}", data={"nickname": "Robin"}).status_code == 303


def test_who_left_the_class_starts_no_more_and_keeps_what_was_done(
    client: FlaskClient, session: Session, assignment: Assignment, student: Person
) -> None:
    sign_in(client, student)
    address = client.post(f"/q/{assignment.code}", data={"act": "start"}).location
    assignment.classes[0].enrolments[0].left_at = now()
    session.commit()
    assert client.get(f"/q/{assignment.code}").status_code == 403
    assert client.get(address).status_code == 200
    assignment.classes[0].enrolments[0].left_at = None
    session.commit()
    assert client.post(f"/q/{assignment.code}", data={"act": "start"}).location == address


def test_chosen_students_and_nobody_else(client: FlaskClient, session: Session, teacher: Person) -> None:
    chosen, other = make_student(session, "Kim"), make_student(session, "Lou")
    assignment = Assignment(audience="students", guests_allowed=False, students=[chosen])
    make_quiz(session, teacher).assign(assignment)
    session.add(assignment)
    session.commit()
    for person, status in ((other, 403), (chosen, 200)):
        sign_in(client, person)
        assert client.get(f"/q/{assignment.code}").status_code == status


@pytest.mark.parametrize(("extra", "most"), [(0, 2), (1, 3)])
def test_attempts_are_counted_with_those_granted_on_top(
    session: Session, assignment: Assignment, extra: int, most: int
) -> None:
    student = make_student(session, "Kim", extra_attempts=extra)
    assignment.attempts_allowed = 2
    needs = needs_of(session, student)
    for _ in range(5):
        submit(session, resume(session, assignment, student, again=True, needs=needs))
        session.commit()
    assert session.scalar(select(func.count(Attempt.id))) == most


def test_an_attempt_that_is_set_aside_is_not_counted(session: Session, assignment: Assignment, student: Person) -> None:
    first = resume(session, assignment, student)
    submit(session, first, by="teacher")
    first.discarded_at = now()
    session.commit()
    second = resume(session, assignment, student)
    assert (second.number, second.state) == (2, "in_progress")


def test_after_the_closing_time_a_new_attempt_is_refused_or_marked_late(
    client: FlaskClient, session: Session, assignment: Assignment, student: Person
) -> None:
    sign_in(client, student)
    assignment.opens_at, assignment.closes_at = now() - timedelta(days=2), now() - timedelta(days=1)
    session.commit()
    assert client.post(f"/q/{assignment.code}", data={"act": "start"}).status_code == 409
    assignment.late_policy = "mark"
    session.commit()
    assert "it will be marked late" in client.get(f"/q/{assignment.code}").text
    assert client.post(f"/q/{assignment.code}", data={"act": "start"}).status_code == 303
    assert session.scalars(select(Attempt.late)).all() == [True]


@pytest.mark.parametrize("submitted", [0, 1, 2])
def test_racing_requests_start_one_attempt_and_never_more_than_allowed(database: Flask, submitted: int) -> None:
    with database.app_context():
        held = db.session()
        teacher, student = make_teacher(held), make_student(held)
        assignment = assign_to(held, make_quiz(held, teacher), make_class(held, teacher, student), attempts_allowed=2)
        for _ in range(submitted):
            submit(held, resume(held, assignment, student, again=True))
            held.commit()
        assignment_id, student_id = assignment.id, student.id

    def start(_number: int) -> int:
        taker = db.session.get_one(Person, student_id)
        attempt = resume(db.session(), db.session.get_one(Assignment, assignment_id), taker, again=True)
        number = attempt.number
        db.session.commit()
        return number

    assert set(at_once(database, start)) == {min(2, submitted + 1)}
    with database.app_context():
        assert db.session.scalar(select(func.count(Attempt.id))) == min(2, submitted + 1)
