"""Tokens of a teacher's own programs: made, used and revoked; plain functions on a session, the caller commits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from quiz.models import ApiToken, Person
from quiz.models.errors import DomainError
from quiz.sent_twice import just_made

MOST_TOKENS = 20


class TooManyTokens(DomainError):
    """Refuse one token more than anybody keeps track of."""

    status = 409


def tokens_of(session: Session, person: Person) -> Sequence[ApiToken]:
    """Return a teacher's tokens, newest first."""
    return session.scalars(ApiToken.owned_by(person)).all()


def make_token(session: Session, person: Person, name: str, scope: str, life: timedelta | None) -> tuple[ApiToken, str]:
    """Add a token and return it with its text, which nobody can read again.

    One just made by the same form gives way to it: its text went to a page that nobody has seen.
    """
    held = tokens_of(session, person)
    for twin in held:
        if (twin.name, twin.scope, twin.last_used_at) == (name, scope, None) and just_made(twin.created_at):
            session.delete(twin)
            held = [one for one in held if one is not twin]
    if len(held) >= MOST_TOKENS:
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
