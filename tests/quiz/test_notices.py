"""What a teacher tells everybody who has an assignment."""

from __future__ import annotations

import pytest
from factories import assign_to, make_assignment, make_class, make_quiz, make_teacher, sign_in
from flask.testing import FlaskClient
from queries import counted
from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz import notices
from quiz.assigning import delete_assignment
from quiz.models import Assignment, Attempt, Notice, Person

TEXT = "Bring your notes.\nWe talk about <ferries>."
SHOWN = "Bring your notes.\nWe talk about &lt;ferries&gt;."


@pytest.fixture
def assignment(session: Session, teacher: Person, student: Person) -> Assignment:
    quiz = make_quiz(session, teacher, published=True)
    return assign_to(session, quiz, make_class(session, teacher, student))


def test_a_message_is_on_the_students_home_and_where_the_quiz_begins(
    client: FlaskClient, session: Session, student: Person, assignment: Assignment
) -> None:
    notices.write(session, assignment, TEXT)
    session.commit()
    sign_in(client, student)
    assert SHOWN in client.get("/home").text
    assert SHOWN in client.get(f"/q/{assignment.code}").text


def test_a_message_is_on_the_result_also_of_a_guest(client: FlaskClient, session: Session, teacher: Person) -> None:
    assignment = make_assignment(session, teacher)
    notices.write(session, assignment, TEXT)
    session.commit()
    client.post(f"/q/{assignment.code}", data={"nickname": "Robin"})
    token = session.scalars(select(Attempt.token)).one()
    assert SHOWN in client.get(f"/q/{assignment.code}").text
    client.post(f"/attempt/{token}/submit")
    assert SHOWN in client.get(f"/attempt/{token}/review").text


def test_a_message_of_another_assignment_is_not_shown(
    client: FlaskClient, session: Session, teacher: Person, student: Person, assignment: Assignment
) -> None:
    notices.write(session, make_assignment(session, teacher), TEXT)
    session.commit()
    sign_in(client, student)
    assert SHOWN not in client.get("/home").text


def test_a_teacher_writes_changes_and_takes_away(
    client: FlaskClient, session: Session, teacher: Person, assignment: Assignment
) -> None:
    sign_in(client, teacher)
    address = f"/desk/assignments/{assignment.id}"
    assert client.get(f"{address}/messages").status_code == 200
    assert client.post(f"{address}/messages", data={"text": TEXT}).location == f"{address}#messages"
    assert SHOWN in client.get(address).text
    notice = session.scalars(select(Notice)).one()
    assert SHOWN in client.get(f"{address}/messages/{notice.id}").text
    client.post(f"{address}/messages/{notice.id}", data={"text": "Bring nothing."})
    page = client.get(address).text
    assert "Bring nothing." in page
    assert "changed " in page
    assert SHOWN not in page
    client.post(f"{address}/messages/{notice.id}/remove")
    assert "Bring nothing." not in client.get(address).text


@pytest.mark.parametrize("text", ["", " \n ", "x" * 2001])
def test_a_message_that_is_none_is_refused(
    client: FlaskClient, session: Session, teacher: Person, assignment: Assignment, text: str
) -> None:
    sign_in(client, teacher)
    assert client.post(f"/desk/assignments/{assignment.id}/messages", data={"text": text}).status_code == 422
    assert session.scalars(select(Notice)).all() == []


def test_another_teachers_messages_are_not_there(client: FlaskClient, session: Session, assignment: Assignment) -> None:
    notice = notices.write(session, assignment, TEXT)
    session.commit()
    other = make_teacher(session, "Bo", "bo@school.example")
    own = make_assignment(session, other)
    sign_in(client, other)
    for address in (f"{assignment.id}/messages", f"{assignment.id}/messages/{notice.id}/remove"):
        assert client.post(f"/desk/assignments/{address}", data={"text": "x"}).status_code == 404
    assert client.post(f"/desk/assignments/{own.id}/messages/{notice.id}/remove").status_code == 404


def test_messages_go_with_their_assignment(session: Session, assignment: Assignment) -> None:
    notices.write(session, assignment, TEXT)
    session.commit()
    delete_assignment(session, assignment)
    session.commit()
    assert session.scalars(select(Notice)).all() == []


def test_a_home_full_of_messages_asks_the_database_no_more(
    client: FlaskClient, session: Session, teacher: Person, student: Person, assignment: Assignment
) -> None:
    sign_in(client, student)
    with counted() as before:
        client.get("/home")
    for _ in range(5):
        notices.write(session, assignment, TEXT)
    session.commit()
    with counted() as after:
        client.get("/home")
    assert len(after) == len(before)
