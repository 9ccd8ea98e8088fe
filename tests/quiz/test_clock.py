"""A time limit: stored when the attempt begins, shown while it runs, and the clock hands in what was answered."""

from __future__ import annotations

import threading
import time
from datetime import timedelta

import pytest
from factories import make_assignment, make_attempt
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update
from sqlalchemy.orm import Session

from quiz import worker
from quiz.deadlines import GRACE
from quiz.localisation import clock, until, zoned
from quiz.models import Assignment, Attempt, AttemptItem, Response
from quiz.models.columns import now
from quiz.saving import Save, save_response
from quiz.submitting import submit_overdue


@pytest.fixture
def assignment(session: Session) -> Assignment:
    """Return an assignment of twenty minutes."""
    made = make_assignment(session)
    made.time_limit_seconds = 1200
    session.commit()
    return made


@pytest.fixture
def attempt(session: Session, assignment: Assignment) -> Attempt:
    attempt, _token = make_attempt(session, assignment)
    save_response(session, attempt.items[2], Save({"text": "ferry"}, "phone", 1, 0))
    session.commit()
    return attempt


def over(session: Session, attempt: Attempt, ago: timedelta) -> None:
    attempt.deadline = now() - ago
    session.commit()


def test_the_deadline_is_fixed_when_the_attempt_begins(session: Session, assignment: Assignment) -> None:
    attempt, _token = make_attempt(session, assignment)
    assignment.time_limit_seconds = 60
    session.commit()
    session.refresh(attempt)
    assert attempt.deadline == attempt.started_at + timedelta(minutes=20)
    assert attempt.seconds_left is not None
    assert 1190 < attempt.seconds_left <= 1200


def test_an_end_on_another_day_is_told_with_its_day(client: FlaskClient, assignment: Assignment) -> None:
    with client.application.test_request_context():
        later = now() + timedelta(days=3)
        assert until(later) == zoned(later)
        assert until(now()) == clock(now())


def test_without_a_limit_there_is_no_deadline_and_no_word_of_one(client: FlaskClient, session: Session) -> None:
    assignment = make_assignment(session)
    attempt, _token = make_attempt(session, assignment)
    assert (attempt.deadline, attempt.seconds_left, attempt.overdue()) == (None, None, False)
    page = client.post(f"/q/{assignment.code}", data={"nickname": "Kim"}, follow_redirects=True).get_data(as_text=True)
    assert "time-left" not in page
    assert "clock.js" not in page


def test_who_comes_in_is_told_the_limit_and_then_what_is_left(client: FlaskClient, assignment: Assignment) -> None:
    door = client.get(f"/q/{assignment.code}").get_data(as_text=True)
    assert "20 min to answer" in door
    page = client.post(f"/q/{assignment.code}", data={"nickname": "Kim"}, follow_redirects=True).get_data(as_text=True)
    assert 'data-left="1200"' in page or 'data-left="1199"' in page
    assert "You have until" in page
    assert "clock.js" in page


def test_the_clock_submits_what_was_answered_after_the_time_for_travelling(session: Session, attempt: Attempt) -> None:
    over(session, attempt, GRACE / 2)
    assert submit_overdue(session) == 0
    over(session, attempt, GRACE + timedelta(seconds=1))
    assert submit_overdue(session) == 1
    session.refresh(attempt)
    assert (attempt.state, attempt.submitted_by, attempt.score) == ("submitted", "clock", 1.0)
    assert submit_overdue(session) == 0


def test_the_worker_hands_in_what_nobody_comes_back_to(app: Flask, session: Session, attempt: Attempt) -> None:
    over(session, attempt, timedelta(minutes=5))
    stopped = threading.Event()
    sweeping = threading.Thread(target=worker._sweep_until, args=(app, stopped))
    sweeping.start()
    try:
        for _ in range(200):
            session.refresh(attempt)
            if attempt.submitted:
                break
            session.rollback()
            time.sleep(0.05)
    finally:
        stopped.set()
        sweeping.join()
    assert (attempt.state, attempt.submitted_by) == ("submitted", "clock")


