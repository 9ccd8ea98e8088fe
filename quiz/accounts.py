"""Accounts: who may have one, and signing in. Plain functions on a session; the caller commits."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import cast

from sqlalchemy import CursorResult, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from werkzeug.security import check_password_hash, generate_password_hash

from quiz.models.columns import now
from quiz.models.errors import DomainError, Taken
from quiz.models.person import (
    FAILURES_ALLOWED,
    FAILURES_WINDOW,
    Invitation,
    Login,
    Person,
    SignInFailure,
    digest,
    normalised,
)
from quiz.sent_twice import since

LONGEST_IDENTIFIER = 300


class TokenRefused(DomainError):
    """Refuse a token that opens no account: unknown, used, expired, or a first account's that came second."""


class TooManyFailures(DomainError):
    """Refuse a sign-in because the account had too many wrong passwords; `until` says when to try again."""

    status = 429

    def __init__(self, until: datetime) -> None:
        super().__init__("Too many wrong passwords for this account.")
        self.until = until


def teacher_exists(session: Session) -> bool:
    """Say whether the installation has a teacher yet."""
    return session.scalar(select(Person.id).where(Person.teacher).limit(1)) is not None


def open_invitation(session: Session, token: str) -> Invitation | None:
    """Return the invitation that a token opens, or `None`; a first account's opens only an empty installation."""
    invitation = session.scalar(Invitation.by_token(token))
    if invitation is None or (invitation.administrator and teacher_exists(session)):
        return None
    return invitation


def invite(session: Session, inviter: Person) -> tuple[Invitation, str]:
    """Add an invitation for one more teacher; return it and its token, which is shown once."""
    invitation, token = Invitation.issue(inviter)
    session.add(invitation)
    return invitation, token


def accept_invitation(session: Session, *, token: str, name: str, email: str, password: str) -> Person:
    """Use up a token and add the teacher it allows.

    The same form sent twice finds the account that it made. Raises `TokenRefused`, or `Taken` when the address has an
    account; then the token stays unused.
    """
    invitation = open_invitation(session, token)
    if invitation is None or not _use_up(session, invitation):
        twin = _just_accepted(session, token, email, password)
        if twin is not None:
            return twin
        raise TokenRefused("This invitation is not known, was used already or is too old. Ask for another one.")
    person = Person.create_teacher(name=name, email=email, password=password, administrator=invitation.administrator)
    session.add(person)
    try:
        session.flush()
    except IntegrityError as error:
        session.rollback()
        raise Taken("There is an account with this email address already: sign in instead.") from error
    return person


def sign_in(session: Session, email: str, password: str, *, known: bool = False) -> Person | None:
    """Return who signs in, or `None` for a wrong address or password; both cost the same work and count alike.

    Raises `TooManyFailures`, whatever the password, while the account has to wait. Failures of a `known` browser,
    one that has signed in to this account before, are counted apart: whoever guesses elsewhere keeps no teacher out.
    """
    if len(normalised(email)) > LONGEST_IDENTIFIER:
        return None
    counted_as = SignInFailure.counted_as(email, known=known)
    login = session.scalar(Login.by_email(email))
    if not accepted(session, login, password, counted_as, otherwise=_nobodys_hash()) or login is None:
        return None
    SignInFailure.forget(email)
    return login.person


def accepted(session: Session, login: Login | None, secret: str, counted_as: str, *, otherwise: str) -> bool:
    """Say whether a secret is a login's, and count it as a failure where it is not.

    Where there is no login the secret is compared with `otherwise`, so that its absence takes as long.
    Raises `TooManyFailures`, whatever the secret, while what it is counted as has to wait.
    """
    until = _blocked_until(session, counted_as)
    if until is not None:
        raise TooManyFailures(until)
    right = login.accepts(secret) if login else check_password_hash(otherwise, secret)
    if login is None or not right:
        session.add(SignInFailure(identifier=counted_as))
        return False
    return True


def password_login(session: Session, person: Person) -> Login | None:
    """Return the login by which a person signs in with a password, or `None`."""
    return session.scalar(select(Login).where(Login.person_id == person.id, Login.method == "password").limit(1))


def change_password(session: Session, login: Login, current: str, new: str) -> bool:
    """Change a password for who knows the present one; return whether it was right.

    A wrong one counts as a failed sign-in. Raises `TooManyFailures` while the account has to wait.
    """
    if sign_in(session, login.identifier, current, known=True) is None:
        return False
    login.change_password(new)
    return True


def _just_accepted(session: Session, token: str, email: str, password: str) -> Person | None:
    """Return the teacher whom the same token made a moment ago, for who knows the password."""
    used = select(Invitation.id).where(Invitation.token_hash == digest(token.strip()), Invitation.used_at > since())
    if session.scalar(used) is None:
        return None
    login = session.scalar(Login.by_email(email).join(Person).where(Person.created_at > since()))
    return login.person if login is not None and login.accepts(password) else None


def _use_up(session: Session, invitation: Invitation) -> bool:
    """Mark an invitation used in one statement, so that of two at once one alone gets it."""
    used = session.execute(
        update(Invitation)
        .where(Invitation.id == invitation.id, Invitation.used_at.is_(None))
        .values(used_at=now())
        .execution_options(synchronize_session=False)
    )
    return cast("CursorResult[object]", used).rowcount == 1


def _blocked_until(session: Session, identifier: str) -> datetime | None:
    latest = session.scalars(
        select(SignInFailure.at)
        .where(SignInFailure.identifier == identifier, SignInFailure.at > now() - FAILURES_WINDOW)
        .order_by(SignInFailure.at.desc())
        .limit(FAILURES_ALLOWED)
    ).all()
    return latest[-1] + FAILURES_WINDOW if len(latest) == FAILURES_ALLOWED else None


@cache
def _nobodys_hash() -> str:
    """Return a hash to compare with where there is no account, so that its absence takes as long."""
    return generate_password_hash("a password that nobody has")
