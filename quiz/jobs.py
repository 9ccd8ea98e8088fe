"""The bell between the web and the worker: the job is a row in the database, the queue only wakes somebody for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask, current_app

if TYPE_CHECKING:
    from huey.api import Huey, TaskWrapper

EXTENSION = "readback.bell"
LONGEST_WAIT = 1.0
"""Seconds after which an idle worker looks into a SQLite queue again; Redis tells it at once."""


class Bell:
    """Ring for a job and hear it rung: a Redis list, or a SQLite file in the instance folder."""

    def __init__(self, app: Flask) -> None:
        self.queue: Huey = _open_queue(app)
        self._task: TaskWrapper = self.queue.task(name="work")(lambda job_id: _work(app, job_id))

    def ring(self, job_id: int) -> None:
        """Wake one worker for a job."""
        self._task(job_id)

    def quiet(self) -> bool:
        """Say whether nobody has been rung for."""
        return bool(self.queue.pending_count() == 0)


def init_app(app: Flask) -> None:
    """Give the app its bell, which is opened when first used."""
    app.extensions[EXTENSION] = None


def bell_of(app: Flask) -> Bell:
    """Return the app's bell."""
    if app.extensions[EXTENSION] is None:
        app.extensions[EXTENSION] = Bell(app)
    bell: Bell = app.extensions[EXTENSION]
    return bell


def wake(job_id: int) -> None:
    """Tell a worker that a job waits. Call it after the commit; a lost call is found by the sweep."""
    try:
        bell_of(current_app._get_current_object()).ring(job_id)  # type: ignore[attr-defined]
    except Exception:
        # The job is safe in the database and the article is stored: a queue that is down only delays them.
        current_app.logger.warning("no worker could be woken for job %s; the sweep will find it", job_id, exc_info=True)


def _open_queue(app: Flask) -> Huey:
    # Imported here: most processes never ring, and starting quickly is worth a line.
    from huey import RedisHuey, SqliteHuey

    options = {"results": False, "utc": True}
    if app.config["REDIS_URL"]:
        return RedisHuey("readback", url=app.config["REDIS_URL"], read_timeout=1, **options)
    file = Path(app.config["INSTANCE_PATH"]) / "queue.sqlite3"
    return SqliteHuey("readback", filename=str(file), timeout=15, **options)


def _work(app: Flask, job_id: int) -> None:
    from quiz.worker import work_on

    with app.app_context():
        work_on(job_id)
