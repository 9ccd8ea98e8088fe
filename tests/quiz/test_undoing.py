"""Undoing: every change to a quiz's questions can be taken back and made again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import make_attempt, make_quiz, make_teacher
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from questions.candidate import Candidate
from questions.kinds.true_false import TrueFalse
from quiz import reviewing, undoing
from quiz.models import Quiz, QuizSnapshot

EXTRA = TrueFalse(stem="The baker moved his stall to the ferry landing.", skill="detail", answer=True)


@pytest.fixture
def quiz(session: Session) -> Quiz:
    """Return a draft of four questions with one suggestion."""
    made = make_quiz(session, make_teacher(session))
    made.article.store_candidates([Candidate(EXTRA, 0.7, 6, "fact 9")], [])
    session.commit()
    return made


def drop(session: Session, quiz: Quiz) -> None:
    reviewing.drop(session, quiz, quiz.items[1])


def move(session: Session, quiz: Quiz) -> None:
    reviewing.move(session, quiz, quiz.items[0], 1)


def edit(session: Session, quiz: Quiz) -> None:
    item = quiz.items[2]
    reviewing.revise(session, item, replace(item.version.content, explanation="By ferry."), 2)


def accept(session: Session, quiz: Quiz) -> None:
    assert reviewing.accept(session, quiz, quiz.article.candidates[0].id) is not None


CHANGES = [drop, move, edit, accept]


def state(session: Session, quiz: Quiz) -> list[tuple[str, str, float, int]]:
    session.commit()
    session.expire_all()
    asked = [(item.version.content, item) for item in quiz.items]
    return [(content.stem, content.explanation, item.points, item.position) for content, item in asked]


def undo_latest(session: Session, quiz: Quiz) -> int:
    return len(undoing.undo(session, quiz, undoing.history(session, quiz)[0].id))


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_taken_back_and_made_again(session: Session, quiz: Quiz, change: object) -> None:
    before = state(session, quiz)
    change(session, quiz)  # type: ignore[operator]
    after = state(session, quiz)
    assert after != before
    for _ in range(2):
        assert undo_latest(session, quiz) == 1
        assert state(session, quiz) == before
        redo = undoing.to_redo(session, quiz)
        assert redo is not None
        assert undoing.redo(session, quiz, redo.id) is not None
        assert state(session, quiz) == after


def test_changes_are_taken_back_one_by_one_or_all_at_once(session: Session, quiz: Quiz) -> None:
    states = [state(session, quiz)]
    for change in CHANGES:
        change(session, quiz)
        states.append(state(session, quiz))
    for earlier in reversed(states[2:-1]):
        undo_latest(session, quiz)
        assert state(session, quiz) == earlier
    assert len(undoing.undo(session, quiz, undoing.history(session, quiz)[-1].id)) == 2
    assert state(session, quiz) == states[0]
    for later in states[1:]:
        redo = undoing.to_redo(session, quiz)
        assert redo is not None
        undoing.redo(session, quiz, redo.id)
        assert state(session, quiz) == later


def test_a_new_change_ends_what_could_be_made_again(session: Session, quiz: Quiz) -> None:
    drop(session, quiz)
    undo_latest(session, quiz)
    undone = undoing.to_redo(session, quiz)
    assert undone is not None
    move(session, quiz)
    assert undoing.to_redo(session, quiz) is None
    assert undoing.redo(session, quiz, undone.id) is None


def test_undoing_one_change_from_two_windows_undoes_it_once(session: Session, quiz: Quiz) -> None:
    move(session, quiz)
    drop(session, quiz)
    change = undoing.history(session, quiz)[0].id
    assert len(undoing.undo(session, quiz, change)) == 1
    assert undoing.undo(session, quiz, change) == ()
    assert len(quiz.items) == 4


@pytest.mark.usefixtures("quiz")
def test_what_changes_nothing_is_no_change(session: Session, quiz: Quiz) -> None:
    reviewing.revise(session, quiz.items[0], quiz.items[0].version.content, quiz.items[0].points)
    reviewing.move(session, quiz, quiz.items[0], -1)
    assert undoing.history(session, quiz) == []


def test_only_the_latest_changes_are_kept(session: Session, quiz: Quiz) -> None:
    for number in range(undoing.MOST_KEPT + 5):
        reviewing.move(session, quiz, quiz.items[number % 2], 1 - 2 * (number % 2))
    assert session.scalar(select(func.count(QuizSnapshot.id))) == undoing.MOST_KEPT


def test_a_question_put_back_is_the_same_one_and_attempts_keep_what_they_have(session: Session, quiz: Quiz) -> None:
    attempt, _token = make_attempt(session, quiz.publish())
    asked = [item.version_id for item in attempt.items]
    kept = quiz.items[0].id
    edit(session, quiz)
    drop(session, quiz)
    undo_latest(session, quiz)
    undo_latest(session, quiz)
    session.commit()
    session.expire_all()
    assert [item.version_id for item in attempt.items] == asked == [item.version_id for item in quiz.items]
    assert quiz.items[0].id == kept


def test_a_question_that_is_gone_for_good_is_left_out(session: Session, quiz: Quiz) -> None:
    dropped = quiz.items[1].version.question
    drop(session, quiz)
    session.delete(dropped)
    session.flush()
    undo_latest(session, quiz)
    assert [item.position for item in quiz.items] == [0, 1, 2]
