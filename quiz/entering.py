"""Coming in: a nickname becomes a guest, and a guest or a student has one attempt to go on with."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, selectinload

from questions.messages import Message
from quiz.deadlines import EVERYBODY, Needs
from quiz.models.assignment import Assignment, Guest, nickname_key
from quiz.models.attempt import Attempt
from quiz.models.errors import NotOpen, Taken
from quiz.models.person import Person
from quiz.models.quiz import Quiz, QuizItem
from quiz.models.school_class import Accommodation
from quiz.nicknames import alternative

Taker = Guest | Person
"""Whoever takes a quiz: a guest by nickname, or a student who signed in."""


class NicknameTaken(Taken):
    """Refuse a nickname that another guest of the assignment has; `suggestion` is one that is free."""

    def __init__(self, nickname: str, suggestion: str) -> None:
        super().__init__(Message("“%(name)s” is taken in this quiz.", name=nickname))
        self.nickname, self.suggestion = nickname, suggestion


def enter(session: Session, assignment: Assignment, nickname: str, ticket: str) -> tuple[Attempt, str]:
    """Let a guest in by a cleaned nickname; return the attempt and the token that the browser is to keep.

    The ticket, drawn when the form was shown, becomes the token: a form posted twice finds the guest that
    the first post made. Flushes and does not commit. Raises `NicknameTaken` and `NotOpen`.
    """
    # The nicknames first, the ticket then: whoever took the nickname by this ticket before is found by the second.
    suggestion = _suggestion(session, assignment, nickname)
    known = session.scalars(Guest.by_token(ticket, assignment)).first()
    if known is not None and known.nickname_key == nickname_key(nickname):
        return resume(session, assignment, known), ticket
    if not assignment.takes_attempts:
        raise NotOpen("This quiz takes no new attempts now.")
    if suggestion is not None:
        raise NicknameTaken(nickname, suggestion)
    guest, token = Guest.named(nickname, assignment, token=None if known else ticket)

    def made_meanwhile() -> Attempt:
        # Somebody was faster: the same form posted twice, or another guest with this nickname.
        twin = session.scalars(Guest.by_token(token, assignment)).first()
        if twin is None:
            raise NicknameTaken(nickname, _suggestion(session, assignment, nickname) or nickname)
        return resume(session, assignment, twin)

    return _start(session, assignment, guest, 1, made_meanwhile), token


def resume(
    session: Session, assignment: Assignment, taker: Taker, *, again: bool = False, needs: Needs = EVERYBODY
) -> Attempt:
    """Return the attempt that a student or guest is to go on with, or a new one.

    A new one where there is none that counts, or `again` and one is left. Asked twice at once, both get the
    same new attempt. Flushes and does not commit. Raises `NotOpen` where none can be started now.
    """
    attempts = attempts_of(session, assignment, taker)
    current = next((attempt for attempt in attempts if attempt.discarded_at is None), None)
    if current is not None and not (again and _may_start(assignment, attempts, needs)):
        return current
    if not assignment.takes_attempts:
        raise NotOpen("This quiz takes no new attempts now.")
    number = max((attempt.number for attempt in attempts), default=0) + 1
    return _start(session, assignment, taker, number, lambda: attempts_of(session, assignment, taker)[0], needs=needs)


def attempts_of(session: Session, assignment: Assignment, taker: Taker) -> list[Attempt]:
    """Return the attempts of a student or guest: one under way first, then the newest."""
    whose = Attempt.guest_id == taker.id if isinstance(taker, Guest) else Attempt.student_id == taker.id
    query = (
        select(Attempt)
        .where(Attempt.assignment_id == assignment.id, whose, Attempt.preview.is_(False))
        .order_by(Attempt.state == "submitted", Attempt.number.desc())
    )
    return list(session.scalars(query))


def latest(session: Session, assignment: Assignment, taker: Taker) -> Attempt | None:
    """Return the attempt that `resume` would go on with, or `None`."""
    attempts = attempts_of(session, assignment, taker)
    return next((attempt for attempt in attempts if attempt.discarded_at is None), None)


def may_try_again(session: Session, assignment: Assignment, taker: Taker, needs: Needs = EVERYBODY) -> bool:
    """Say whether a student or guest who has submitted an attempt may start another."""
    return _may_start(assignment, attempts_of(session, assignment, taker), needs)


def needs_of(session: Session, student: Person) -> Needs:
    """Return what a student is granted in every quiz."""
    return Needs.of(session.scalar(select(Accommodation).where(Accommodation.student_id == student.id)))


def _may_start(assignment: Assignment, attempts: Sequence[Attempt], needs: Needs) -> bool:
    """Say whether another attempt is left: none is under way, and those set aside do not count."""
    counted = [attempt for attempt in attempts if attempt.discarded_at is None]
    left = len(counted) < assignment.attempts_allowed + needs.extra_attempts
    return left and all(attempt.submitted for attempt in counted) and assignment.takes_attempts


def _start(
    session: Session,
    assignment: Assignment,
    taker: Taker,
    number: int,
    otherwise: Callable[[], Attempt],
    *,
    needs: Needs = EVERYBODY,
) -> Attempt:
    """Add an attempt; where its guest or its number exists by now, return what `otherwise` finds."""
    # Held by a name until the attempt is made: what nobody holds would be loaded again, question by question.
    _quiz = session.scalars(
        select(Quiz).where(Quiz.id == assignment.quiz_id).options(selectinload(Quiz.items).joinedload(QuizItem.version))
    ).one()
    attempt = Attempt.start(assignment, taker, number, needs)
    session.add_all([taker, attempt])
    try:
        session.flush()
    except IntegrityError:
        session.rollback()
        return otherwise()
    return attempt


def _suggestion(session: Session, assignment: Assignment, nickname: str) -> str | None:
    """Return a nickname that is free where this one is taken, or `None` where it is free itself."""
    keys = set(session.scalars(select(Guest.nickname_key).where(Guest.assignment_id == assignment.id)))
    return alternative(nickname, keys) if nickname_key(nickname) in keys else None
