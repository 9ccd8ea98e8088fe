"""The pages of practice and of what a student can do: one question at a time, nothing before its time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from factories import (
    answer_to,
    assign_to,
    hand_in,
    make_questions,
    make_questions_of_parts,
    make_quiz,
    make_student,
    sign_in,
)
from flask.testing import FlaskClient
from queries import counted
from sqlalchemy import select
from sqlalchemy.orm import Session

from questions.kinds.multiple_choice import MultipleChoice
from quiz.models import Assignment, Attempt, Person, PracticeTurn, SchoolClass
from quiz.models.columns import now

EXPLAINED = "The article says that the arches had cracked in the flood."


@pytest.fixture
def student(session: Session, client: FlaskClient) -> Person:
    student = make_student(session)
    sign_in(client, student)
    return student


@pytest.fixture
def given(session: Session, teacher: Person, eighth: SchoolClass) -> Assignment:
    return assign_to(session, make_quiz(session, teacher), eighth)


def missed_long_ago(session: Session, given: Assignment, student: Person, marks: str) -> Attempt:
    attempt = hand_in(session, given, student, marks)
    attempt.started_at -= timedelta(days=9)
    attempt.submitted_at = attempt.started_at + timedelta(minutes=5)
    session.commit()
    return attempt


def fields(turn: PracticeTurn, *, right: bool) -> dict[str, str]:
    answer = answer_to(turn, right=right)
    name = {"option": "option", "value": "value", "text": "text"}[next(iter(answer))]
    value = next(iter(answer.values()))
    return {f"answer-{turn.position}-{name}": str(value).lower() if isinstance(value, bool) else value}


def begin(client: FlaskClient) -> str:
    first = client.post("/student/practice")
    return client.get(first.location).location


def test_a_round_goes_question_by_question_to_its_end(
    client: FlaskClient, session: Session, student: Person, given: Assignment
) -> None:
    missed_long_ago(session, given, student, "--++")
    assert "2 questions that you missed" in client.get("/student/practice").text
    address = begin(client)
    asked = client.get(address).text
    assert "Question 1 of 2" in asked
    assert EXPLAINED not in asked
    assert "<mark" not in asked
    turn = session.scalars(select(PracticeTurn).order_by(PracticeTurn.position)).first()
    assert turn is not None
    checked = client.post(address, data=fields(turn, right=True), follow_redirects=True).text
    assert EXPLAINED in checked
    assert '<mark class="evidence"' in checked
    assert "It comes again" in checked
    following = client.get(address.rsplit("/", 1)[0]).location
    assert following.endswith("/2")
    client.get(following)
    assert "No answer" in client.post(following, data={"unknown": "1"}, follow_redirects=True).text
    assert "1 of 2 right in this round." in client.get(address.rsplit("/", 1)[0]).text
    session.expire_all()
    assert session.scalars(select(Attempt.score)).one() == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "Answer first, or say that you do not know."),
        ({"answer-0-option": "made-up"}, "This answer cannot be taken as it is."),
    ],
)
def test_what_is_no_answer_is_asked_again(
    client: FlaskClient, session: Session, student: Person, given: Assignment, *, data: dict[str, str], said: str
) -> None:
    missed_long_ago(session, given, student, "-+++")
    address = begin(client)
    refused = client.post(address, data=data)
    assert refused.status_code == 422
    assert said in refused.text
    assert EXPLAINED not in refused.text


def test_before_the_answer_every_key_gives_the_same_page(
    client: FlaskClient, session: Session, teacher: Person, student: Person, eighth: SchoolClass
) -> None:
    """Of two questions that differ in their key alone, the pages differ in their opaque ids and the order alone."""
    first = make_questions()[0]
    assert isinstance(first, MultipleChoice)
    moved = [replace(option, correct=n == 2, role=None) for n, option in enumerate(first.options)]
    pages = []
    for question in (first, replace(first, options=tuple(moved))):
        given = assign_to(session, make_quiz(session, teacher, [question]), eighth)
        missed_long_ago(session, given, student, "-")
        address = begin(client)
        turn = session.scalars(select(PracticeTurn).order_by(PracticeTurn.id.desc())).first()
        assert turn is not None
        turn.presentation = {"ids": ["a", "b", "c", "d"], "order": [2, 0, 3, 1]}
        session.commit()
        page = client.get(address).text
        client.post(address, data={"unknown": "1"})
        pages.append(re.sub(r'name="csrf_token" value="[^"]*"', "", page))
    assert pages[0] == pages[1]


def test_all_kinds_are_asked_and_reviewed(
    client: FlaskClient, session: Session, teacher: Person, student: Person, eighth: SchoolClass
) -> None:
    questions = make_questions() + make_questions_of_parts()
    given = assign_to(session, make_quiz(session, teacher, questions), eighth)
    missed_long_ago(session, given, student, "." * len(questions))
    address = begin(client)
    for _ in questions:
        assert client.get(address).status_code == 200
        assert client.post(address, data={"unknown": "1"}, follow_redirects=True).status_code == 200
        address = client.get(address.rsplit("/", 1)[0]).location or address
    assert "0 of 8 right in this round." in client.get(address.rsplit("/", 1)[0]).text
    assert client.get("/student/understood").text.count("evidence-quoted") >= len(questions)


def test_a_round_is_its_students_own(
    client: FlaskClient, session: Session, teacher: Person, student: Person, given: Assignment
) -> None:
    missed_long_ago(session, given, student, "-+++")
    address = begin(client)
    sign_in(client, make_student(session, "Sasha"))
    assert client.get(address).status_code == 404
    assert client.post(address, data={"unknown": "1"}).status_code == 404
    assert client.get("/student/practice/99999999999999999999").status_code == 404
    sign_in(client, teacher)
    assert client.get("/student/practice").status_code == 403
    with client.session_transaction() as kept:
        kept.clear()
    assert "/student?next=" in client.get("/student/understood").location


def test_the_own_page_says_what_was_missed_and_why(
    client: FlaskClient, session: Session, student: Person, given: Assignment
) -> None:
    assert "When you have handed in a quiz" in client.get("/student/understood").text
    missed_long_ago(session, given, student, "-+++")
    page = client.get("/student/understood").text
    assert EXPLAINED in page
    assert "because the arches had cracked in the flood" in page
    assert "Too few answers to say" in page
    assert "nan" not in page.lower().replace("nantes", "")


@pytest.mark.parametrize(
    ("settings", "shown"),
    [
        ({}, True),
        ({"feedback": "at_once"}, True),
        ({"feedback": "after_closing"}, False),
        ({"feedback": "after_closing", "closes_at": now() - timedelta(days=1), "opens_at": None}, True),
    ],
)
def test_the_own_page_shows_nothing_before_its_answers_are_out(
    client: FlaskClient,
    session: Session,
    student: Person,
    given: Assignment,
    *,
    settings: dict[str, object],
    shown: bool,
) -> None:
    missed_long_ago(session, given, student, "-+++")
    for name, value in settings.items():
        setattr(given, name, value)
    session.commit()
    page = client.get("/student/understood").text
    assert (EXPLAINED in page) is shown
    assert ("not in here yet" in page) is not shown


def test_what_was_got_right_in_practice_since_moves_out_of_the_way(
    client: FlaskClient, session: Session, student: Person, given: Assignment
) -> None:
    missed_long_ago(session, given, student, "-+++")
    address = begin(client)
    turn = session.scalars(select(PracticeTurn)).one()
    client.post(address, data=fields(turn, right=True))
    page = client.get("/student/understood").text
    assert "1 that you got right in practice since" in page
    assert "Nothing: there is no question" in page


def test_the_own_page_asks_the_database_no_more_for_many_quizzes(
    client: FlaskClient, session: Session, teacher: Person, student: Person, eighth: SchoolClass
) -> None:
    def asked(quizzes: int) -> int:
        for _ in range(quizzes):
            missed_long_ago(session, assign_to(session, make_quiz(session, teacher), eighth), student, "--+.")
        with counted() as statements:
            assert client.get("/student/understood").status_code == 200
        return len(statements)

    client.get("/student/understood")
    assert asked(1) == asked(5)
