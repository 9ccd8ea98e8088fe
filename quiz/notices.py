"""Messages of a teacher to everybody who has an assignment. Commits nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz.models import Assignment, Notice
from quiz.models.columns import now
from quiz.sent_twice import just_made

LONGEST_NOTICE = 2000


def write(session: Session, assignment: Assignment, text: str) -> Notice:
    """Tell those who have an assignment something; sent twice, it is told once."""
    last = next(iter(notices_of(session, assignment)), None)
    if last is not None and last.text == text and just_made(last.created_at):
        return last
    notice = Notice(assignment_id=assignment.id, text=text)
    session.add(notice)
    return notice


def change(notice: Notice, text: str) -> None:
    """Say something else instead, and remember when; the same again is no change."""
    if notice.text != text:
        notice.text, notice.changed_at = text, now()


def notices_of(session: Session, assignment: Assignment) -> Sequence[Notice]:
    """Return the messages of one assignment, newest first."""
    return notices_by_assignment(session, [assignment.id]).get(assignment.id, ())


def notices_by_assignment(session: Session, assignment_ids: Collection[int]) -> Mapping[int, Sequence[Notice]]:
    """Return the messages of assignments that have any, newest first, in one query."""
    found: dict[int, list[Notice]] = {}
    if assignment_ids:
        query = select(Notice).where(Notice.assignment_id.in_(assignment_ids)).order_by(Notice.id.desc())
        for notice in session.scalars(query):
            found.setdefault(notice.assignment_id, []).append(notice)
    return found
