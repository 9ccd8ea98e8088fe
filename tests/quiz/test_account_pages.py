"""The account pages, as a browser without scripts sees them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from factories import PASSWORD, make_teacher, sign_in
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quiz.account.guards import local_path
from quiz.models import Invitation, Person
from quiz.models.person import FAILURES_ALLOWED

ACCOUNT = {"name": "Bo Newcomer", "email": "bo@school.example", "password": "seven green ladders"}
ADA = {"email": "ada@school.example", "password": PASSWORD}


@pytest.fixture
def token(session: Session) -> str:
    """Return the token of the first account."""
    invitation, text = Invitation.issue()
    session.add(invitation)
    session.commit()
    return text


def people(session: Session) -> int:
    return session.scalar(select(func.count(Person.id))) or 0


def test_the_first_account_is_made_with_the_token_and_is_signed_in(
    client: FlaskClient, session: Session, token: str
) -> None:
    made = client.post("/create-account", data={**ACCOUNT, "token": token})
    assert (made.status_code, made.location) == (302, "/desk")
    assert client.get("/desk").status_code == 200
    assert session.scalar(select(Person.administrator)) is True


def test_a_token_in_the_address_fills_the_form(client: FlaskClient, token: str) -> None:
    assert f'value="{token}"' in client.get(f"/create-account?token={token}").get_data(as_text=True)


def test_a_used_invitation_says_so_before_the_form_is_filled_in(client: FlaskClient, session: Session) -> None:
    make_teacher(session)
    assert "used already" in client.get("/create-account?token=old").get_data(as_text=True)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"token": ""}, "Paste the invitation"),
        ({"token": "wrong"}, "printed in the terminal"),
        ({"name": ""}, "Type your name"),
        ({"name": "  \t "}, "Type your name"),
        ({"name": "x" * 500}, "at most 120 characters"),
        ({"email": "bo"}, "not an email address"),
        ({"email": f"{'b' * 300}@school.example"}, "too long"),
        ({"password": "short"}, "at least 10 characters"),
        ({"password": "x" * 500}, "at most 200 characters"),
        ({"password": "bo@school.example"}, "must not be your email address"),
        ({"password": "Bo Newcomer"}, "must not be your email address"),
        ({"password": "aaaaaaaaaaaa"}, "repeats"),
    ],
)
def test_a_refused_account_says_why_and_keeps_all_but_the_password(
    client: FlaskClient, session: Session, token: str, changes: dict[str, str], message: str
) -> None:
    sent = {**ACCOUNT, "token": token, **changes}
    answer = client.post("/create-account", data=sent)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert message in page
    assert f'value="{sent["email"]}"' in page
    password = re.search(r'<input[^>]*type="password"[^>]*>', page)
    assert password is not None
    assert "value=" not in password[0].replace('value=""', "")
    assert people(session) == 0


def test_markup_in_a_name_is_shown_and_not_run(client: FlaskClient, token: str) -> None:
    client.post("/create-account", data={**ACCOUNT, "token": token, "name": "<script>alert(1)</script>"})
    assert "<script>alert" not in client.get("/desk").get_data(as_text=True)


def test_a_taken_address_is_refused(client: FlaskClient, session: Session) -> None:
    _invitation, token = Invitation.issue(make_teacher(session))
    session.add(_invitation)
    session.commit()
    answer = client.post("/create-account", data={**ACCOUNT, "token": token, "email": "Ada@School.Example"})
    assert answer.status_code == 422
    assert "sign in instead" in answer.get_data(as_text=True)


def test_an_invitation_is_shown_once_and_makes_a_colleague(client: FlaskClient, app: Flask, session: Session) -> None:
    sign_in(client, make_teacher(session))
    page = client.post("/desk/invitations").get_data(as_text=True)
    link = re.search(r'http://[^"]+/create-account\?token=([\w-]+)', page)
    assert link is not None
    assert session.scalar(select(Invitation.token_hash)) != link[1]
    colleague = app.test_client()
    colleague.post("/create-account", data={**ACCOUNT, "token": link[1]})
    assert colleague.get("/desk").status_code == 200


def test_only_a_teacher_invites(client: FlaskClient, session: Session) -> None:
    assert client.post("/desk/invitations").status_code == 302
    assert session.scalar(select(func.count(Invitation.id))) == 0


def test_signing_in_leads_to_the_desk_and_out_of_it(client: FlaskClient, session: Session) -> None:
    make_teacher(session)
    assert client.post("/sign-in", data=ADA).location == "/desk"
    assert client.get("/desk").status_code == 200
    client.post("/sign-out")
    assert client.get("/desk").status_code == 302


def test_signing_out_is_no_link(client: FlaskClient) -> None:
    assert client.get("/sign-out").status_code == 405


def test_signing_in_leads_back_to_the_page_asked_for(client: FlaskClient, session: Session) -> None:
    make_teacher(session)
    asked = client.get("/desk/articles/new?from=home")
    assert client.post(asked.location, data=ADA).location == "/desk/articles/new?from=home"


def test_a_script_is_told_that_nobody_is_signed_in(client: FlaskClient) -> None:
    assert client.get("/desk/articles/1/job", headers={"Accept": "application/json"}).status_code == 401


def test_a_wrong_address_and_a_wrong_password_look_the_same(client: FlaskClient, session: Session) -> None:
    make_teacher(session)
    pages = [
        client.post("/sign-in", data={"email": email, "password": "no such password"})
        for email in (ADA["email"], "eve@school.example")
    ]
    assert [page.status_code for page in pages] == [422, 422]
    first, second = (page.get_data(as_text=True) for page in pages)
    assert "The email address or the password is wrong." in first
    assert first.replace(ADA["email"], "") == second.replace("eve@school.example", "")


def test_after_too_many_failures_the_page_says_when_to_try_again(client: FlaskClient, session: Session) -> None:
    make_teacher(session)
    for _ in range(FAILURES_ALLOWED):
        client.post("/sign-in", data={**ADA, "password": "wrong"})
    answer = client.post("/sign-in", data=ADA)
    assert answer.status_code == 429
    assert re.search(r"Try again after \d\d:\d\d", answer.get_data(as_text=True))


def test_signing_in_starts_a_new_session(client: FlaskClient, session: Session) -> None:
    make_teacher(session)
    with client.session_transaction() as kept:
        kept["left_by_somebody"] = "yes"
    client.post("/sign-in", data=ADA)
    with client.session_transaction() as kept:
        assert "left_by_somebody" not in kept


def test_a_session_of_a_deleted_person_is_nobodys(client: FlaskClient, session: Session) -> None:
    teacher = make_teacher(session)
    sign_in(client, teacher)
    session.delete(teacher)
    session.commit()
    assert client.get("/desk").status_code == 302


def test_who_is_no_teacher_may_not_enter_the_desk(client: FlaskClient, session: Session) -> None:
    student = Person(name="Sam")
    session.add(student)
    session.commit()
    sign_in(client, student)
    assert client.get("/desk").status_code == 403


@pytest.mark.parametrize(
    ("target", "kept"),
    [
        ("/desk", True),
        ("/desk/quizzes/3?all=1#q4", True),
        ("", False),
        (None, False),
        ("desk", False),
        ("//evil.example", False),
        ("///evil.example", False),
        ("/\\evil.example", False),
        ("\\\\evil.example", False),
        ("https://evil.example/desk", False),
        ("javascript:alert(1)", False),
        ("/\t/evil.example", False),
        ("/desk\r\nSet-Cookie: a=b", False),
    ],
)
def test_only_a_path_of_this_site_is_gone_back_to(target: str | None, kept: bool) -> None:
    assert local_path(target) == (target if kept else None)


def test_a_foreign_target_is_not_followed_after_signing_in(client: FlaskClient, session: Session) -> None:
    make_teacher(session)
    assert client.post("/sign-in?next=https://evil.example", data=ADA).location == "/desk"


def test_a_form_without_its_anti_forgery_token_changes_nothing(
    make_app: Callable[..., Flask], session: Session
) -> None:
    make_teacher(session)
    client = make_app(WTF_CSRF_ENABLED=True).test_client()
    assert client.post("/sign-in", data=ADA).status_code == 400
    assert client.get("/desk").status_code == 302


def test_who_guesses_elsewhere_does_not_keep_the_teacher_out(client: FlaskClient, app: Flask, session: Session) -> None:
    make_teacher(session)
    client.post("/sign-in", data=ADA)
    client.post("/sign-out")
    stranger = app.test_client()
    guesses = [stranger.post("/sign-in", data={**ADA, "password": f"guess {n}"}) for n in range(FAILURES_ALLOWED + 1)]
    assert [guess.status_code for guess in guesses] == [422] * FAILURES_ALLOWED + [429]
    assert app.test_client().post("/sign-in", data=ADA).status_code == 429
    assert client.post("/sign-in", data=ADA).status_code == 302


def test_a_known_browser_may_not_guess_for_ever(client: FlaskClient, session: Session) -> None:
    make_teacher(session)
    client.post("/sign-in", data=ADA)
    client.post("/sign-out")
    guesses = [client.post("/sign-in", data={**ADA, "password": f"guess {n}"}) for n in range(FAILURES_ALLOWED + 1)]
    assert guesses[-1].status_code == 429
