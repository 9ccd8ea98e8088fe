"""The page that a join code leads to."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from factories import make_assignment
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quiz.models import Assignment, Attempt, Guest
from quiz.models.columns import now


@pytest.fixture
def assignment(session: Session) -> Assignment:
    return make_assignment(session)


def come_in(client: FlaskClient, assignment: Assignment, nickname: str = "Robin") -> str:
    answer = client.post(f"/q/{assignment.code}", data={"nickname": nickname})
    assert answer.status_code == 303
    return urlsplit(answer.location).path


def act(client: FlaskClient, assignment: Assignment, name: str) -> str:
    answer = client.post(f"/q/{assignment.code}", data={"act": name})
    assert answer.status_code == 303
    return urlsplit(answer.location).path


def test_the_code_is_found_however_it_is_spelt(client: FlaskClient, assignment: Assignment) -> None:
    code = assignment.code
    assert client.get(f"/q/{code[:3].lower()}-{code[3:]}").status_code == 200


@pytest.mark.parametrize("code", ["WRONG2", "x" * 500, "<b>", "%00", "💥"])
def test_a_wrong_code_gets_a_page_with_a_field_for_the_right_one(client: FlaskClient, code: str) -> None:
    answer = client.get(f"/q/{code}")
    assert answer.status_code == 404
    assert 'action="/join"' in answer.text
    assert "<b>" not in answer.text


@pytest.mark.parametrize(
    ("nickname", "message"),
    [
        ("", "Type a nickname."),
        ("  \u200b\u202e ", "Type a nickname."),
        ("x" * 41, "A nickname has at most 40 characters."),
        ("x" * 500, "A nickname has at most 40 characters."),
    ],
)
def test_a_nickname_that_cannot_be_kept_comes_back_with_the_reason(
    client: FlaskClient, session: Session, assignment: Assignment, nickname: str, message: str
) -> None:
    answer = client.post(f"/q/{assignment.code}", data={"nickname": nickname})
    assert answer.status_code == 422
    assert message in answer.text
    assert f'value="{nickname}"' in answer.text
    assert session.scalar(select(func.count(Guest.id))) == 0


def test_a_nickname_with_markup_is_shown_as_it_was_typed(client: FlaskClient, assignment: Assignment) -> None:
    address = come_in(client, assignment, "<script>alert(1)</script>")
    for page in (client.get(address), client.get(f"/q/{assignment.code}")):
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.text
        assert "<script>alert" not in page.text


def test_a_taken_nickname_comes_back_with_one_that_is_free(
    app: Flask, client: FlaskClient, assignment: Assignment
) -> None:
    come_in(client, assignment, "Sam")
    answer = app.test_client().post(f"/q/{assignment.code}", data={"nickname": "sam "})
    assert answer.status_code == 422
    assert 'value="sam "' in answer.text
    assert 'name="nickname" value="sam 2"' in answer.text


def test_a_form_posted_twice_leads_to_the_same_attempt(
    app: Flask, client: FlaskClient, assignment: Assignment, session: Session
) -> None:
    found = re.search(r'name="ticket" type="hidden" value="([^"]+)"', client.get(f"/q/{assignment.code}").text)
    assert found is not None
    form = {"nickname": "Sam", "ticket": found[1]}
    # Two clients: the browser had not taken in the first answer's cookie when it posted again.
    first = client.post(f"/q/{assignment.code}", data=form)
    second = app.test_client().post(f"/q/{assignment.code}", data=form)
    assert first.location == second.location
    assert session.scalar(select(func.count(Attempt.id))) == 1


def test_a_form_posted_again_after_the_first_answer_goes_on(
    client: FlaskClient, assignment: Assignment, session: Session
) -> None:
    address = come_in(client, assignment, "Sam")
    again = client.post(f"/q/{assignment.code}", data={"nickname": " SAM"})
    assert again.location == address
    other = client.post(f"/q/{assignment.code}", data={"nickname": "Kim"})
    assert "Not you?" in other.text
    assert session.scalar(select(func.count(Guest.id))) == 1


def test_a_ticket_that_somebody_made_up_is_not_taken(
    client: FlaskClient, session: Session, assignment: Assignment
) -> None:
    client.post(f"/q/{assignment.code}", data={"nickname": "Sam", "ticket": "made-up"})
    guest = session.scalars(select(Guest)).one()
    assert session.scalars(Guest.by_token("made-up", assignment)).first() is None
    assert guest.nickname == "Sam"


def test_the_same_browser_goes_on_where_it_was(client: FlaskClient, assignment: Assignment) -> None:
    address = come_in(client, assignment)
    page = client.get(f"/q/{assignment.code}").text
    assert "Continue as" in page
    assert "Not you?" in page
    assert act(client, assignment, "continue") == address
    client.post(f"{address}/submit")
    assert "See the result" in client.get(f"/q/{assignment.code}").text
    assert act(client, assignment, "continue") == f"{address}/review"


def test_not_you_makes_the_browser_forget_and_keeps_the_attempt(
    client: FlaskClient, session: Session, assignment: Assignment
) -> None:
    address = come_in(client, assignment)
    assert act(client, assignment, "forget") == f"/q/{assignment.code}"
    assert "Nickname" in client.get(f"/q/{assignment.code}").text
    assert client.get(address).status_code == 404
    assert come_in(client, assignment, "Kim") != address
    assert session.scalar(select(func.count(Attempt.id))) == 2


def test_another_quizs_guest_is_not_forgotten(client: FlaskClient, session: Session, assignment: Assignment) -> None:
    other = make_assignment(session)
    address = come_in(client, other)
    come_in(client, assignment)
    act(client, assignment, "forget")
    assert client.get(address).status_code == 200


def test_a_closed_quiz_says_so_and_lets_those_under_way_finish(
    app: Flask, client: FlaskClient, session: Session, assignment: Assignment
) -> None:
    address = come_in(client, assignment)
    assignment.close()
    session.commit()
    stranger = app.test_client()
    for answer in (
        stranger.get(f"/q/{assignment.code}"),
        stranger.post(f"/q/{assignment.code}", data={"nickname": "Kim"}),
    ):
        assert answer.status_code == 409
        assert "This quiz is closed" in answer.text
    assert client.get(f"/q/{assignment.code}").status_code == 200
    assert client.post(f"{address}/submit").status_code == 303


def test_a_quiz_that_opens_later_says_when(client: FlaskClient, session: Session, assignment: Assignment) -> None:
    assignment.opens_at = now() + timedelta(days=1)
    session.commit()
    answer = client.get(f"/q/{assignment.code}")
    assert answer.status_code == 409
    assert "This quiz is not open yet" in answer.text


def test_one_more_attempt_is_offered_where_one_is_left(
    client: FlaskClient, session: Session, assignment: Assignment
) -> None:
    assignment.attempts_allowed = 2
    session.commit()
    first = come_in(client, assignment)
    client.post(f"{first}/submit")
    assert "Take it once more" in client.get(f"/q/{assignment.code}").text
    second = act(client, assignment, "again")
    assert second != first
    client.post(f"{second}/submit")
    assert "Take it once more" not in client.get(f"/q/{assignment.code}").text
    assert act(client, assignment, "again") == f"{second}/review"


def test_an_act_of_a_browser_that_is_nobody_asks_for_a_nickname(client: FlaskClient, assignment: Assignment) -> None:
    answer = client.post(f"/q/{assignment.code}", data={"act": "continue"})
    assert answer.status_code == 422
    assert "Nickname" in answer.text
