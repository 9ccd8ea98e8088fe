"""Two addresses for machines: is the process alive, and can it do its work?"""

from __future__ import annotations

from flask import Blueprint, current_app, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from quiz.extensions import db
from quiz.outages import cause_of

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def alive() -> ResponseReturnValue:
    """Answer while the process lives; touches nothing else."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
def ready() -> ResponseReturnValue:
    """Answer 200 when the database answers and is migrated, else 503."""
    try:
        db.session.execute(text("SELECT 1 FROM person LIMIT 1"))
    except SQLAlchemyError as error:
        current_app.logger.error("not ready: %s", cause_of(error))
        return jsonify(status="unavailable"), 503
    return jsonify(status="ready")
