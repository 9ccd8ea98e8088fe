"""When a student sees what is right: at once by a Check, after handing in, or after the closing time."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from quiz.deadlines import GRACE
from quiz.models.assignment import Assignment
from quiz.models.attempt import Attempt
from quiz.models.columns import now

LONGEST_SITTING = timedelta(hours=24)
"""How long an attempt without an end of its own holds back what is right: one left lying must not do so for ever."""


def shows_key(session: Session, assignment: Assignment) -> bool:
    """Say whether who has submitted sees score, key and explanations now.

    After closing means: when it is closed and the last one at it is done, be it by a student with more time.
    """
    if assignment.feedback != "after_closing":
        return True
    return assignment.closed and not at_it_now(session, [assignment.id])


def at_it_now(session: Session, assignment_ids: Collection[int]) -> set[int]:
    """Return those of some assignments that have an attempt under way which can still be answered."""
    if not assignment_ids:
        return set()
    moment = now()
    going_on = or_(
        Attempt.deadline > moment - GRACE,
        Attempt.deadline.is_(None) & (Attempt.started_at > moment - LONGEST_SITTING),
    )
    query = select(Attempt.assignment_id).where(
        Attempt.assignment_id.in_(assignment_ids),
        Attempt.state == "in_progress",
        Attempt.preview.is_(False),
        going_on,
    )
    return set(session.scalars(query.distinct()))
