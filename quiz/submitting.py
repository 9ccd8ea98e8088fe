"""Submitting an attempt once, by its student or by the clock, and scoring what was answered till then."""

from __future__ import annotations

import logging
from typing import cast

from sqlalchemy import CursorResult, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.orm.attributes import set_committed_value

from quiz.deadlines import GRACE, Needs, stretch
from quiz.models.attempt import Attempt, AttemptItem
from quiz.models.columns import now
from quiz.models.question import QuestionVersion
from quiz.models.school_class import Accommodation
from quiz.outages import is_outage

log = logging.getLogger(__name__)
_TOLD: set[int] = set()
"""The attempts that this process has said cannot be handed in."""


def hold(session: Session, attempt: Attempt) -> None:
    """Make other submissions of an attempt wait for this one: two that save first would block each other."""
    session.execute(select(Attempt.id).where(Attempt.id == attempt.id).with_for_update())


def hold_versions(session: Session, attempt: Attempt) -> None:
    """Have a ruling made meanwhile wait until a score is committed, or be read for it: see `quiz.regrading.settle`."""
    asked = select(AttemptItem.version_id).where(AttemptItem.attempt_id == attempt.id)
    session.execute(
        select(QuestionVersion.id)
        .where(QuestionVersion.id.in_(asked))
        .order_by(QuestionVersion.id)
        .with_for_update(read=True, key_share=True)
    )


def submit(session: Session, attempt: Attempt, by: str = "student") -> bool:
    """Submit and score an attempt; return whether this call did it. Submitting twice is submitting once."""
    late = _handed_in_late(session, attempt)
    changed = session.execute(
        update(Attempt)
        .where(Attempt.id == attempt.id, Attempt.state == "in_progress")
        .values(state="submitted", submitted_at=now(), submitted_by=by)
        .execution_options(synchronize_session=False)
    )
    session.expire_all()
    if cast("CursorResult[object]", changed).rowcount == 0:
        return False
    attempt.late = attempt.late or late
    hold_versions(session, attempt)
    # No save can come in any more: what is read now, in few queries however long the quiz, is what counts.
    items = session.scalars(
        select(AttemptItem)
        .where(AttemptItem.attempt_id == attempt.id)
        .order_by(AttemptItem.position)
        .options(
            joinedload(AttemptItem.version).selectinload(QuestionVersion.rulings), joinedload(AttemptItem.response)
        )
    ).all()
    set_committed_value(attempt, "items", list(items))
    attempt.score_responses()
    return True


def _handed_in_late(session: Session, attempt: Attempt) -> bool:
    """Say whether it is past a closing time that late work is taken after, and past its student's own."""
    assignment = attempt.assignment
    if assignment.late_policy != "mark" or assignment.closes_at is None or not assignment.closed:
        return False
    needs = Needs.of(session.scalar(select(Accommodation).where(Accommodation.student_id == attempt.student_id)))
    return now() > assignment.closes_at + stretch(assignment.time_limit_seconds, needs) + GRACE


def submit_overdue(session: Session) -> int:
    """Submit by the clock every attempt whose time is over, answers on their way included; return how many.

    Commits each by itself, so that none waits for the others, nor for one that cannot be scored.
    """
    overdue = select(Attempt.id).where(Attempt.state == "in_progress", Attempt.deadline < now() - GRACE)
    done = 0
    for attempt_id in session.scalars(overdue).all():
        try:
            attempt = session.get(Attempt, attempt_id)
            done += attempt is not None and submit(session, attempt, by="clock")
            session.commit()
        except Exception as error:
            session.rollback()
            if isinstance(error, SQLAlchemyError) and is_outage(error):
                raise
            # The sweep comes by again in seconds; who reads the log has been told.
            if attempt_id not in _TOLD:
                _TOLD.add(attempt_id)
                log.exception("attempt %d cannot be handed in by the clock; the others are", attempt_id)
    return done
