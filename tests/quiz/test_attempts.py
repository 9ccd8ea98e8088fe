"""Nothing acknowledged is lost, nothing late changes anything, and a score is worked out once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from factories import make_assignment, make_attempt
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from races import at_once
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from questions.errors import ResponseError
from quiz.deadlines import GRACE
from quiz.extensions import db
from quiz.models import Attempt, AttemptItem, Response
from quiz.models.columns import now
from quiz.models.errors import AlreadySubmitted
from quiz.saving import Save, save_response
from quiz.submitting import submit


@pytest.fixture
def attempt(session: Session) -> Attempt:
    return make_attempt(session, make_assignment(session))[0]


@pytest.fixture
def item(attempt: Attempt) -> AttemptItem:
    """Return the question that is answered by typing."""
    return attempt.items[3]


def typed(text: str) -> dict[str, Any]:
    return {"text": text}


def stored(session: Session, item: AttemptItem) -> tuple[Any, int] | None:
    row = session.execute(select(Response.answer, Response.revision).where(Response.item_id == item.id)).one_or_none()
    return (row[0], row[1]) if row else None


def test_the_first_save_is_stored(session: Session, item: AttemptItem) -> None:
    answer = save_response(session, item, Save(typed("Voss"), "phone", 1, 0))
    assert (answer.revision, answer.conflict) == (1, False)
    assert stored(session, item) == (typed("Voss"), 1)


SAVES = [
    # what arrives after phone's save 5, which made revision 1; what is stored then; whether it is a conflict
    (Save(typed("b"), "phone", 6, 0), ("b", 2), False),
    (Save(typed("b"), "phone", 6, 1), ("b", 2), False),
    (Save(typed("a"), "phone", 5, 0), ("a", 1), False),
    # Two tabs that took up the same unsent answer count on alike.
    (Save(typed("b"), "phone", 5, 1), ("a", 1), True),
    (Save(typed("b"), "phone", 4, 0), ("a", 1), False),
    (Save(typed("b"), "desk", 1, 1), ("b", 2), False),
    (Save(typed("b"), "desk", 1, 0), ("a", 1), True),
    (Save(typed("b"), "desk", 9, 7), ("a", 1), True),
]


@pytest.mark.parametrize(("save", "kept", "conflict"), SAVES)
def test_late_repeated_and_overtaken_saves_change_nothing(
    session: Session, item: AttemptItem, save: Save, kept: tuple[str, int], conflict: bool
) -> None:
    save_response(session, item, Save(typed("a"), "phone", 5, 0))
    answer = save_response(session, item, save)
    assert (answer.answer, answer.revision, answer.conflict) == (typed(kept[0]), kept[1], conflict)
    assert stored(session, item) == (typed(kept[0]), kept[1])


def test_an_answer_can_be_taken_back(session: Session, item: AttemptItem) -> None:
    save_response(session, item, Save(typed("a"), "phone", 1, 0))
    save_response(session, item, Save(None, "phone", 2, 1))
    assert stored(session, item) == (None, 2)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(order=st.lists(st.integers(1, 6), min_size=1, max_size=12))
def test_whatever_order_a_devices_saves_arrive_in_its_last_one_is_kept(
    session: Session, item: AttemptItem, order: list[int]
) -> None:
    session.execute(delete(Response))
    for sequence in order:
        save_response(session, item, Save(typed(str(sequence)), "phone", sequence, 0))
    kept = stored(session, item)
    assert kept is not None
    assert kept[0] == typed(str(max(order)))


REFUSED = [
    (0, {"option": "forged"}),
    (0, {"option": None}),
    (0, {"options": []}),
    (0, {}),
    (1, {"value": "true"}),
    (1, {"value": 1}),
    (2, {"text": 3}),
    (3, {"text": "x" * 501}),
    (3, {"text": "a\0b"}),
    (3, {"text": "\ud800"}),
    (3, {"text": "a", "score": 1}),
]


@pytest.mark.parametrize(("position", "answer"), REFUSED)
def test_an_answer_that_the_question_cannot_have_is_refused(
    session: Session, attempt: Attempt, position: int, answer: dict[str, Any]
) -> None:
    with pytest.raises(ResponseError):
        save_response(session, attempt.items[position], Save(answer, "phone", 1, 0))
    assert stored(session, attempt.items[position]) is None


def test_an_option_of_another_question_is_refused(session: Session, attempt: Attempt) -> None:
    other = make_attempt(session, attempt.assignment, "Kim")[0]
    with pytest.raises(ResponseError):
        save_response(session, attempt.items[0], Save({"option": other.items[0].shown.ids[0]}, "phone", 1, 0))


def test_after_submission_a_save_is_refused_and_a_repeated_one_is_told_what_is_stored(
    session: Session, attempt: Attempt, item: AttemptItem
) -> None:
    before = Save(typed("Voss"), "phone", 1, 0)
    save_response(session, item, before)
    submit(session, attempt)
    session.commit()
    assert save_response(session, item, before).answer == typed("Voss")
    for late in (Save(typed("Rask"), "phone", 2, 1), Save(typed("Rask"), "desk", 1, 1), Save(None, "desk", 1, 0)):
        with pytest.raises(AlreadySubmitted):
            save_response(session, item, late)
    with pytest.raises(AlreadySubmitted):
        save_response(session, attempt.items[2], Save(typed("ferry"), "phone", 3, 0))
    assert stored(session, item) == (typed("Voss"), 1)


@pytest.mark.parametrize(("ago", "taken"), [(GRACE / 2, True), (GRACE + timedelta(seconds=5), False)])
def test_a_save_counts_until_shortly_after_the_deadline(
    session: Session, attempt: Attempt, item: AttemptItem, ago: timedelta, taken: bool
) -> None:
    save_response(session, item, Save(typed("a"), "phone", 1, 0))
    attempt.deadline = now() - ago
    session.commit()
    late = Save(typed("b"), "phone", 2, 1)
    if taken:
        assert save_response(session, item, late).answer == typed("b")
    else:
        with pytest.raises(AlreadySubmitted):
            save_response(session, item, late)
        assert stored(session, item) == (typed("a"), 1)


def test_submitting_scores_each_question_once(session: Session, attempt: Attempt) -> None:
    right = attempt.items[0].shown.ids[0]
    save_response(session, attempt.items[0], Save({"option": right}, "phone", 1, 0))
    save_response(session, attempt.items[1], Save({"value": True}, "phone", 2, 0))
    assert submit(session, attempt)
    session.commit()
    assert [item.fraction for item in attempt.items] == [1, 0, 0, 0]
    assert (attempt.score, attempt.fraction, attempt.submitted_by) == (1, 0.25, "student")
    when = attempt.submitted_at
    assert not submit(session, attempt, by="clock")
    session.commit()
    assert (attempt.submitted_at, attempt.submitted_by) == (when, "student")


def test_of_devices_that_save_at_once_one_wins_and_the_others_are_told(database: Flask) -> None:
    with database.app_context():
        item_id = make_attempt(db.session(), make_assignment(db.session()))[0].items[3].id

    def save(number: int) -> bool:
        item = db.session.get_one(AttemptItem, item_id)
        answer = save_response(db.session(), item, Save(typed(str(number)), f"device-{number}", 1, 0))
        db.session.commit()
        return answer.conflict

    conflicts = at_once(database, save)
    assert conflicts.count(False) == 1
    with database.app_context():
        assert db.session.scalars(select(Response.answer)).all() == [typed(str(conflicts.index(False)))]


def test_what_was_acknowledged_before_a_submission_is_in_its_score(database: Flask) -> None:
    """Saves and submissions race: an answer said to be saved must be scored, one that is not must be refused."""
    with database.app_context():
        attempt = make_attempt(db.session(), make_assignment(db.session()))[0]
        attempt_id, item_id = attempt.id, attempt.items[3].id

    def act(number: int) -> str:
        if number == 3:
            submit(db.session(), db.session.get_one(Attempt, attempt_id))
            db.session.commit()
            return "submitted"
        item = db.session.get_one(AttemptItem, item_id)
        try:
            save_response(db.session(), item, Save(typed("Maria Voss"), "phone", number + 1, 0))
        except AlreadySubmitted:
            return "refused"
        db.session.commit()
        return "saved"

    acts = at_once(database, act)
    with database.app_context():
        scored = db.session.get_one(Attempt, attempt_id).score
        assert scored == (1 if "saved" in acts else 0)
