"""The first page, its join code, its samples and what it says is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from quiz.home.forms import LONGEST_TYPED, code_in
from quiz.models.assignment import CODE_ALPHABET, CODE_LENGTH
from quiz.models.columns import now
from tests.factories import TITLE, make_assignment, make_quiz, make_teacher, sign_in

CODES = st.text(CODE_ALPHABET, min_size=CODE_LENGTH, max_size=CODE_LENGTH)


@pytest.mark.parametrize(
    "typed",
    [
        "BCD234",
        "bcd234",
        " bcd-234 ",
        "b c d 2 3 4",
        "BCD–234.",
        "http://192.168.1.20:8000/q/BCD234",
        "https://quiz.school.example/q/bcd234/",
        "quiz.school.example/q/BCD234?from=board#top",
    ],
)
def test_a_code_is_found_in_any_spelling_and_in_its_link(typed: str) -> None:
    assert code_in(typed) == "BCD234"


@given(CODES, st.sampled_from(["", " ", "-", "\u2009", "\u200b"]))
def test_what_stands_between_the_characters_of_a_code_does_not_matter(code: str, between: str) -> None:
    assert code_in(between.join(code.lower())) == code


def test_a_join_code_leads_to_its_quiz(client: FlaskClient, session: Session) -> None:
    code = make_assignment(session).code
    response = client.post("/join", data={"code": f" {code[:3].lower()}-{code[3:]} "})
    assert response.status_code == 303
    assert response.location == f"/q/{code}"


@pytest.mark.parametrize("typed", ["", "   ", "- - -", "\u200b", "B" * (LONGEST_TYPED + 1)])
def test_what_is_no_code_is_refused_beside_the_field(client: FlaskClient, typed: str) -> None:
    response = client.post("/join", data={"code": typed})
    assert response.status_code == 422
    assert 'id="code-error"' in response.text
    assert 'aria-invalid="true"' in response.text


def test_a_post_without_the_field_is_refused(client: FlaskClient) -> None:
    assert client.post("/join").status_code == 422


@pytest.mark.parametrize("typed", ["QQQ-999", "two words", "\x00BCD", "💡B", "ＢＣＤ２３４", "../../etc/passwd"])
def test_an_unknown_code_shows_the_page_again_with_what_was_typed(client: FlaskClient, typed: str) -> None:
    response = client.post("/join", data={"code": typed})
    assert response.status_code == 404
    assert "No quiz has this code" in response.text
    assert f'value="{typed}"' in response.text


def test_markup_typed_as_a_code_stays_text(client: FlaskClient) -> None:
    text = client.post("/join", data={"code": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_a_closed_quiz_says_so(client: FlaskClient, session: Session) -> None:
    assignment = make_assignment(session)
    assignment.close()
    session.commit()
    response = client.post("/join", data={"code": assignment.code})
    assert response.status_code == 409
    assert "this quiz is closed" in response.text
    assert f'value="{assignment.code}"' in response.text


def test_a_quiz_that_opens_later_says_so(client: FlaskClient, session: Session) -> None:
    assignment = make_assignment(session)
    assignment.opens_at = now() + timedelta(hours=1)
    session.commit()
    response = client.post("/join", data={"code": assignment.code})
    assert response.status_code == 409
    assert "not open yet" in response.text


def test_samples_are_offered_with_what_helps_to_choose(client: FlaskClient, session: Session) -> None:
    quiz = make_quiz(session, published=True)
    text = client.get("/").text
    assert f'href="/q/{quiz.assignments[0].code}"' in text
    assert quiz.title in text
    assert f"{quiz.article.words} words" in text
    assert f"{len(quiz.items)} questions" in text


def test_a_page_without_samples_does_not_speak_of_them(client: FlaskClient) -> None:
    assert 'id="samples"' not in client.get("/").text


def test_only_published_open_quizzes_of_the_installation_are_samples(client: FlaskClient, session: Session) -> None:
    make_quiz(session)
    make_assignment(session, make_teacher(session))
    closed = make_assignment(session)
    closed.close()
    session.commit()
    assert TITLE not in client.get("/").text


def test_three_samples_are_shown_at_most(client: FlaskClient, session: Session) -> None:
    for _number in range(5):
        make_assignment(session)
    assert client.get("/").text.count('class="sample"') == 3


def test_the_first_account_is_offered_until_there_is_one(client: FlaskClient, session: Session) -> None:
    assert "/create-account" in client.get("/").text
    make_teacher(session)
    assert "/create-account" not in client.get("/").text


def test_the_header_knows_who_is_signed_in(client: FlaskClient, session: Session) -> None:
    guest = client.get("/").text
    assert "/sign-in" in guest
    assert "/sign-out" not in guest
    sign_in(client, make_teacher(session))
    teacher = client.get("/").text
    assert "/sign-out" in teacher
    assert 'name="csrf_token"' in teacher
    assert "Teacher sign-in" not in teacher


def test_the_privacy_page_is_linked_from_every_page(client: FlaskClient) -> None:
    assert 'href="/privacy"' in client.get("/").text
    page = client.get("/privacy")
    assert page.status_code == 200
    assert "What is kept, and why" in page.text


@pytest.mark.parametrize("address", ["/nothing-here", "/q/../nothing"])
def test_an_unknown_address_is_a_page_in_the_products_look(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert 'class="wordmark"' in response.text
    assert "There is nothing at this address" in response.text
