"""Deleting: what goes is said before, students' work needs the code, and nothing of others goes along."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factories import (
    TEXT,
    make_article,
    make_assignment,
    make_attempt,
    make_questions,
    make_quiz,
    make_teacher,
    sign_in,
)
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quiz import removing
from quiz.extensions import Base
from quiz.generation import request_questions
from quiz.models import Article, Attempt, Person, Quiz, StoredCandidate
from quiz.saving import Save, save_response
from quiz.submitting import submit

ABOUT_PEOPLE = {"person", "login", "sign_in_failure", "invitation"}


@pytest.fixture
def teacher(client: FlaskClient, session: Session) -> Person:
    """Return the teacher who is signed in."""
    person = make_teacher(session)
    sign_in(client, person)
    return person


def rows(session: Session) -> dict[str, int]:
    """Return how many rows each table has that is not about people, where it has any."""
    session.rollback()
    counted = {
        table.name: session.scalar(select(func.count()).select_from(table)) or 0
        for table in Base.metadata.tables.values()
        if table.name not in ABOUT_PEOPLE
    }
    return {name: count for name, count in counted.items() if count}


def taken_quiz(session: Session, owner: Person) -> Quiz:
    assignment = make_assignment(session, owner)
    attempt, _token = make_attempt(session, assignment)
    save_response(session, attempt.items[2], Save({"text": "ferry"}, "phone", 1, 0))
    submit(session, attempt)
    make_attempt(session, assignment, "Sasha")
    session.commit()
    return assignment.quiz


def test_a_draft_goes_with_its_article_when_asked_once(client: FlaskClient, session: Session, teacher: Person) -> None:
    address = f"/desk/quizzes/{make_quiz(session, teacher).id}/delete"
    page = client.get(address).get_data(as_text=True)
    assert "the quiz with its 4 questions" in page
    assert "its article" in page
    assert "join code" not in page
    reply = client.post(address, follow_redirects=True)
    assert "The quiz is deleted." in reply.get_data(as_text=True)
    assert rows(session) == {}
    assert client.post(address).status_code == 404


@pytest.mark.parametrize(("typed", "said"), [("", "Type the join code."), ("BCDFGH", "This is not the join code")])
def test_students_work_goes_only_with_the_code(
    client: FlaskClient, session: Session, teacher: Person, typed: str, said: str
) -> None:
    quiz = taken_quiz(session, teacher)
    before = rows(session)
    page = client.get(f"/desk/quizzes/{quiz.id}/delete").get_data(as_text=True)
    assert "2 attempts of students" in page
    assert "(1 under way)" in page
    reply = client.post(f"/desk/quizzes/{quiz.id}/delete", data={"code": typed})
    assert reply.status_code == 422
    assert said in reply.get_data(as_text=True)
    assert rows(session) == before


def test_with_the_code_in_any_spelling_all_of_it_goes(client: FlaskClient, session: Session, teacher: Person) -> None:
    quiz = taken_quiz(session, teacher)
    code = quiz.assignments[0].code
    client.post(f"/desk/quizzes/{quiz.id}/delete", data={"code": f" {code[:3].lower()} {code[3:]}"})
    assert rows(session) == {}
    assert client.get(f"/q/{code}").status_code == 404


def test_another_quiz_of_the_article_keeps_article_and_questions(session: Session) -> None:
    teacher = make_teacher(session)
    quiz = make_quiz(session, teacher)
    other = make_quiz(session, teacher, article=quiz.article, questions=make_questions()[:2])
    assert not removing.loss_of(session, quiz).article
    removing.delete_quiz(session, quiz)
    session.commit()
    assert [(row.id, len(row.items)) for row in session.scalars(select(Quiz))] == [(other.id, 2)]
    assert rows(session)["question"] == 6
    assert rows(session)["article"] == 1


def test_a_teacher_deletes_nothing_of_a_colleague(client: FlaskClient, session: Session, teacher: Person) -> None:
    colleague = make_teacher(session, "Bo", "bo@school.example")
    quiz, article = make_quiz(session, colleague), make_article(session, colleague, TEXT + " It rained.")
    for address in (f"/desk/quizzes/{quiz.id}/delete", f"/desk/articles/{article.id}/delete"):
        assert client.get(address).status_code == client.post(address).status_code == 404
    assert session.scalar(select(func.count(Article.id))) == 2


def test_an_article_without_a_quiz_is_deleted_with_its_job(
    client: FlaskClient, session: Session, teacher: Person
) -> None:
    article = make_article(session, teacher)
    article.candidates.append(StoredCandidate(rank=0, score=1.0, body={"question": {}}))
    request_questions(session, article)
    session.commit()
    assert "cannot be undone" in client.get(f"/desk/articles/{article.id}/delete").get_data(as_text=True)
    client.post(f"/desk/articles/{article.id}/delete")
    assert rows(session) == {}


def test_an_article_with_a_quiz_is_deleted_as_the_quiz(client: FlaskClient, session: Session, teacher: Person) -> None:
    quiz = make_quiz(session, teacher)
    reply = client.post(f"/desk/articles/{quiz.article_id}/delete")
    assert reply.location == f"/desk/quizzes/{quiz.id}/delete"
    assert session.scalar(select(func.count(Quiz.id))) == 1


def test_a_student_whose_quiz_is_deleted_meets_a_page_that_says_so(
    client: FlaskClient, app: Flask, session: Session, teacher: Person
) -> None:
    code = make_assignment(session, teacher).code
    student = app.test_client()
    address = student.post(f"/q/{code}", data={"nickname": "Robin"}).location
    attempt = session.scalars(select(Attempt)).one()
    quiz = attempt.assignment.quiz
    client.post(f"/desk/quizzes/{quiz.id}/delete", data={"code": code})
    page = student.get(address)
    assert page.status_code == 404
    assert "was removed" in page.get_data(as_text=True)
    save = {"position": 2, "answer": {"text": "a"}, "client": "phone", "sequence": 1, "base": 0}
    assert student.post(f"{address}/responses", json=save).status_code == 404


def test_all_of_it_goes_on_postgresql_too(postgres: Flask, make_app: Callable[..., Flask]) -> None:
    with postgres.app_context():
        from quiz.extensions import db

        session = db.session()
        teacher = make_teacher(session)
        taken = taken_quiz(session, teacher)
        kept = make_quiz(session, teacher, article=taken.article, questions=make_questions()[:1])
        removing.delete_quiz(session, taken)
        session.commit()
        assert rows(session)["question"] == 5
        removing.delete_quiz(session, session.get_one(Quiz, kept.id))
        session.commit()
        assert rows(session) == {}


def test_an_article_that_another_quiz_asks_about_stays(client: FlaskClient, session: Session, teacher: Person) -> None:
    quiz, other = make_quiz(session, teacher), make_quiz(session, teacher)
    other.ask(quiz.items[0].version)
    session.commit()
    page = client.get(f"/desk/quizzes/{quiz.id}/delete").get_data(as_text=True)
    assert "its questions stay in your question bank" in page
    assert "its article" not in page
    client.post(f"/desk/quizzes/{quiz.id}/delete")
    session.expire_all()
    assert [item.version.content.stem for item in other.items][-1] == make_questions()[0].stem
    assert client.get("/desk").get_data(as_text=True).count("Articles in progress") == 0


def test_an_article_that_another_quizs_attempts_were_asked_about_stays(session: Session) -> None:
    owner = make_teacher(session)
    quiz, other = make_quiz(session, owner), make_quiz(session, owner, published=True)
    other.ask(quiz.items[0].version)
    make_attempt(session, other.assignments[0])
    other.drop(other.items[-1])
    session.commit()
    assert not removing.loss_of(session, quiz).article
