"""Practice in several tabs at once, on both databases: one round, one answer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from factories import assign_to, hand_in, make_class, make_quiz, make_student, make_teacher, sign_in
from flask import Flask
from races import at_once
from sqlalchemy import func, select

from quiz.extensions import db
from quiz.models import Person, PracticeCard, PracticeRound, PracticeTurn
from quiz.practice.rounds import answer, begin_round, turns_of


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest) -> Flask:
    app: Flask = request.getfixturevalue("app" if request.param == "sqlite" else "postgres")
    return app


def test_tabs_at_once_begin_one_round_and_answer_once(either: Flask) -> None:
    with either.app_context():
        session = db.session()
        teacher, student = make_teacher(session), make_student(session)
        given = assign_to(session, make_quiz(session, teacher), make_class(session, teacher, student))
        attempt = hand_in(session, given, student, "--++")
        attempt.started_at -= timedelta(days=2)
        attempt.submitted_at = attempt.started_at + timedelta(minutes=5)
        session.commit()
        student_id = student.id
        client = either.test_client()
        sign_in(client, student)

    def begin(_number: int) -> int:
        begun = begin_round(db.session(), db.session.get_one(Person, student_id))
        db.session.commit()
        assert begun is not None
        return begun.id

    def give_up(_number: int) -> bool:
        turn = turns_of(db.session(), db.session.scalars(select(PracticeRound)).one())[0]
        done = answer(db.session(), turn, None)
        db.session.commit()
        return done

    assert len(set(at_once(either, begin))) == 1
    assert sorted(at_once(either, give_up)) == [False] * 7 + [True]
    with either.app_context():
        assert db.session.scalar(select(func.count(PracticeRound.id))) == 1
        assert db.session.scalar(select(func.count(PracticeCard.id))) == 2
        assert db.session.scalar(select(func.count(PracticeTurn.answered_at))) == 1
    for path in ("/student/understood", "/student/practice"):
        assert client.get(path).status_code == 200
