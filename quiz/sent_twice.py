"""Forms sent twice, by a double click or by an impatient second one: the second makes nothing new.

What a form made a moment ago is looked for before it is made; the caller has requests take turns. What is shown
only once, such as a secret, goes by the form's ticket instead (see `quiz/tickets.py`).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from quiz.models.columns import now

SAME_POST = timedelta(seconds=30)
"""Two posts of the same within this time are one, sent twice."""


def since() -> datetime:
    """Return when what was made by the same post can have been made first."""
    return now() - SAME_POST


def just_made(created_at: datetime) -> bool:
    """Say whether something is so new that a second post of the same is a double click."""
    return created_at > since()
