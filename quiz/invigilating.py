"""What a teacher does to an attempt: more time, hand in, open again, set aside, rename. Each act is recorded."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from questions.messages import Message
from quiz.models import Attempt, AttemptEvent, Guest, Person
from quiz.models.assignment import nickname_key
from quiz.models.columns import now
from quiz.models.errors import AlreadySubmitted, DomainError, Taken
from quiz.nicknames import alternative
from quiz.submitting import submit


class NotNow(DomainError):
    """Refuse an act that the attempt's state does not allow."""

    status = 409


def give_time(session: Session, attempt: Attempt, seconds: int, by: Person) -> None:
    """Move the end of an attempt under way; of one whose time is just over, from now."""
    lock(session, attempt)
    if attempt.submitted:
        raise AlreadySubmitted("This attempt is handed in already. Open it again to give more time.")
    if attempt.deadline is None:
        raise NotNow("This attempt has no time limit.")
    _end_at(attempt, max(attempt.deadline, now()) + timedelta(seconds=seconds))
    record(session, attempt, "more_time", by, seconds=seconds)


def reopen(session: Session, attempt: Attempt, seconds: int, by: Person) -> None:
    """Let a submitted attempt be gone on with; where it had an end, so long from now."""
    lock(session, attempt)
    if not attempt.submitted:
        raise NotNow("This attempt is under way already.")
    if attempt.discarded_at is not None:
        raise NotNow("This attempt is set aside. Restore it first.")
    if _other_under_way(session, attempt):
        raise NotNow(Message("%(name)s is at another attempt now.", name=attempt.taker))
    record(session, attempt, "reopened", by, score=attempt.score, submitted_by=attempt.submitted_by)
    attempt.state, attempt.submitted_at, attempt.submitted_by, attempt.score = "in_progress", None, None, None
    for item in attempt.items:
        item.fraction = None
    if attempt.deadline is not None:
        _end_at(attempt, max(attempt.deadline, now() + timedelta(seconds=seconds)))


def hand_in(session: Session, attempt: Attempt, by: Person) -> None:
    """Hand in an attempt under way as it is: the others' results may be waiting for it."""
    lock(session, attempt)
    if not submit(session, attempt, by="teacher"):
        raise AlreadySubmitted("This attempt is handed in already.")
    record(session, attempt, "handed_in", by)


def discard(session: Session, attempt: Attempt, by: Person) -> None:
    """Set an attempt aside: it stays and does not count. One under way is handed in first; twice is once."""
    lock(session, attempt)
    if attempt.discarded_at is not None:
        return
    under_way = submit(session, attempt, by="teacher")
    attempt.discarded_at = now()
    record(session, attempt, "discarded", by, under_way=under_way)


def restore(session: Session, attempt: Attempt, by: Person) -> None:
    """Let an attempt that was set aside count again."""
    lock(session, attempt)
    if attempt.discarded_at is not None:
        attempt.discarded_at = None
        record(session, attempt, "restored", by)


def rename(session: Session, guest: Guest, nickname: str, by: Person) -> None:
    """Give a guest another, cleaned nickname. Raises `Taken`."""
    if nickname_key(nickname) in _other_keys(session, guest):
        raise Taken(Message("“%(name)s” is taken in this quiz.", name=nickname))
    _call(session, guest, nickname, by)


def remove_nickname(session: Session, guest: Guest, neutral: str, by: Person) -> None:
    """Take a guest's nickname away: they are called by a neutral one, with a number where it is taken."""
    keys = _other_keys(session, guest)
    _call(session, guest, alternative(neutral, keys) if nickname_key(neutral) in keys else neutral, by)


def record(session: Session, attempt: Attempt, kind: str, by: Person | None, **detail: Any) -> None:
    """Write one line of an attempt's log."""
    session.add(AttemptEvent(attempt_id=attempt.id, kind=kind, by_id=by.id if by else None, detail=detail or None))


def lock(session: Session, attempt: Attempt) -> None:
    """Have acts on an attempt and its submission follow one another, each on what is stored then.

    The row is written as it is: PostgreSQL locks it, SQLite gives the one writer's turn.
    """
    unchanged = update(Attempt).where(Attempt.id == attempt.id).values(extra_seconds=Attempt.extra_seconds)
    session.execute(unchanged.execution_options(synchronize_session=False))
    session.refresh(attempt)


def _end_at(attempt: Attempt, end: Any) -> None:
    """Move an attempt's end, and remember by how much: when its assignment changes, that stays on top."""
    if attempt.deadline is not None:
        attempt.extra_seconds += round((end - attempt.deadline).total_seconds())
    attempt.deadline = end


def _other_under_way(session: Session, attempt: Attempt) -> bool:
    whose = Attempt.guest_id == attempt.guest_id if attempt.guest_id else Attempt.student_id == attempt.student_id
    query = select(Attempt.id).where(
        Attempt.assignment_id == attempt.assignment_id,
        whose,
        Attempt.state == "in_progress",
        Attempt.preview.is_(False),
        Attempt.id != attempt.id,
    )
    return session.scalar(query) is not None


def _other_keys(session: Session, guest: Guest) -> set[str]:
    others = select(Guest.nickname_key).where(Guest.assignment_id == guest.assignment_id, Guest.id != guest.id)
    return set(session.scalars(others))


def _call(session: Session, guest: Guest, nickname: str, by: Person) -> None:
    before, guest.nickname, guest.nickname_key = guest.nickname, nickname, nickname_key(nickname)
    for attempt in session.scalars(select(Attempt).where(Attempt.guest_id == guest.id)):
        record(session, attempt, "renamed", by, before=before, after=nickname)
