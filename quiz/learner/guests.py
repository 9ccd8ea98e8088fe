"""Who a browser is in which quiz: the tokens of its guests, in the signed session."""

from __future__ import annotations

from flask import session
from sqlalchemy.orm import Session

from quiz.models.assignment import Assignment, Guest

KEPT = "guests"
MOST = 30
"""How many quizzes a browser remembers its guest of: a cookie has room for about twice as many."""


def token_for(assignment_id: int) -> str | None:
    """Return the token that this browser holds for an assignment, or `None`."""
    tokens: dict[str, str] = session.get(KEPT, {})
    return tokens.get(str(assignment_id))


def keep(assignment_id: int, token: str) -> None:
    """Have this browser hold a guest's token; the one that it has held longest makes room."""
    tokens = {key: kept for key, kept in session.get(KEPT, {}).items() if key != str(assignment_id)}
    tokens[str(assignment_id)] = token
    session[KEPT] = dict(list(tokens.items())[-MOST:])
    session.permanent = True


def forget(assignment_id: int) -> None:
    """Have this browser no longer know who it was in an assignment."""
    session[KEPT] = {key: kept for key, kept in session.get(KEPT, {}).items() if key != str(assignment_id)}


def current(db_session: Session, assignment: Assignment) -> Guest | None:
    """Return the guest that this browser is in an assignment, or `None`."""
    token = token_for(assignment.id)
    return db_session.scalars(Guest.by_token(token, assignment)).first() if token else None
