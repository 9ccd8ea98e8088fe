"""Whatever a form makes, the form sent twice makes once; what is shown once is shown to who sees the second page."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from factories import (
    PASSWORD,
    TEXT,
    assign_to,
    make_class_of,
    make_questions,
    make_quiz,
    make_teacher,
    sign_in,
)
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quiz import accounts, tickets
from quiz.models import ApiToken, Enrolment, Intake, Notice, Person, Question, Quiz, SchoolClass
from quiz.reviewing import write

Sent = tuple[str, dict[str, object]]


@pytest.fixture
def teacher(session: Session, client: FlaskClient) -> Person:
    made = make_teacher(session)
    sign_in(client, made)
    return made


def a_class(_session: Session, _teacher: Person) -> Sent:
    return "/classes/new", {"name": "7B", "sign_in_by": "words", "enrolling": "y"}


def a_quiz_of_the_bank(session: Session, teacher: Person) -> Sent:
    quiz = make_quiz(session, teacher)
    ids = [str(item.version.question_id) for item in quiz.items]
    return "/desk/bank", {"question": ids, "act": "add", "quiz": "new", "title": "Mixed"}


def a_pasted_text(_session: Session, _teacher: Person) -> Sent:
    return "/desk/articles/new", {"text": TEXT, "title": "Ferry", "preview": "Look it over first"}


def a_message(session: Session, teacher: Person) -> Sent:
    given = assign_to(session, make_quiz(session, teacher), make_class_of(session, teacher))
    return f"/desk/assignments/{given.id}/messages", {"text": "Question 3 is about the second ferry."}


def a_token(_session: Session, _teacher: Person) -> Sent:
    return "/desk/account/tokens", {"name": "Gradebook", "scope": "read", "days": "30"}


MAKING: list[tuple[Callable[[Session, Person], Sent], type]] = [
    (a_class, SchoolClass),
    (a_quiz_of_the_bank, Quiz),
    (a_pasted_text, Intake),
    (a_message, Notice),
    (a_token, ApiToken),
]


@pytest.mark.parametrize(("form", "made"), MAKING)
def test_a_form_sent_twice_makes_one(
    client: FlaskClient,
    session: Session,
    teacher: Person,
    form: Callable[[Session, Person], Sent],
    made: type,
) -> None:
    address, fields = form(session, teacher)
    before = session.scalar(select(func.count()).select_from(made)) or 0
    first, second = (client.post(address, data=fields) for _ in range(2))
    assert (first.status_code, first.location) == (second.status_code, second.location)
    assert first.status_code < 400
    assert session.scalar(select(func.count()).select_from(made)) == before + 1


def test_the_form_of_a_class_sent_again_later_makes_another(
    client: FlaskClient, session: Session, teacher: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, fields = a_class(session, teacher)
    client.post(address, data=fields)
    monkeypatch.setattr("quiz.sent_twice.SAME_POST", timedelta(seconds=-1))
    client.post(address, data=fields)
    assert session.scalar(select(func.count(SchoolClass.id))) == 2


def test_the_token_on_the_second_page_is_the_one_that_works(
    client: FlaskClient, session: Session, teacher: Person
) -> None:
    address, fields = a_token(session, teacher)
    pages = [client.post(address, data=fields).get_data(as_text=True) for _ in range(2)]
    shown = [re.findall(r'value="(readback_[^"]+)"', page)[0] for page in pages]
    answers = [client.get("/api/v1/quizzes", headers={"Authorization": f"Bearer {token}"}) for token in shown]
    assert [answer.status_code for answer in answers] == [401, 200]


def test_a_question_written_is_in_the_quiz_once(session: Session, teacher: Person) -> None:
    quiz = make_quiz(session, teacher)
    session.refresh(quiz)
    held = len(quiz.items)
    question = make_questions()[0]
    assert write(session, quiz, question, 2) is quiz.items[0]
    assert len(quiz.items) == held
    assert session.scalar(select(func.count(Question.id))) == held


def test_an_account_made_twice_is_one_and_the_second_page_is_signed_in(app: Flask, session: Session) -> None:
    inviter = make_teacher(session)
    _invitation, token = accounts.invite(session, inviter)
    session.commit()
    fields = {"token": token, "name": "Bo", "email": "bo@school.example", "password": PASSWORD}
    replies = [app.test_client().post("/create-account", data=fields) for _ in range(2)]
    assert [reply.location for reply in replies] == ["/desk", "/desk"]
    wrong = app.test_client().post("/create-account", data=fields | {"password": "a guess of mine"})
    assert wrong.status_code == 422
    assert session.scalar(select(func.count(Person.id))) == 2


def secrets_on(page: str) -> list[str]:
    return re.findall(r'<p class="secret" dir="auto">([a-z ]+)</p>', page)


def ticket_on(page: str) -> str:
    return re.findall(r'name="ticket"[^>]*value="([^"]+)"', page)[0]


def test_cards_asked_for_twice_are_the_same_and_work(
    app: Flask, client: FlaskClient, session: Session, teacher: Person
) -> None:
    school_class = make_class_of(session, teacher, ["Anna Kim", "Boris Vale"])
    ticket = ticket_on(client.get(f"/classes/{school_class.id}").get_data(as_text=True))
    address = f"/classes/{school_class.id}/cards"
    pages = [client.post(address, data={"ticket": ticket}).get_data(as_text=True) for _ in range(2)]
    first, second = map(secrets_on, pages)
    assert len(set(first)) == 2
    assert first == second
    fields = {"name": "Anna Kim", "secret": first[0]}
    assert app.test_client().post(f"/student/{school_class.code}", data=fields).location == "/home"
    # Another visit, another ticket: nobody is without a card any more.
    assert client.post(address).status_code == 303


def test_cards_asked_for_twice_at_once_are_the_same(app: Flask, session: Session, teacher: Person) -> None:
    school_class = make_class_of(session, teacher, ["Anna Kim", "Boris Vale"])
    class_id, together = school_class.id, Barrier(2)
    with app.test_request_context():
        ticket = tickets.seal(tickets.draw(), f"cards-{class_id}")

    def send(_number: int) -> list[str]:
        client = app.test_client()
        sign_in(client, teacher)
        together.wait()
        return secrets_on(client.post(f"/classes/{class_id}/cards", data={"ticket": ticket}).get_data(as_text=True))

    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(send, range(2))
    assert first == second
    assert len(first) == 2


def test_a_new_card_from_the_same_page_is_another(client: FlaskClient, session: Session, teacher: Person) -> None:
    """A card that was lost must not come again because the page it was made on did."""
    school_class = make_class_of(session, teacher, ["Anna Kim"])
    place = session.scalars(select(Enrolment)).one()
    ticket = ticket_on(client.get(f"/classes/{school_class.id}").get_data(as_text=True))
    address = f"/classes/{school_class.id}/students/{place.id}/card"
    cards = [secrets_on(client.post(address, data={"ticket": ticket}).get_data(as_text=True)) for _ in range(3)]
    assert len({card[0] for card in cards}) == 3


def test_who_enrols_twice_sees_the_same_secret_and_nobody_else_does(
    app: Flask, client: FlaskClient, session: Session, teacher: Person
) -> None:
    school_class = make_class_of(session, teacher)
    address = f"/student/{school_class.code}/enrol"
    visitor = app.test_client()
    ticket = ticket_on(visitor.get(address).get_data(as_text=True))
    pages = [visitor.post(address, data={"name": "Robin", "ticket": ticket}).get_data(as_text=True) for _ in range(2)]
    first, second = map(secrets_on, pages)
    assert first == second
    fields = {"name": "Robin", "secret": first[0]}
    assert app.test_client().post(f"/student/{school_class.code}", data=fields).location == "/home"
    # The neighbour who has the same name has another form.
    other = app.test_client()
    ticket = ticket_on(other.get(address).get_data(as_text=True))
    assert other.post(address, data={"name": "robin", "ticket": ticket}).status_code == 422
    assert session.scalar(select(func.count(Enrolment.id))) == 1
