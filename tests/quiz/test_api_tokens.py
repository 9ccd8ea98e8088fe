"""Tokens of a teacher's programs: shown once, stored as a digest, good until they expire or are revoked."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from factories import make_teacher, sign_in
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quiz import api_tokens
from quiz.models import ApiToken, Person
from quiz.models.api_token import USE_NOTED_EVERY
from quiz.models.columns import now

WANTED = {"name": "Gradebook sheet", "scope": "read", "days": "90"}
TOKEN = re.compile(r'value="(readback_[\w-]+)"')


@pytest.fixture
def desk(client: FlaskClient, teacher: Person) -> FlaskClient:
    sign_in(client, teacher)
    return client


def test_a_token_is_shown_once_and_stored_nowhere(desk: FlaskClient, session: Session) -> None:
    made = desk.post("/desk/account/tokens", data=WANTED)
    text = TOKEN.findall(made.get_data(as_text=True))[0]
    row = session.scalars(select(ApiToken)).one()
    assert text not in str(vars(row))
    page = desk.get("/desk/account/tokens").get_data(as_text=True)
    assert "Gradebook sheet" in page
    assert text not in page
    assert api_tokens.holder(session, text) is row


def test_each_token_is_another(session: Session, teacher: Person) -> None:
    texts = {ApiToken.issue(teacher, "a", "read", None)[1] for _ in range(50)}
    assert len(texts) == 50


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "Say what the token is for."),
        ({"name": "  "}, "Say what the token is for."),
        ({"name": "x" * 81}, "at most 80 characters"),
        ({"scope": "all"}, "Not a valid choice"),
        ({"days": "9999999999"}, "Not a valid choice"),
    ],
)
def test_what_is_refused_makes_nothing(desk: FlaskClient, session: Session, changes: dict[str, str], said: str) -> None:
    page = desk.post("/desk/account/tokens", data={**WANTED, **changes})
    assert page.status_code == 422
    assert said in page.get_data(as_text=True)
    assert session.scalar(select(func.count(ApiToken.id))) == 0


def test_there_is_an_end_to_the_number_of_tokens(desk: FlaskClient, session: Session, teacher: Person) -> None:
    for number in range(api_tokens.MOST_TOKENS):
        api_tokens.make_token(session, teacher, str(number), "read", None)
    session.commit()
    page = desk.post("/desk/account/tokens", data=WANTED)
    assert page.status_code == 409
    assert "as many tokens as there can be" in page.get_data(as_text=True)


def test_an_expired_or_revoked_token_opens_nothing(desk: FlaskClient, session: Session, teacher: Person) -> None:
    _over, expired = api_tokens.make_token(session, teacher, "old", "read", -timedelta(seconds=1))
    good, text = api_tokens.make_token(session, teacher, "new", "read", timedelta(days=1))
    session.commit()
    assert api_tokens.holder(session, expired) is None
    assert api_tokens.holder(session, text) is good
    assert desk.post(f"/desk/account/tokens/{good.id}/revoke").status_code == 302
    session.expire_all()
    assert api_tokens.holder(session, text) is None


def test_nobody_sees_or_revokes_a_colleagues_token(app: Flask, session: Session, teacher: Person) -> None:
    made, _text = api_tokens.make_token(session, teacher, "Ada’s own", "read", None)
    session.commit()
    colleague = app.test_client()
    sign_in(colleague, make_teacher(session, "Bo", "bo@school.example"))
    assert "Ada’s own" not in colleague.get("/desk/account/tokens").get_data(as_text=True)
    colleague.post(f"/desk/account/tokens/{made.id}/revoke")
    session.expire_all()
    assert session.scalar(select(func.count(ApiToken.id))) == 1


def test_only_teachers_have_tokens(client: FlaskClient) -> None:
    assert client.get("/desk/account/tokens").status_code == 302
    assert client.post("/desk/account/tokens/1/revoke").status_code == 302


def test_who_is_no_teacher_any_more_gets_nowhere(session: Session, teacher: Person) -> None:
    _made, text = api_tokens.make_token(session, teacher, "left", "write", None)
    teacher.teacher = False
    session.commit()
    assert api_tokens.holder(session, text) is None


def test_its_use_is_noted_at_most_once_a_minute(session: Session, teacher: Person) -> None:
    made, _text = api_tokens.make_token(session, teacher, "busy", "read", None)
    assert made.note_use()
    assert not made.note_use()
    made.last_used_at = now() - USE_NOTED_EVERY
    assert made.note_use()
