"""Saves as scripts send them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from factories import assign_to, make_assignment, make_class, make_quiz, make_student, make_teacher, sign_in
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quiz.entering import resume
from quiz.models import Assignment, Attempt, Response


@pytest.fixture
def assignment(session: Session) -> Assignment:
    return make_assignment(session)


def come_in(client: FlaskClient, assignment: Assignment, **more: str) -> str:
    answer = client.post(f"/q/{assignment.code}", data={"nickname": "Robin"} | more)
    return urlsplit(answer.location).path


@pytest.fixture
def address(client: FlaskClient, assignment: Assignment) -> str:
    return come_in(client, assignment)


def save(**changed: Any) -> dict[str, Any]:
    return {"position": 3, "answer": {"text": "Voss"}, "client": "phone", "sequence": 1, "base": 0, **changed}


def test_a_save_is_acknowledged_with_what_is_stored(client: FlaskClient, session: Session, address: str) -> None:
    answer = client.post(f"{address}/responses", json=save())
    assert answer.status_code == 200
    reply = answer.get_json()
    assert (reply["revision"], reply["answer"]) == (1, {"text": "Voss"})
    assert datetime.fromisoformat(reply["saved_at"]) == session.scalars(select(Response.saved_at)).one()


def test_a_repeated_save_is_acknowledged_and_changes_nothing(client: FlaskClient, address: str) -> None:
    first = client.post(f"{address}/responses", json=save()).get_json()
    assert client.post(f"{address}/responses", json=save()).get_json() == first


def test_a_save_that_another_device_overtook_is_told_what_is_stored(client: FlaskClient, address: str) -> None:
    client.post(f"{address}/responses", json=save())
    answer = client.post(f"{address}/responses", json=save(client="desk", answer={"text": "Rask"}))
    assert answer.status_code == 409
    assert answer.get_json()["answer"] == {"text": "Voss"}
    assert answer.get_json()["text"] == "Voss"


WRONG: list[Any] = [
    save(position=-1),
    save(position="3"),
    save(position=True),
    save(position=2**40),
    save(sequence=None),
    save(sequence=2**31),
    save(base=1.5),
    save(client=""),
    save(client="x" * 65),
    save(client="a b"),
    save(client=7),
    save(answer="Voss"),
    save(answer=["Voss"]),
    save(answer={"option": "forged"}),
    save(answer={"text": "\x00"}),
    save(position=0, answer={"option": "forged"}),
    [save()],
    "save",
    None,
    {},
]


@pytest.mark.parametrize("body", WRONG, ids=lambda body: json.dumps(body)[:70])
def test_a_save_of_another_shape_is_refused(client: FlaskClient, session: Session, address: str, body: Any) -> None:
    answer = client.post(f"{address}/responses", json=body)
    assert answer.status_code == 422
    assert answer.get_json()["error"]
    assert session.scalar(select(func.count(Response.id))) == 0


def test_an_answer_to_a_question_that_the_attempt_does_not_have_is_for_nobody(
    client: FlaskClient, session: Session, address: str
) -> None:
    answer = client.post(f"{address}/responses", json=save(position=99))
    assert answer.status_code == 404
    assert answer.get_json()["error"]
    assert session.scalar(select(func.count(Response.id))) == 0


def test_a_save_that_is_too_large_is_refused_in_words(client: FlaskClient, address: str) -> None:
    answer = client.post(f"{address}/responses", json=save(answer={"text": "x" * 1_100_000}))
    assert answer.status_code == 413
    assert "application/json" in answer.content_type


def test_a_number_from_the_future_keeps_no_other_device_from_saving(client: FlaskClient, address: str) -> None:
    client.post(f"{address}/responses", json=save(sequence=2**31 - 1))
    assert client.post(f"{address}/responses", json=save(sequence=2, answer={"text": "b"})).get_json()["revision"] == 1
    other = client.post(f"{address}/responses", json=save(client="desk", base=1, answer={"text": "c"}))
    assert (other.status_code, other.get_json()["revision"]) == (200, 2)


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 100_000, b"\xff"])
def test_what_is_no_json_is_refused(client: FlaskClient, address: str, body: bytes) -> None:
    assert client.post(f"{address}/responses", data=body, content_type="application/json").status_code == 422


def test_a_beacon_travels_as_a_form(client: FlaskClient, session: Session, address: str) -> None:
    assert client.post(f"{address}/responses", data={"save": json.dumps(save())}).status_code == 200
    assert client.post(f"{address}/responses", data={"save": "["}).status_code == 422
    assert session.scalars(select(Response.answer)).all() == [{"text": "Voss"}]


def test_after_submission_a_save_is_refused(client: FlaskClient, session: Session, address: str) -> None:
    client.post(f"{address}/responses", json=save())
    client.post(f"{address}/submit")
    assert client.post(f"{address}/responses", json=save()).status_code == 200
    answer = client.post(f"{address}/responses", json=save(sequence=2, answer={"text": "Rask"}))
    assert answer.status_code == 409
    assert "revision" not in answer.get_json()
    assert session.scalars(select(Attempt.score)).one() == 1


def test_the_token_may_travel_in_a_header_or_in_the_body(
    make_app: Callable[..., Flask], assignment: Assignment
) -> None:
    strict = make_app(WTF_CSRF_ENABLED=True).test_client()
    token = strict.get(f"/q/{assignment.code}").text.partition('name="csrf_token" type="hidden" value="')[2]
    token = token.partition('"')[0]
    address = come_in(strict, assignment, csrf_token=token) + "/responses"
    assert strict.post(address, json=save()).status_code == 400
    assert strict.post(address, json=save(), headers={"X-CSRFToken": token}).status_code == 200
    beacon = {"csrf_token": token, "save": json.dumps(save(sequence=2))}
    assert strict.post(address, data=beacon).get_json()["revision"] == 2


def test_saves_are_limited_by_attempt_and_not_by_address(
    make_app: Callable[..., Flask], assignment: Assignment
) -> None:
    app = make_app(RATELIMIT_ENABLED=True)
    one, others = app.test_client(), [app.test_client() for _ in range(30)]
    address = come_in(one, assignment)
    elsewhere = [come_in(other, assignment, nickname=f"Kim {number}") for number, other in enumerate(others)]
    statuses = {one.post(f"{address}/responses", json={}).status_code for _ in range(301)}
    assert statuses == {422, 429}
    refused = one.post(f"{address}/responses", json=save())
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert "too often" in refused.get_json()["error"]
    saved = [other.post(f"{path}/responses", json=save()) for other, path in zip(others, elsewhere, strict=True)]
    assert {answer.status_code for answer in saved} == {200}


@pytest.mark.parametrize("path", ["", "/submit", "/review", "/clock"])
def test_who_is_not_the_student_is_told_so_in_words(app: Flask, address: str, path: str) -> None:
    for stranger in (f"{address}{path}", f"/attempt/made-up{path}"):
        answer = app.test_client().get(stranger)
        assert answer.status_code == 404
        assert "opens only for who began it" in answer.text


@pytest.mark.parametrize("path", ["", "/review", "/clock", "/responses"])
def test_an_address_that_no_database_can_look_for_is_refused_in_words(database: Flask, path: str) -> None:
    client = database.test_client()
    address = f"/attempt/%00{path}"
    answer = client.post(address, json=save()) if path == "/responses" else client.get(address)
    assert answer.status_code in (400, 404)
    words = answer.get_json()["error"] if answer.is_json else answer.text
    assert "did not understand" in words or "opens only for who began it" in words


def test_a_students_link_opens_for_no_other_student(app: Flask, session: Session) -> None:
    teacher, robin, kim = make_teacher(session), make_student(session), make_student(session, "Kim")
    given = assign_to(session, make_quiz(session, teacher), make_class(session, teacher, robin, kim))
    attempt = resume(session, given, robin)
    session.commit()
    own, other = app.test_client(), app.test_client()
    sign_in(own, robin)
    sign_in(other, kim)
    assert own.get(f"/attempt/{attempt.token}").status_code == 200
    assert other.get(f"/attempt/{attempt.token}").status_code == 404
    answer = other.post(f"/attempt/{attempt.token}/responses", json=save())
    assert (answer.status_code, "began it" in answer.get_json()["error"]) == (404, True)
