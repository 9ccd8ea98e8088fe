"""Coming in: a nickname becomes a guest, and a guest has one attempt to go on with."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Select, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, selectinload

from questions.messages import Message
from quiz.models.assignment import Assignment, Guest, nickname_key
from quiz.models.attempt import Attempt
from quiz.models.errors import NotOpen, Taken
from quiz.models.quiz import Quiz, QuizItem
from quiz.nicknames import alternative


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
    if not assignment.open:
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


def resume(session: Session, assignment: Assignment, guest: Guest, *, again: bool = False) -> Attempt:
    """Return the guest's newest attempt; where there is none, or `again` and one is left, a new one.

    Asked twice at once, both get the same new attempt. Flushes and does not commit. Raises `NotOpen`
    where a new one would be needed and none can be started now.
    """
    last = latest(session, guest)
    if last is not None and not (again and may_try_again(assignment, last)):
        return last
    if not assignment.open:
        raise NotOpen("This quiz takes no new attempts now.")
    number = last.number + 1 if last else 1
    return _start(session, assignment, guest, number, lambda: session.scalars(_attempts_of(guest)).one())


def latest(session: Session, guest: Guest) -> Attempt | None:
    """Return the guest's newest attempt, or `None`."""
    return session.scalars(_attempts_of(guest)).first()


def may_try_again(assignment: Assignment, last: Attempt) -> bool:
    """Say whether a guest whose newest attempt this is may start another."""
    return last.submitted and last.number < assignment.attempts_allowed and assignment.open


def _start(
    session: Session, assignment: Assignment, guest: Guest, number: int, otherwise: Callable[[], Attempt]
) -> Attempt:
    """Add an attempt; where its guest or its number exists by now, return what `otherwise` finds."""
    # Held by a name until the attempt is made: what nobody holds would be loaded again, question by question.
    _quiz = session.scalars(
        select(Quiz).where(Quiz.id == assignment.quiz_id).options(selectinload(Quiz.items).joinedload(QuizItem.version))
    ).one()
    attempt = Attempt.start(assignment, guest, number)
    session.add_all([guest, attempt])
    try:
        session.flush()
    except IntegrityError:
        session.rollback()
        return otherwise()
    return attempt


def _attempts_of(guest: Guest) -> Select[Attempt]:
    return select(Attempt).where(Attempt.guest_id == guest.id).order_by(Attempt.number.desc()).limit(1)


def _suggestion(session: Session, assignment: Assignment, nickname: str) -> str | None:
    """Return a nickname that is free where this one is taken, or `None` where it is free itself."""
    keys = set(session.scalars(select(Guest.nickname_key).where(Guest.assignment_id == assignment.id)))
    return alternative(nickname, keys) if nickname_key(nickname) in keys else None
