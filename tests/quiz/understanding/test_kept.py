"""What is kept of a quiz's tables is never old."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factories import make_assignment, make_attempt, make_teacher
from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz import regrading
from quiz.models import Assignment, Attempt, Person
from quiz.models.columns import now
from quiz.saving import Save, save_response
from quiz.submitting import submit
from quiz.understanding.kept import Shelf, Tables, tables_of


@pytest.fixture
def assignment(held: Session) -> Assignment:
    made = make_assignment(held, make_teacher(held))
    for name, option in (("Robin", 0), ("Kim", 1)):
        take(held, made, name, option)
    return made


def take(session: Session, assignment: Assignment, name: str, option: int) -> None:
    attempt, _token = make_attempt(session, assignment, name)
    item = attempt.items[0]
    save_response(session, item, Save({"option": item.shown.ids[option]}, "phone", 1, 0))
    submit(session, attempt)
    session.commit()


def regrade(session: Session, assignment: Assignment) -> None:
    """Make the other option right: one score rises as the other falls, and their sum stays."""
    ruling = regrading.correct_key(session, assignment.quiz.items[0].version, {1})
    regrading.regrade(session, ruling.version, ruling, session.scalars(select(Person)).one(), "")


def discard(session: Session, _assignment: Assignment) -> None:
    session.scalars(select(Attempt)).first().discarded_at = now()  # type: ignore[union-attr]


CHANGES: dict[str, Callable[[Session, Assignment], object]] = {
    "another attempt": lambda session, assignment: take(session, assignment, "Lou", 2),
    "a regrade": regrade,
    "a discarded attempt": discard,
    "a dropped question": lambda _session, assignment: assignment.quiz.drop(assignment.quiz.items[3]),
    "another rule": lambda _session, assignment: setattr(assignment, "attempt_counts", "last"),
    "other points": lambda _session, assignment: setattr(assignment.quiz.items[0], "points", 2.0),
}


def read(session: Session, assignment: Assignment, shelf: Shelf) -> Tables:
    session.commit()
    session.expire_all()
    return tables_of(session, assignment.quiz, assignment, shelf)


def test_tables_are_read_once(held: Session, assignment: Assignment) -> None:
    shelf = Shelf()
    assert read(held, assignment, shelf) is read(held, assignment, shelf)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_has_them_read_again(held: Session, assignment: Assignment, change: str) -> None:
    shelf = Shelf()
    before = read(held, assignment, shelf)
    CHANGES[change](held, assignment)
    after = read(held, assignment, shelf)
    assert after is not before
    assert after is read(held, assignment, shelf)


def test_the_whole_quiz_and_one_assignment_are_kept_apart(held: Session, assignment: Assignment) -> None:
    shelf = Shelf()
    assert tables_of(held, assignment.quiz, None, shelf) is not tables_of(held, assignment.quiz, assignment, shelf)


def test_a_shelf_keeps_those_last_asked_for(held: Session, assignment: Assignment) -> None:
    tables, shelf = read(held, assignment, Shelf()), Shelf(2)
    for key in ("a", "b"):
        shelf.keep(key, 1, tables)
    assert shelf.find("a", 1) is tables
    shelf.keep("c", 1, tables)
    assert shelf.find("b", 1) is None
    assert shelf.find("a", 1) is tables
    assert shelf.find("a", 2) is None
