"""Which accounts this browser has signed in to before: whoever guesses elsewhere cannot lock their owners out of it."""

from __future__ import annotations

from flask import session

from quiz.models import Person
from quiz.models.person import digest, normalised

KEPT = "known"
MOST = 5
LENGTH = 16


def knows(email: str) -> bool:
    """Say whether this browser has signed in with an address before."""
    return _mark(email) in session.get(KEPT, [])


def remember(person: Person) -> None:
    """Note that this browser has signed in as a person; the session keeps no address, only its digest."""
    marks = [_mark(login.identifier) for login in person.logins]
    others = [mark for mark in session.get(KEPT, []) if mark not in marks]
    session[KEPT] = [*others, *marks][-MOST:]


def clear_session() -> None:
    """Forget all of the session but which accounts this browser is known to."""
    known = session.get(KEPT)
    session.clear()
    if known:
        session[KEPT] = known
        session.permanent = True


def _mark(email: str) -> str:
    return digest(normalised(email))[:LENGTH]
