"""The ground that other tests stand on."""

from __future__ import annotations

import pytest
from factories import make_assignment, make_attempt, make_questions, make_teacher
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz.extensions import db
from quiz.models import Attempt, Person


def test_there_is_a_hand_made_question_of_every_first_kind() -> None:
    assert {question.kind for question in make_questions()} == {
        "multiple_choice",
        "true_false",
        "cloze",
        "short_answer",
    }


def test_an_attempt_can_be_made_from_nothing(session: Session) -> None:
    assignment = make_assignment(session, make_teacher(session))
    attempt, _token = make_attempt(session, assignment)
    assert [item.position for item in attempt.items] == [0, 1, 2, 3]
    assert attempt.points == 4


def test_the_app_and_the_session_see_the_same_rows(app: Flask, session: Session) -> None:
    teacher = make_teacher(session)
    with app.app_context():
        assert db.session.scalars(select(Person.id)).all() == [teacher.id]


def test_each_test_has_a_database_of_its_own(session: Session) -> None:
    assert session.scalars(select(Person.id)).all() == []


@pytest.mark.postgres
def test_postgresql_is_real(postgres: Flask) -> None:
    with postgres.app_context():
        assert db.engine.dialect.name == "postgresql"
        make_attempt(db.session, make_assignment(db.session))
        assert db.session.scalars(select(Attempt.state)).all() == ["in_progress"]
