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
            _take_the_writers_turn()
    except SQLAlchemyError as error:
        current_app.logger.error("not ready: %s", cause_of(error))
        return jsonify(status="unavailable"), 503
    return jsonify(status="ready")


def _take_the_writers_turn() -> None:
    """Take and give back SQLite's one turn to write: whoever holds it for long keeps every answer from being saved."""
    db.session.rollback()
    with db.engine.connect() as connection:
        try:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={PROBE_MILLISECONDS}")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            # A file that cannot be written is given the turn all the same; a statement that writes is refused.
            connection.exec_driver_sql("DELETE FROM person WHERE 0")
            connection.exec_driver_sql("ROLLBACK")
        finally:
            if not connection.invalidated:
                connection.exec_driver_sql(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
