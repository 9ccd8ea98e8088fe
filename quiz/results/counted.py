"""Which attempts results are made of, and how many a quiz has."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from quiz.models import Assignment, Attempt

COUNTED = and_(Attempt.preview.is_(False), Attempt.discarded_at.is_(None))
"""What results are made of: no teacher's preview, and nothing that was set aside."""


def counts(session: Session, quiz_ids: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Return, for each quiz that has any, how many attempts were begun and how many are submitted."""
    rows = session.execute(
        select(
            Assignment.quiz_id,
            func.count(Attempt.id).label("begun"),
            func.count(Attempt.submitted_at).label("submitted"),
        )
        .join(Attempt, Attempt.assignment_id == Assignment.id)
        .where(Assignment.quiz_id.in_(list(quiz_ids)), Attempt.preview.is_(False))
        .group_by(Assignment.quiz_id)
    )
    return {row.quiz_id: (row.begun, row.submitted) for row in rows}
