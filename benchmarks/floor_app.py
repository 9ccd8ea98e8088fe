"""The floor: the least a Flask + SQLAlchemy app can do to keep an answer, one committed upsert a request."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from flask import Flask, jsonify, request
from flask.typing import ResponseReturnValue
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, DateTime
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

# The same settings of SQLite as the real app's: the connect hook of this module serves both.
from quiz import extensions  # noqa: F401


class Base(DeclarativeBase):
    """Hold the floor's one table apart from the app's."""


db = SQLAlchemy(model_class=Base)


class Answer(db.Model):  # type: ignore[name-defined, misc]
    """What a student answers to a question, one row each."""

    __tablename__ = "floor_answer"

    student: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    question: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    answer: Mapped[dict[str, object]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


def create_app() -> Flask:
    """Return the bare app, its table made."""
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["DATABASE_URL"]
    # As many connections as the server has threads: without, the floor would open one for every other answer.
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"pool_size": 8}
    db.init_app(app)
    with app.app_context():
        db.create_all()
        insert = (postgresql if db.engine.dialect.name == "postgresql" else sqlite).insert
        # The server's workers are forked from here: each opens connections of its own.
        db.engine.dispose()

    @app.post("/save/<int:student>")
    def save(student: int) -> ResponseReturnValue:
        sent = request.get_json()
        values = {"answer": sent["answer"], "at": datetime.now(UTC)}
        db.session.execute(
            insert(Answer)
            .values(student=student, question=sent["position"], **values)
            .on_conflict_do_update(index_elements=["student", "question"], set_=values)
        )
        db.session.commit()
        return jsonify(saved=True)

    return app
