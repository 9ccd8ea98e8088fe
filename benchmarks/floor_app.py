"""The floor: the least a Flask + SQLAlchemy app can do to keep an answer, one committed insert a request."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from flask import Flask, jsonify, request
from flask.typing import ResponseReturnValue
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, DateTime
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

# The same settings of SQLite as the real app's: the connect hook of this module serves both.
from quiz import extensions  # noqa: F401


class Base(DeclarativeBase):
    """Hold the floor's one table apart from the app's."""


db = SQLAlchemy(model_class=Base)


class Answer(db.Model):  # type: ignore[name-defined, misc]
    """One row a save."""

    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[dict[str, object]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(DateTime)


def create_app() -> Flask:
    """Return the bare app, its table made."""
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["FLOOR_DATABASE_URL"]
    db.init_app(app)
    with app.app_context():
        db.create_all()

    @app.post("/save")
    def save() -> ResponseReturnValue:
        db.session.add(Answer(body=request.get_json(), at=datetime.now(UTC)))
        db.session.commit()
        return jsonify(saved=True)

    return app