def test_one_that_cannot_be_scored_keeps_nobody_waiting(session: Session, assignment: Assignment) -> None:
    attempts = [make_attempt(session, assignment, name)[0] for name in ("Kim", "Robin", "Sasha")]
    for attempt in attempts:
        over(session, attempt, timedelta(minutes=5))
    session.execute(update(AttemptItem).where(AttemptItem.attempt_id == attempts[0].id).values(presentation={}))
    session.add(Response(item_id=attempts[0].items[0].id, answer={"option": "gone"}, client="phone", sequence=1))
    session.commit()
    assert submit_overdue(session) == 2
    session.expire_all()
    assert [attempt.submitted for attempt in attempts] == [False, True, True]


def test_an_attempt_without_a_limit_is_never_overdue(session: Session) -> None:
    make_attempt(session, make_assignment(session))
    assert submit_overdue(session) == 0


@pytest.mark.parametrize("page", ["", "/submit", "/review"])
def test_a_student_who_comes_back_too_late_sees_the_result(
    client: FlaskClient, app: Flask, session: Session, assignment: Assignment, page: str
) -> None:
    address = client.post(f"/q/{assignment.code}", data={"nickname": "Kim"}).location
    attempt = session.query(Attempt).one()
    over(session, attempt, timedelta(seconds=1))
    result = client.get(f"{address}{page}", follow_redirects=True)
    assert result.request.path == f"{address}/review"
    assert "submitted when the time was over" in result.get_data(as_text=True)


@pytest.mark.parametrize(("page", "by"), [("save", "clock"), ("submit", "student")])
def test_answers_in_a_form_that_was_sent_in_time_count(
    client: FlaskClient, session: Session, assignment: Assignment, page: str, by: str
) -> None:
    address = client.post(f"/q/{assignment.code}", data={"nickname": "Kim"}).location
    attempt = session.query(Attempt).one()
    over(session, attempt, GRACE / 3)
    reply = client.post(f"{address}/{page}", data={"was-2": "null", "answer-2-text": "ferry"}, follow_redirects=True)
    assert (reply.status_code, reply.request.path) == (200, f"{address}/review")
    session.expire_all()
    assert (attempt.items[2].answer, attempt.submitted_by) == ({"text": "ferry"}, by)
    assert attempt.score == attempt.items[2].fraction == 1


def test_a_form_that_was_sent_in_time_and_is_overtaken_can_be_sent_again(
    client: FlaskClient, session: Session, assignment: Assignment
) -> None:
    address = client.post(f"/q/{assignment.code}", data={"nickname": "Kim"}).location
    attempt = session.query(Attempt).one()
    save = {"position": 2, "answer": {"text": "boat"}, "client": "phone", "sequence": 1, "base": 0}
    assert client.post(f"{address}/responses", json=save).status_code == 200
    over(session, attempt, GRACE / 3)
    form = {"was-2": "null", "answer-2-text": "ferry"}
    assert client.post(f"{address}/save", data=form).status_code == 409
    session.expire_all()
    assert attempt.state == "in_progress"
    form["was-2"] = '{"text": "boat"}'
    assert client.post(f"{address}/save", data=form).status_code == 303
    session.expire_all()
    assert attempt.items[2].answer == {"text": "ferry"}


def test_answers_in_a_form_that_comes_after_the_time_are_shown_and_do_not_count(
    client: FlaskClient, session: Session, assignment: Assignment
) -> None:
    address = client.post(f"/q/{assignment.code}", data={"nickname": "Kim"}).location
    over(session, session.query(Attempt).one(), timedelta(minutes=1))
    reply = client.post(f"{address}/save", data={"was-2": "null", "answer-2-text": "a late ferry"})
    assert reply.status_code == 409
    assert "a late ferry" in reply.get_data(as_text=True)
    save = {"position": 2, "answer": {"text": "ferry"}, "client": "phone", "sequence": 1, "base": 0}
    assert client.post(f"{address}/responses", json=save).status_code == 409
