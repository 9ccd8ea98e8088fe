"""A guest comes in once, however often and however fast the form is posted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from factories import make_assignment, make_attempt
from flask import Flask
from races import at_once
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quiz.entering import NicknameTaken, enter, resume
from quiz.extensions import db
from quiz.models import Assignment, Attempt, Guest
from quiz.models.columns import now
from quiz.models.errors import NotOpen
from quiz.submitting import submit


@pytest.fixture
def assignment(session: Session) -> Assignment:
    return make_assignment(session)


def test_a_form_posted_twice_is_one_guest_with_one_attempt(session: Session, assignment: Assignment) -> None:
    first, token = enter(session, assignment, "Sam", "ticket")
    session.commit()
    again, same = enter(session, assignment, "sam", "ticket")
    assert (again.id, same) == (first.id, token)
    assert session.scalar(select(func.count(Guest.id))) == 1


def test_another_name_on_an_old_form_is_another_guest(session: Session, assignment: Assignment) -> None:
    sam, token = enter(session, assignment, "Sam", "ticket")
    session.commit()
    kim, other = enter(session, assignment, "Kim", "ticket")
    assert kim.guest_id != sam.guest_id
    assert other != token


@pytest.mark.parametrize("same", ["Sam", "SAM", "ｓａｍ"])
def test_a_taken_nickname_gets_a_suggestion(session: Session, assignment: Assignment, same: str) -> None:
    enter(session, assignment, "Sam", "one")
    enter(session, assignment, "Sam 2", "two")
    session.commit()
    with pytest.raises(NicknameTaken) as caught:
        enter(session, assignment, same, "three")
    assert caught.value.suggestion == f"{same} 3"


def test_the_same_nickname_is_free_in_another_quiz(session: Session, assignment: Assignment) -> None:
    enter(session, assignment, "Sam", "one")
    enter(session, make_assignment(session), "Sam", "two")
    assert session.scalar(select(func.count(Guest.id))) == 2


def test_a_closed_quiz_lets_in_only_who_has_begun(session: Session, assignment: Assignment) -> None:
    begun, _token = enter(session, assignment, "Sam", "one")
    assignment.close()
    session.commit()
    assert enter(session, assignment, "Sam", "one")[0].id == begun.id
    with pytest.raises(NotOpen):
        enter(session, assignment, "Kim", "two")


def test_a_quiz_that_is_not_open_yet_lets_nobody_in(session: Session, assignment: Assignment) -> None:
    assignment.opens_at = now() + timedelta(hours=1)
    with pytest.raises(NotOpen):
        enter(session, assignment, "Sam", "one")


def test_attempts_are_counted_against_those_allowed(session: Session, assignment: Assignment) -> None:
    assignment.attempts_allowed = 2
    first, _token = enter(session, assignment, "Sam", "one")
    guest = first.guest
    assert guest is not None
    assert resume(session, assignment, guest, again=True).id == first.id
    submit(session, first)
    assert resume(session, assignment, guest).id == first.id
    second = resume(session, assignment, guest, again=True)
    assert second.number == 2
    submit(session, second)
    assert resume(session, assignment, guest, again=True).id == second.id


def test_posted_at_once_a_form_is_still_one_guest_with_one_attempt(database: Flask) -> None:
    with database.app_context():
        assignment_id = make_assignment(db.session()).id

    def come(_number: int) -> int:
        attempt, _token = enter(db.session(), db.session.get_one(Assignment, assignment_id), "Sam", "ticket")
        number = attempt.id
        db.session.commit()
        return number

    assert len(set(at_once(database, come, 6))) == 1
    with database.app_context():
        assert db.session.scalar(select(func.count(Attempt.id))) == 1


def test_of_guests_who_want_a_nickname_at_once_one_gets_it(database: Flask) -> None:
    with database.app_context():
        assignment_id = make_assignment(db.session()).id

    def come(number: int) -> str:
        assignment = db.session.get_one(Assignment, assignment_id)
        try:
            enter(db.session(), assignment, "Sam", f"ticket-{number}")
        except NicknameTaken as taken:
            db.session.rollback()
            return taken.suggestion
        db.session.commit()
        return "in"

    assert sorted(at_once(database, come, 6)) == ["Sam 2"] * 5 + ["in"]


def test_no_attempt_too_many_is_had_by_asking_at_once(database: Flask) -> None:
    with database.app_context():
        assignment = make_assignment(db.session())
        assignment.attempts_allowed = 2
        first = make_attempt(db.session(), assignment)[0]
        submit(db.session(), first)
        db.session.commit()
        assignment_id, guest_id = assignment.id, first.guest_id

    def again(_number: int) -> int:
        assignment = db.session.get_one(Assignment, assignment_id)
        attempt = resume(db.session(), assignment, db.session.get_one(Guest, guest_id), again=True)
        db.session.commit()
        return attempt.number

    def hand_in(_number: int) -> bool:
        attempt = db.session.scalars(select(Attempt).where(Attempt.number == 2)).one()
        done = submit(db.session(), attempt)
        db.session.commit()
        return done

    assert set(at_once(database, again)) == {2}
    assert at_once(database, hand_in).count(True) == 1
    assert set(at_once(database, again)) == {2}
    with database.app_context():
        assert db.session.scalar(select(func.count(Attempt.id))) == 2
