"""Another password for a teacher who forgot theirs: a link that works once and not for long. The caller commits."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from sqlalchemy import CursorResult, func, select, update
from sqlalchemy.orm import Session

from quiz.accounts import TokenRefused, password_login
from quiz.models import Login, PasswordReset, Person, SignInFailure
from quiz.models.columns import now

LINKS_ALLOWED = 3
LINKS_WINDOW = timedelta(hours=1)
"""So many links an hour and account: nobody fills a colleague's mailbox."""


def issue_reset(session: Session, email: str, *, limited: bool = False) -> tuple[Person, str] | None:
    """Return whose account an address opens and the token of a link that changes its password; `None` for nobody's.

    `limited` gives an account few links an hour: whoever may ask without an account asks so.
    """
    login = session.scalar(Login.by_email(email))
    if login is None or (limited and _recent(session, login.person) >= LINKS_ALLOWED):
        return None
    reset, token = PasswordReset.issue(login.person)
    session.add(reset)
    return login.person, token


def reset_password(session: Session, token: str, password: str) -> Person:
    """Use up a link and give its person another password, which ends their sessions and waits.

    Raises `TokenRefused`. The person's other links end with it.
    """
    reset = session.scalar(PasswordReset.by_token(token))
    login = password_login(session, reset.person) if reset else None
    if reset is None or login is None or not _use_up(session, reset):
        raise TokenRefused("This link is not known, was used already or is too old. Ask for another one.")
    login.change_password(password)
    SignInFailure.forget(login.identifier)
    return login.person


def _use_up(session: Session, reset: PasswordReset) -> bool:
    """Mark all unused links of a person used in one statement; of two who post at once, one alone finds one."""
    used = session.execute(
        update(PasswordReset)
        .where(PasswordReset.person_id == reset.person_id, PasswordReset.used_at.is_(None))
        .values(used_at=now())
        .execution_options(synchronize_session=False)
    )
    return cast("CursorResult[object]", used).rowcount > 0


def _recent(session: Session, person: Person) -> int:
    recent = select(func.count(PasswordReset.id)).where(
        PasswordReset.person_id == person.id, PasswordReset.created_at > now() - LINKS_WINDOW
    )
    return session.scalar(recent) or 0
