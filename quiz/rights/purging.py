"""Deleting what is older than it needs to be: a registry of purgers, each of one sort of thing.

A part of the app adds its own with `@purger("what")`: a function of the moment before which an attempt is too
old (`None` where all are kept) that returns the statement of deletion, or `None` for nothing to do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import CursorResult, Delete, delete, exists, func, or_, select
from sqlalchemy.orm import Session

from quiz.models import Attempt, Guest, Invitation, PasswordReset, SignInFailure
from quiz.models.columns import now
from quiz.models.intake import Intake
from quiz.models.person import FAILURES_WINDOW

Purger = Callable[[datetime | None], Delete | None]
PURGERS: dict[str, Purger] = {}
SHORT_LIFE = timedelta(days=30)
"""How long discarded attempts, previews, and used-up links and invitations are kept whatever the setting says."""


@dataclass(frozen=True, slots=True)
class Purged:
    """Say how many of one sort of thing were deleted, or would be."""

    what: str
    count: int


def purger(what: str) -> Callable[[Purger], Purger]:
    """Register a purger under what it deletes, in English and the plural."""

    def register(function: Purger) -> Purger:
        PURGERS[what] = function
        return function

    return register


def purge(session: Session, retention_days: int | None, *, dry_run: bool = False) -> list[Purged]:
    """Delete what is too old and say how much; with `dry_run` nothing is deleted. The caller commits."""
    before = now() - timedelta(days=retention_days) if retention_days else None
    done: list[Purged] = []
    for what, function in PURGERS.items():
        statement = function(before)
        if statement is not None:
            done.append(Purged(what, _run(session, statement, dry_run=dry_run)))
    return done


def _run(session: Session, statement: Delete, *, dry_run: bool) -> int:
    if dry_run:
        counted = select(func.count()).select_from(statement.table)
        return session.scalar(counted.where(*statement._where_criteria)) or 0
    ran = session.execute(statement.execution_options(synchronize_session=False))
    return cast("CursorResult[object]", ran).rowcount


@purger("attempts")
def old_attempts(before: datetime | None) -> Delete | None:
    """Delete attempts, students' and guests', that ended or were begun before the retention's moment."""
    if before is None:
        return None
    return delete(Attempt).where(func.coalesce(Attempt.submitted_at, Attempt.started_at) < before)


@purger("attempts set aside and previews")
def discarded(_before: datetime | None) -> Delete:
    """Delete attempts that were set aside, and teachers' previews, a month later."""
    old = now() - SHORT_LIFE
    return delete(Attempt).where(or_(Attempt.discarded_at < old, Attempt.preview & (Attempt.started_at < old)))


@purger("guests without an attempt")
def empty_guests(_before: datetime | None) -> Delete:
    """Delete nicknames of which no attempt is left; a day's grace for who is just coming in."""
    attempts = exists().where(Attempt.guest_id == Guest.id)
    return delete(Guest).where(~attempts, Guest.created_at < now() - timedelta(days=1))


@purger("invitations")
def invitations(_before: datetime | None) -> Delete:
    """Delete invitations that nobody can use any more."""
    return delete(Invitation).where(or_(Invitation.expires_at < now(), Invitation.used_at < now() - SHORT_LIFE))


@purger("password links")
def password_links(_before: datetime | None) -> Delete:
    """Delete links for another password that nobody can use any more."""
    return delete(PasswordReset).where(or_(PasswordReset.expires_at < now(), PasswordReset.used_at.is_not(None)))


@purger("failed sign-ins")
def failures(_before: datetime | None) -> Delete:
    """Delete wrong passwords that no longer count."""
    return delete(SignInFailure).where(SignInFailure.at < now() - FAILURES_WINDOW)


@purger("articles being taken in")
def intakes(_before: datetime | None) -> Delete:
    """Delete what was taken in and of which no article was made in time."""
    return Intake.forgetting()
