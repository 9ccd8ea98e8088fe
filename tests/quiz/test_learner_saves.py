"""Saves as scripts send them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from factories import make_assignment
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quiz.models import Assignment, Attempt, Response


@pytest.fixture
def assignment(session: Session) -> Assignment:
    return make_assignment(session)


def come_in(client: FlaskClient, assignment: Assignment, **more: str) -> str:
    answer = client.post(f"/q/{assignment.code}", data={"nickname": "Robin", **more})
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
    save(position=99),
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
    one, other = app.test_client(), app.test_client()
    address = come_in(one, assignment)
    elsewhere = urlsplit(other.post(f"/q/{assignment.code}", data={"nickname": "Kim"}).location).path
    statuses = {one.post(f"{address}/responses", json={}).status_code for _ in range(301)}
    assert statuses == {422, 429}
    assert other.post(f"{elsewhere}/responses", json=save()).status_code == 200
