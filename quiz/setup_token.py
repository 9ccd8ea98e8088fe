"""The token that creates an installation's first account, shown on the terminal of whoever runs it."""

from __future__ import annotations

from sqlalchemy import delete
from sqlalchemy.orm import Session

from quiz.accounts import teacher_exists
from quiz.models.person import Invitation


def issue_setup_token(session: Session) -> str | None:
    """Add a new token, ending the ones before it, and return it; `None` when there is a teacher already."""
    if teacher_exists(session):
        return None
    end_setup_tokens(session)
    invitation, token = Invitation.issue()
    session.add(invitation)
    return token


def end_setup_tokens(session: Session) -> None:
    """End every token that could create the first account."""
    session.execute(delete(Invitation).where(Invitation.administrator))
