"""A version of a question is what it was when an attempt was shown it, whatever becomes of the question."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import make_assignment, make_attempt, make_questions, make_teacher
from sqlalchemy import update
from sqlalchemy.orm import Session

from quiz import authoring
from quiz.models import QuestionVersion
from quiz.models.errors import NeverChanges
from quiz.saving import Save, save_response
from quiz.submitting import submit

CHANGES = [("body", {"kind": "cloze"}), ("kind", "cloze"), ("skill", "claim"), ("words", "other words"), ("number", 7)]


@pytest.mark.parametrize(("column", "value"), CHANGES)
def test_no_column_of_a_version_is_ever_updated(session: Session, column: str, value: object) -> None:
    version = make_assignment(session, make_teacher(session)).quiz.items[0].version
    before = getattr(version, column)
    setattr(version, column, value)
    with pytest.raises(NeverChanges, match=column):
        session.commit()
    session.rollback()
    with pytest.raises(NeverChanges):
        session.execute(update(QuestionVersion).values({column: value}))
    session.rollback()
    assert getattr(version, column) == before


def test_editing_archiving_and_dropping_leave_an_attempt_as_it_was(session: Session) -> None:
    assignment = make_assignment(session, make_teacher(session))
    attempt, _token = make_attempt(session, assignment)
    save_response(session, attempt.items[1], Save({"value": False}, "phone", 1, 0))
    submit(session, attempt)
    session.commit()
    before = [(item.version_id, item.version.body, item.presentation, item.fraction) for item in attempt.items]
    first, second = assignment.quiz.items[:2]
    authoring.revise(second, replace(second.version.content, answer=True), 3.0)  # type: ignore[call-arg]
    first.version.question.archive()
    assignment.quiz.drop(first)
    session.commit()
    session.expire_all()
    after = [(item.version_id, item.version.body, item.presentation, item.fraction) for item in attempt.items]
    assert (after, attempt.score, attempt.points) == (before, 1.0, 4.0)
    attempt.score_responses()
    assert attempt.score == 1.0


def test_what_is_searched_is_all_a_question_says_in_small_letters(session: Session) -> None:
    words = make_assignment(session, make_teacher(session)).quiz.items[0].version.words
    assert "why did the council of alder close the bridge?" in words
    assert "because a ship had struck it" in words
    assert make_questions()[0].explanation.casefold() not in words
