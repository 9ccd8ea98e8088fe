"""What is closed, taken back or deleted while students are at it loses nothing of theirs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from factories import assign_to, make_class, make_quiz, make_student, make_teacher, sign_in
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from quiz.assigning import work_out_again
from quiz.entering import resume
from quiz.models import Assignment, Attempt, SchoolClass
from quiz.models.columns import now

SAVE = {"position": 2, "answer": {"text": "ferry"}, "client": "phone", "sequence": 1, "base": 0}


@pytest.fixture
def attempt(session: Session) -> Attempt:
    teacher, student = make_teacher(session), make_student(session)
    given = assign_to(session, make_quiz(session, teacher), make_class(session, teacher, student))
    made = resume(session, given, student)
    session.commit()
    return made


@pytest.fixture
def browser(app: Flask, attempt: Attempt) -> FlaskClient:
    client = app.test_client()
    assert attempt.student is not None
    sign_in(client, attempt.student)
    return client


def close(assignment: Assignment) -> None:
    assignment.close()


def take_back(assignment: Assignment) -> None:
    assignment.quiz.take_back()


@pytest.mark.parametrize("act", [close, take_back])
def test_who_is_at_it_finishes_and_nobody_begins(
    app: Flask, browser: FlaskClient, session: Session, attempt: Attempt, act: Callable[[Assignment], None]
) -> None:
    act(attempt.assignment)
    session.commit()
    address = f"/attempt/{attempt.token}"
    assert browser.get(address).status_code == 200
    assert "it will be marked late" not in browser.get(f"/q/{attempt.assignment.code}").text
    assert browser.post(f"{address}/responses", json=SAVE).status_code == 200
    assert browser.post(f"{address}/submit").status_code == 303
    assert "1 of 4</h1>" in browser.get(f"{address}/review").text
    late = make_student(session, "Kim")
    other = app.test_client()
    sign_in(other, late)
    attempt.assignment.audience = "anyone"
    session.commit()
    assert other.post(f"/q/{attempt.assignment.code}", data={"act": "start"}).status_code == 409


def test_an_assignment_moved_earlier_ends_attempts_after_the_grace_with_all_that_was_saved(
    browser: FlaskClient, session: Session, attempt: Attempt
) -> None:
    address = f"/attempt/{attempt.token}"
    assert browser.post(f"{address}/responses", json=SAVE).status_code == 200
    attempt.assignment.opens_at = now() - timedelta(hours=2)
    attempt.assignment.closes_at = now() - timedelta(hours=1)
    work_out_again(session, attempt.assignment)
    session.commit()
    left = browser.get(f"{address}/clock").get_json()["left"]
    assert 25 <= left <= 30
    assert browser.post(f"{address}/responses", json=SAVE | {"sequence": 2}).status_code == 200
    attempt.deadline = now() - timedelta(minutes=1)
    session.commit()
    assert browser.post(f"{address}/responses", json=SAVE | {"sequence": 3, "answer": None}).status_code == 409
    page = browser.get(address, follow_redirects=True).text
    assert "submitted when the time was over" in page
    assert "1 of 4</h1>" in page


def test_a_class_deleted_or_left_keeps_what_its_student_is_at(
    browser: FlaskClient, session: Session, attempt: Attempt
) -> None:
    session.execute(delete(SchoolClass))
    session.commit()
    address = f"/attempt/{attempt.token}"
    assert browser.post(f"{address}/responses", json=SAVE).status_code == 200
    assert browser.post(f"{address}/submit").status_code == 303
    assert session.scalars(select(Attempt.score)).one() == 1


def test_an_assignment_deleted_is_a_page_that_does_not_exist(
    browser: FlaskClient, session: Session, attempt: Attempt
) -> None:
    token = attempt.token
    session.execute(delete(Assignment))
    session.commit()
    assert browser.get(f"/attempt/{token}").status_code == 404
    assert browser.post(f"/attempt/{token}/responses", json=SAVE).status_code == 404
