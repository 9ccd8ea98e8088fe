"""What a browser may open: an attempt's link and its guest's token must both be right, else there is nothing here."""

from __future__ import annotations

import hmac
from datetime import timedelta

from flask_login import current_user
from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from quiz.deadlines import GRACE
from quiz.learner import guests
from quiz.models import Assignment, Attempt, AttemptItem, QuestionVersion, Quiz
from quiz.models.errors import NotFound
from quiz.models.person import digest
from quiz.submitting import submit


def attempt_or_404(session: Session, token: str, *, with_answers: bool = False) -> Attempt:
    """Return the attempt of a link with all a page shows, in as many queries for 20 questions as for 5.

    One whose time is over is submitted by the clock first; `with_answers` waits for it as long as a save does, for
    a form of answers that was sent in time.
    """
    attempt = session.scalars(
        Attempt.by_token(token)
        .options(
            joinedload(Attempt.guest),
            joinedload(Attempt.student),
            joinedload(Attempt.assignment).joinedload(Assignment.quiz).joinedload(Quiz.article),
            selectinload(Attempt.items).joinedload(AttemptItem.version).joinedload(QuestionVersion.question),
            selectinload(Attempt.items).joinedload(AttemptItem.version).selectinload(QuestionVersion.rulings),
            selectinload(Attempt.items).joinedload(AttemptItem.response),
        )
        .execution_options(populate_existing=True)
    ).first()
    if attempt is None or not _theirs(attempt):
        raise not_theirs()
    if attempt.overdue(GRACE if with_answers else timedelta()):
        submit(session, attempt, by="clock")
        session.commit()
        return attempt_or_404(session, token)
    return attempt


def attempt_alone_or_404(session: Session, token: str) -> Attempt:
    """Return the attempt of a link without its questions, as it is stored: reading the clock submits nothing."""
    attempt = session.scalars(Attempt.by_token(token).options(joinedload(Attempt.guest))).first()
    if attempt is None or not _theirs(attempt):
        raise not_theirs()
    return attempt


def item_or_404(session: Session, token: str, position: int) -> AttemptItem:
    """Return one question of the attempt of a link."""
    item = session.scalars(
        select(AttemptItem)
        .join(AttemptItem.attempt)
        .where(Attempt.token == token, AttemptItem.position == position)
        .options(contains_eager(AttemptItem.attempt).joinedload(Attempt.guest), joinedload(AttemptItem.version))
    ).first()
    if item is None:
        attempt_alone_or_404(session, token)
        raise NotFound("This quiz has no such question.")
    if not _theirs(item.attempt):
        raise not_theirs()
    return item


def _theirs(attempt: Attempt) -> bool:
    return is_taker(attempt.assignment_id, attempt.student_id, attempt.guest.token_hash if attempt.guest else None)


def is_taker(assignment_id: int, student_id: int | None, guest_hash: str | None) -> bool:
    """Say whether who asks took an attempt: its student signed in, or its guest by the browser's token."""
    if guest_hash is None:
        return bool(current_user.is_authenticated and current_user.id == student_id)
    held = guests.token_for(assignment_id)
    return held is not None and hmac.compare_digest(digest(held), guest_hash)


def not_theirs() -> NotFound:
    """Return the same words for a link to another's attempt as for one to none."""
    return NotFound(
        "No quiz is under way here for you. It was removed, or its link opens only for who began it: sign in if you "
        "are that student, use the browser you began in, or enter the join code again on the first page."
    )
