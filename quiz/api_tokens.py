"""Tokens of a teacher's own programs: made, used and revoked; plain functions on a session, the caller commits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from quiz.models import ApiToken, Person
from quiz.models.errors import DomainError

MOST_TOKENS = 20


class TooManyTokens(DomainError):
    """Refuse one token more than anybody keeps track of."""

    status = 409


def tokens_of(session: Session, person: Person) -> Sequence[ApiToken]:
    """Return a teacher's tokens, newest first."""
    return session.scalars(ApiToken.owned_by(person)).all()


def make_token(session: Session, person: Person, name: str, scope: str, life: timedelta | None) -> tuple[ApiToken, str]:
    """Add a token and return it with its text, which nobody can read again."""
    if len(tokens_of(session, person)) >= MOST_TOKENS:
        raise TooManyTokens("You have as many tokens as there can be. Revoke one that you no longer need.")
    made, text = ApiToken.issue(person, name, scope, life)
    session.add(made)
    session.flush()
    return made, text


def revoke(session: Session, person: Person, token_id: int) -> None:
    """End a token of this teacher's for good; one that is gone already stays so."""
    session.execute(delete(ApiToken).where(ApiToken.id == token_id, ApiToken.person_id == person.id))


def holder(session: Session, token: str) -> ApiToken | None:
    """Return what a token gives to a teacher who still is one, or `None`."""
    found = session.scalar(ApiToken.by_token(token))
    return found if found is not None and found.person.teacher else None
