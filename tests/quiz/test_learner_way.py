"""The student's way without scripts, from the code to the review."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from factories import make_assignment
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from quiz.models import Assignment, Attempt, Guest, Response


@pytest.fixture
def assignment(session: Session) -> Assignment:
    return make_assignment(session)


def start(client: FlaskClient, assignment: Assignment, nickname: str = "Robin") -> str:
    """Come in as a guest and return the address of the attempt."""
    answer = client.post(f"/q/{assignment.code}", data={"nickname": nickname})
    assert answer.status_code == 303, answer.text
    return urlsplit(answer.location).path


def right_answers(session: Session, address: str) -> dict[str, str]:
    """Return the fields of a form with every answer right and nothing saved before."""
    attempt = session.scalars(Attempt.by_token(address.rpartition("/")[2])).one()
    return {
        "answer-0-option": attempt.items[0].shown.ids[0],
        "answer-1-value": "false",
        "answer-2-text": "ferry",
        "answer-3-text": "Maria Voss",
        **{f"was-{position}": "null" for position in range(4)},
    }


def test_from_the_code_to_the_review(client: FlaskClient, session: Session, assignment: Assignment) -> None:
    assert client.get(f"/q/{assignment.code}").status_code == 200
    address = start(client, assignment)
    assert "Who found the damage to the bridge?" in client.get(address).text
    fields = right_answers(session, address)
    checked = client.post(f"{address}/save", data={**fields, "then": "check"}, follow_redirects=True)
    assert "All 4 answers are saved." in checked.text
    result = client.post(f"{address}/submit", follow_redirects=True)
    assert "4 of 4" in result.text
    assert 'id="e4"' in result.text


def test_the_check_names_what_is_blank_and_links_to_it(
    client: FlaskClient, session: Session, assignment: Assignment
) -> None:
    address = start(client, assignment)
    fields = {**right_answers(session, address), "answer-2-text": " "}
    page = client.post(f"{address}/save", data={**fields, "then": "check"}, follow_redirects=True).text
    assert "1 question has no answer yet:" in page
    assert f'href="{address}#q3"' in page
    assert "#q1" not in page


def test_submitting_saves_what_the_form_still_holds(
    client: FlaskClient, session: Session, assignment: Assignment
) -> None:
    address = start(client, assignment)
    client.post(f"{address}/submit", data=right_answers(session, address))
    assert session.scalars(select(Attempt.score)).one() == 4


def test_submitting_twice_is_submitting_once(client: FlaskClient, session: Session, assignment: Assignment) -> None:
    address = start(client, assignment)
    fields = right_answers(session, address)
    assert client.post(f"{address}/submit", data=fields).location.endswith("/review#score")
    when = session.scalars(select(Attempt.submitted_at)).one()
    assert client.post(f"{address}/submit", data=fields).location.endswith("/review#score")
    session.expire_all()
    assert session.scalars(select(Attempt.submitted_at)).one() == when


def test_a_form_that_comes_after_submission_is_shown_and_changes_nothing(
    client: FlaskClient, session: Session, assignment: Assignment
) -> None:
    address = start(client, assignment)
    client.post(f"{address}/submit", data=right_answers(session, address))
    late = {**right_answers(session, address), "answer-3-text": "Tom <Rask>"}
    for path in ("save", "submit"):
        answer = client.post(f"{address}/{path}", data=late)
        assert answer.status_code == 409
        assert "Tom &lt;Rask&gt;" in answer.text
        assert "Maria Voss" not in answer.text
    assert session.scalars(select(Attempt.score)).one() == 4


def test_saved_answers_come_back_in_the_form(client: FlaskClient, session: Session, assignment: Assignment) -> None:
    address = start(client, assignment)
    fields = right_answers(session, address)
    page = client.post(f"{address}/save", data=fields, follow_redirects=True).text
    assert "All answers are saved." in page
    assert 'value="Maria Voss"' in page
    assert re.search(f'value="{fields["answer-0-option"]}"[^>]* checked', page)
    assert re.search('value="false"[^>]* checked', page)


def test_an_old_page_overwrites_nothing_that_it_did_not_show(
    client: FlaskClient, session: Session, assignment: Assignment
) -> None:
    address = start(client, assignment)
    first = right_answers(session, address)
    client.post(f"{address}/save", data=first)
    stale = {**first, "answer-0-option": "", "answer-3-text": "Voss"}
    answer = client.post(f"{address}/save", data=stale)
    assert answer.status_code == 409
    assert 'value="Voss"' in answer.text
    assert "Meanwhile another answer was saved:" in answer.text
    assert answer.text.count("Meanwhile another") == 1
    kept = dict(session.execute(select(Response.item_id, Response.answer)).all())
    assert list(kept.values())[3] == {"text": "Maria Voss"}
    assert next(iter(kept.values())) is not None
    was = '{"text":"Maria Voss"}'
    assert client.post(f"{address}/save", data={"answer-3-text": "Voss", "was-3": was}).status_code == 303
    session.expire_all()
    assert session.scalars(select(Response.answer)).all()[3] == {"text": "Voss"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("answer-0-option", "forged"),
        ("answer-1-value", "maybe"),
        ("answer-2-text", "x" * 501),
        ("answer-3-text", "a\0b"),
    ],
)
def test_a_refused_answer_comes_back_and_the_others_are_saved(
    client: FlaskClient, session: Session, assignment: Assignment, field: str, value: str
) -> None:
    address = start(client, assignment)
    answer = client.post(f"{address}/save", data={**right_answers(session, address), field: value})
    assert answer.status_code == 422
    assert "Not everything could be saved" in answer.text
    assert session.scalar(select(func.count(Response.id))) == 3


def test_answers_to_questions_that_are_not_in_the_quiz_are_ignored(
    client: FlaskClient, session: Session, assignment: Assignment
) -> None:
    address = start(client, assignment)
    fields = {"answer-9-text": "x", "was-9": "null", "was-0": "{not json"}
    assert client.post(f"{address}/save", data=fields).status_code == 303
    assert session.scalar(select(func.count(Response.id))) == 0


def test_nothing_is_shown_of_an_attempt_that_is_somebody_elses(
    app: Flask, client: FlaskClient, assignment: Assignment
) -> None:
    address = start(client, assignment)
    stranger = app.test_client()
    other = app.test_client()
    start(other, assignment, "Kim")
    for browser in (stranger, other):
        for path in ("", "/submit", "/review"):
            assert browser.get(address + path).status_code == 404
        for path in ("/save", "/submit"):
            assert browser.post(address + path, data={"was-0": "null"}).status_code == 404
        save = {"position": 0, "answer": None, "client": "c", "sequence": 1, "base": 0}
        assert browser.post(address + "/responses", json=save).status_code == 404
    assert client.get("/attempt/forged").status_code == 404


def test_each_step_leads_to_the_one_that_the_attempt_is_at(client: FlaskClient, assignment: Assignment) -> None:
    address = start(client, assignment)
    assert client.get(f"{address}/review").location == address
    client.post(f"{address}/submit")
    assert client.get(address).location == f"{address}/review"
    assert client.get(f"{address}/submit").location == f"{address}/review"


def test_a_form_without_its_token_is_refused(make_app: Callable[..., Flask], assignment: Assignment) -> None:
    strict = make_app(WTF_CSRF_ENABLED=True).test_client()
    answer: TestResponse = strict.post(f"/q/{assignment.code}", data={"nickname": "Robin"})
    assert answer.status_code == 400


def test_the_review_tells_right_from_wrong_in_words(
    client: FlaskClient, session: Session, assignment: Assignment
) -> None:
    address = start(client, assignment)
    attempt = session.scalars(select(Attempt)).one()
    wrong = attempt.items[0].shown.ids[1]
    fields = {**right_answers(session, address), "answer-0-option": wrong, "answer-3-text": ""}
    page = client.post(f"{address}/submit", data=fields, follow_redirects=True).text
    assert "2 of 4" in page
    assert "Because the ferry was cheaper" in page
    assert "Your answer: Misreads the passage" in page
    assert page.count("No answer") == 2
    assert "The engineer Maria Voss found it during a night inspection." in page
    assert session.scalars(select(Guest.nickname)).one() in page


def test_the_source_of_the_article_is_shown_below_it(client: FlaskClient, session: Session) -> None:
    assignment = make_assignment(session)
    assignment.quiz.article.source = "https://paper.example/bridge?a=1&b=2"
    session.commit()
    page = client.post(f"/q/{assignment.code}", data={"nickname": "Kim"}, follow_redirects=True).get_data(as_text=True)
    link = 'href="https://paper.example/bridge?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow"'
    assert link in page
    assert page.index("ferry landing") < page.index(link)
