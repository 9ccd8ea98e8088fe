"""Changing a password: only who knows the present one, and every other session ends."""

from __future__ import annotations

import pytest
from factories import PASSWORD, make_teacher, sign_in
from flask import Flask
from flask.testing import FlaskClient, FlaskCliRunner
from sqlalchemy.orm import Session

from quiz.models.person import FAILURES_ALLOWED

NEW = "seven green ladders"
ADA = {"email": "ada@school.example", "password": PASSWORD}


@pytest.fixture(autouse=True)
def signed_in(client: FlaskClient, session: Session) -> None:
    sign_in(client, make_teacher(session))


def change(client: FlaskClient, current: str = PASSWORD, password: str = NEW) -> int:
    return client.post("/desk/account", data={"current": current, "password": password}).status_code


def test_the_new_password_signs_in_and_the_old_one_does_not(client: FlaskClient, app: Flask) -> None:
    assert change(client) == 302
    assert "Your password is changed." in client.get("/desk/account").get_data(as_text=True)
    other = app.test_client()
    assert other.post("/sign-in", data=ADA).status_code == 422
    assert other.post("/sign-in", data={**ADA, "password": NEW}).status_code == 302


def test_every_other_session_ends(client: FlaskClient, app: Flask) -> None:
    other = app.test_client()
    other.post("/sign-in", data=ADA)
    assert other.get("/desk").status_code == 200
    change(client)
    assert other.get("/desk").status_code == 302
    assert client.get("/desk").status_code == 200


@pytest.mark.parametrize(
    ("current", "password", "said"),
    [
        ("wrong horse", NEW, "This is not your present password."),
        ("", NEW, "Type your present password."),
        (PASSWORD, "", "Choose a password."),
        (PASSWORD, "short", "at least 10 characters"),
        (PASSWORD, "ada teacher", "must not be your email address or your name"),
        (PASSWORD, "Ada@school.example", "must not be your email address or your name"),
        (PASSWORD, "aaaaaaaaaaab", "repeats a few characters"),
    ],
)
def test_what_is_refused_says_why_and_changes_nothing(
    client: FlaskClient, app: Flask, current: str, password: str, said: str
) -> None:
    page = client.post("/desk/account", data={"current": current, "password": password})
    assert page.status_code == 422
    assert said in page.get_data(as_text=True)
    assert app.test_client().post("/sign-in", data=ADA).status_code == 302


def test_guessing_the_present_password_is_slowed_down(client: FlaskClient) -> None:
    assert {change(client, "wrong horse") for _ in range(FAILURES_ALLOWED)} == {422}
    assert change(client) == 429


def test_only_a_teacher_who_is_signed_in_gets_there(app: Flask) -> None:
    stranger = app.test_client()
    assert stranger.get("/desk/account").location == "/sign-in?next=/desk/account"
    assert stranger.post("/desk/account", data={"current": PASSWORD, "password": NEW}).status_code == 302


@pytest.mark.parametrize("forged", ["1", "1.", "1.0", "²", "1.²", "x.y", ""])
def test_a_session_of_another_shape_is_nobodys(app: Flask, forged: str) -> None:
    client = app.test_client()
    with client.session_transaction() as kept:
        kept["_user_id"] = forged
    assert client.get("/desk").status_code == 302


def test_a_forgotten_password_is_replaced_on_the_terminal(
    client: FlaskClient, runner: FlaskCliRunner, app: Flask
) -> None:
    result = runner.invoke(args=["set-password", "--email", "Ada@school.example", "--password", NEW])
    assert result.exit_code == 0, result.output
    assert client.get("/desk").status_code == 302
    assert app.test_client().post("/sign-in", data={**ADA, "password": NEW}).status_code == 302


@pytest.mark.parametrize(
    ("email", "password", "said"),
    [("nobody@school.example", NEW, "no account for"), ("ada@school.example", "short", "at least 10 characters")],
)
def test_the_command_says_what_is_wrong(runner: FlaskCliRunner, email: str, password: str, said: str) -> None:
    result = runner.invoke(args=["set-password", "--email", email, "--password", password])
    assert result.exit_code == 2
    assert said in result.output
