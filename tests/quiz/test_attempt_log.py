"""The log of an attempt tells when each answer was saved and what the browser told, at no commit more."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from factories import make_assignment, make_teacher, sign_in
from flask import Flask
from flask.testing import FlaskClient
from queries import counted
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quiz.attempt_log import log_of
from quiz.browser_log import MOST, MOST_AT_ONCE, lines_in
from quiz.extensions import db
from quiz.models import Assignment, Attempt, AttemptEvent, LateAnswer, Person, Response
from quiz.models.columns import now
from quiz.rights.exporting import guest_data
from quiz.saving import Save, save_response
from quiz.saving_times import LONGEST_HISTORY


@pytest.fixture
def assignment(session: Session) -> Assignment:
    return make_assignment(session, make_teacher(session))


@pytest.fixture
def attempt(client: FlaskClient, session: Session, assignment: Assignment) -> Attempt:
    """Return an attempt of this browser that began five minutes ago."""
    client.post(f"/q/{assignment.code}", data={"nickname": "Robin"})
    attempt = session.scalars(select(Attempt)).one()
    attempt.started_at -= timedelta(minutes=5)
    session.commit()
    return attempt


def save(sequence: int = 1, log: Any = None, **changed: Any) -> dict[str, Any]:
    answer = {"text": f"answer {sequence}"}
    return {"position": 3, "answer": answer, "client": "phone", "sequence": sequence, "base": 0, "log": log, **changed}


def kinds(session: Session, attempt: Attempt) -> list[str]:
    session.expire_all()
    return [line.kind for line in log_of(session, attempt)]


def test_every_save_is_in_the_log_and_a_repeated_one_once(
    client: FlaskClient, session: Session, attempt: Attempt
) -> None:
    for sequence in (1, 2, 2, 1, 3):
        client.post(f"/attempt/{attempt.token}/responses", json=save(sequence))
    client.post(f"/attempt/{attempt.token}/responses", json=save(1, client="desk", base=3))
    lines = [line for line in log_of(session, attempt) if line.kind == "saved"]
    assert [line.detail["device"] for line in lines] == [1, 1, 1, 2]
    assert {line.detail["position"] for line in lines} == {3}


def test_what_a_thousand_saves_leave_stays_small(session: Session, attempt: Attempt) -> None:
    for sequence in range(1000):
        save_response(session, attempt.items[3], Save({"text": str(sequence)}, "phone", sequence, 0))
    assert session.scalar(select(func.length(Response.history))) < LONGEST_HISTORY + 20
    assert session.scalar(select(Response.revision)) == 1000


LINES = [
    [["away", 40.5, 10, "m1"]],
    [["away", 40, 10, "m1"], ["offline", 5, 0, "m2"]],
]


@pytest.mark.parametrize("log", LINES)
def test_what_the_browser_tells_travels_with_a_save_in_one_statement_more(
    client: FlaskClient, session: Session, attempt: Attempt, log: list[Any]
) -> None:
    address = f"/attempt/{attempt.token}/responses"
    with counted(writes=True) as plain:
        client.post(address, json=save(1))
    with counted(writes=True) as telling:
        client.post(address, json=save(2, log))
    assert len(telling) == len(plain) + 1
    client.post(address, json=save(3, log))
    assert [kind for kind in kinds(session, attempt) if kind in ("away", "offline")] == [line[0] for line in log]


def test_times_are_the_servers_and_lie_within_the_attempt(
    client: FlaskClient, session: Session, attempt: Attempt
) -> None:
    log = [["away", 60, 20, "m1"], ["away", 10**6, 10, "m2"]]
    client.post(f"/attempt/{attempt.token}/responses", json=save(1, log))
    first, second = session.scalars(select(AttemptEvent).order_by(AttemptEvent.id))
    assert (first.at - attempt.started_at).total_seconds() == pytest.approx(240, abs=5)
    assert first.detail["seconds"] == 40
    assert second.at == attempt.started_at
    # A device whose clock was set while the page was left.
    assert second.detail["seconds"] == pytest.approx(290, abs=5)


ODD: list[Any] = [
    "away",
    {"away": 1},
    [[]],
    [["away"]],
    [["spied", 1, 1, "m"]],
    [["away", "1", 1, "m"]],
    [["away", -1, 1, "m"]],
    [["away", 1e308, 1, "m"]],
    [["away", True, 1, "m"]],
    [["away", 1, 1, "m" * 21]],
    [[["away"], 1, 1, "m"]],
    [["away", 10**400, 1, "m"]],
    [["away", 1, 1, "\0"]],
    [["away", 1, 1, "\ud800"]],
]


@pytest.mark.parametrize("log", ODD, ids=lambda log: json.dumps(log)[:40])
def test_what_is_no_line_is_left_out_and_the_answer_is_saved(
    client: FlaskClient, session: Session, attempt: Attempt, log: Any
) -> None:
    assert client.post(f"/attempt/{attempt.token}/responses", json=save(1, log)).status_code == 200
    assert session.scalar(select(func.count(AttemptEvent.id))) == 0


def test_a_browser_cannot_fill_the_log(client: FlaskClient, session: Session, attempt: Attempt) -> None:
    many = [["away", 1, 1, f"m{number}"] for number in range(50)]
    assert len(lines_in(many)) == MOST_AT_ONCE
    for sequence in range(1, MOST // MOST_AT_ONCE + 3):
        assert client.post(f"/attempt/{attempt.token}/responses", json=save(sequence, many)).status_code == 200
    assert session.scalar(select(func.count(AttemptEvent.id))) == MOST


def test_a_page_that_goes_away_tells_by_itself(client: FlaskClient, session: Session, attempt: Attempt) -> None:
    log = json.dumps([["away", 9, 1, "m1"]])
    assert client.post(f"/attempt/{attempt.token}/log", data={"log": log}).status_code == 204
    assert client.post(f"/attempt/{attempt.token}/log", data={"log": "["}).status_code == 204
    client.post(f"/attempt/{attempt.token}/submit")
    client.post(f"/attempt/{attempt.token}/log", data={"log": log})
    assert session.scalars(select(AttemptEvent.kind)).all() == ["away"]


def test_only_the_teacher_of_the_quiz_reads_the_log(
    app: Flask, client: FlaskClient, session: Session, attempt: Attempt
) -> None:
    client.post(f"/attempt/{attempt.token}/responses", json=save(1, [["away", 34, 0, "m1"]]))
    client.post(f"/attempt/{attempt.token}/submit")
    assert "left the page" not in client.get(f"/attempt/{attempt.token}/review").text
    desk = app.test_client()
    sign_in(desk, session.get_one(Person, attempt.assignment.quiz.owner_id))
    page = desk.get(f"/desk/attempts/{attempt.id}").text
    for words in ("left the page for 34 s", "question 4 saved", "the result was opened", "submitted"):
        assert words in page
    assert "left the page" not in desk.get(f"/desk/quizzes/{attempt.assignment.quiz_id}/results.csv").text


def test_the_log_is_in_the_data_a_person_gets(client: FlaskClient, session: Session, attempt: Attempt) -> None:
    client.post(f"/attempt/{attempt.token}/responses", json=save(1, [["offline", 12, 0, "m1"]]))
    assert attempt.guest is not None
    (data,) = guest_data(session, attempt.guest)["attempts"]
    assert data["log"][0]["what"] == "offline"
    assert len(data["answers"][3]["saved_each_time"]) == 1


@pytest.mark.parametrize("mark", ["\0", "\ud800"])
def test_no_mark_of_a_line_keeps_postgresql_from_saving(postgres: Flask, mark: str) -> None:
    with postgres.app_context():
        code = make_assignment(db.session(), make_teacher(db.session())).code
    client = postgres.test_client()
    address = client.post(f"/q/{code}", data={"nickname": "Robin"}).location
    assert client.post(f"{address}/responses", json=save(1, [["away", 1, 1, mark]])).status_code == 200
    assert client.post(f"{address}/log", data={"log": json.dumps([["away", 1, 1, mark]])}).status_code == 204


def test_on_postgresql_too(postgres: Flask) -> None:
    with postgres.app_context():
        assignment = make_assignment(db.session(), make_teacher(db.session()))
        code, teacher = assignment.code, db.session.get_one(Person, assignment.quiz.owner_id)
        desk = postgres.test_client()
        sign_in(desk, teacher)
    client = postgres.test_client()
    address = client.post(f"/q/{code}", data={"nickname": "Robin"}).location
    with postgres.app_context():
        attempt = db.session.scalars(select(Attempt)).one()
        attempt.started_at -= timedelta(minutes=5)
        db.session.commit()
    for sequence in (1, 2):
        reply = client.post(
            f"{address}/responses", json=save(sequence, [["away", 34, 0, "m1"], ["offline", 1, 0, "m2"]])
        )
        assert reply.status_code == 200
    with postgres.app_context():
        attempt = db.session.scalars(select(Attempt)).one()
        attempt.deadline = now() - timedelta(minutes=5)
        attempt_id = attempt.id
        db.session.commit()
    for _ in range(2):
        late = client.post(f"{address}/responses", json=save(3, answer={"text": "Voss"}))
        assert (late.status_code, late.get_json()["late"]) == (409, True)
    with postgres.app_context():
        late_id = db.session.scalars(select(LateAnswer.id)).one()
    page = desk.get(f"/desk/attempts/{attempt_id}").text
    assert page.count("left the page for 34 s") == 1
    assert page.count("question 4 saved") == 2
    client.get(f"{address}/review")
    decided = desk.post(f"/desk/attempts/{attempt_id}/late/{late_id}", data={"counts": "1"}, follow_redirects=True)
    assert "Score: 1 of 4" in decided.text
