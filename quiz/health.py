"""Two addresses for machines: is the process alive, and can it do its work?"""

from __future__ import annotations

from flask import Blueprint, current_app, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from quiz.extensions import BUSY_MILLISECONDS, db
from quiz.outages import cause_of

blueprint = Blueprint("health", __name__)

PROBE_MILLISECONDS = 1500
"""How long the database may be busy before it counts as not ready; who asks waits a few seconds at most."""


@blueprint.get("/healthz")
def alive() -> ResponseReturnValue:
    """Answer while the process lives; touches nothing else."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
def ready() -> ResponseReturnValue:
    """Answer 200 when the database answers, is migrated and takes writes, else 503."""
    try:
        db.session.execute(text("SELECT 1 FROM person LIMIT 1"))
        if db.engine.dialect.name == "sqlite":
            _write_nothing_new()
    except SQLAlchemyError as error:
        current_app.logger.error("not ready: %s", cause_of(error))
        return jsonify(status="unavailable"), 503
    return jsonify(status="ready")


def _write_nothing_new() -> None:
    """Take SQLite's one turn to write and write a number of the file's head that nobody reads, as it was.

    Whoever holds the turn for long, a file that cannot be written and a full disk all keep answers from being saved,
    and only a write that is committed meets them all.
    """
    db.session.rollback()
    with db.engine.connect() as connection:
        try:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={PROBE_MILLISECONDS}")
            # Nothing hangs on it, so it need not be waited for until the disk holds it for good.
            connection.exec_driver_sql("PRAGMA synchronous=OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            connection.exec_driver_sql("PRAGMA user_version=0")
            connection.exec_driver_sql("COMMIT")
        except SQLAlchemyError:
            connection.invalidate()
            raise
        finally:
            if not connection.invalidated:
                connection.exec_driver_sql("PRAGMA synchronous=FULL")
                connection.exec_driver_sql(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
