"""The app as gunicorn serves it in trials: with a clock that the test sets, and less patience for a lock.

TRIAL_CLOCK names a file that holds by how many seconds the server's clock is wrong; TRIAL_BUSY is in milliseconds.
"""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

from flask import Flask

import quiz
from quiz import extensions
from quiz.models import columns

TRUE_TIME = time.time


def create_app() -> Flask:
    """Return the app, put on trial as the environment says."""
    extensions.BUSY_MILLISECONDS = int(os.environ.get("TRIAL_BUSY") or extensions.BUSY_MILLISECONDS)
    if os.environ.get("TRIAL_CLOCK"):
        # Both clocks that the code and its libraries read: ours, and the one by which cookies are signed.
        columns.datetime = SteppedTime  # type: ignore[misc]
        time.time = stepped
    return quiz.create_app()


def wrong_by() -> float:
    return float(Path(os.environ["TRIAL_CLOCK"]).read_text() or 0)


def stepped() -> float:
    return TRUE_TIME() + wrong_by()


class SteppedTime(datetime):
    """Tell the time as a clock does that somebody has set."""

    @classmethod
    def now(cls, tz: tzinfo | None = UTC) -> datetime:  # type: ignore[override]
        return datetime.fromtimestamp(TRUE_TIME(), tz) + timedelta(seconds=wrong_by())
