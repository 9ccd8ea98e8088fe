"""The migrations make what the models say, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import inspect, text

from quiz.extensions import db
from quiz.models import Attempt

AN_EARLIER_ATTEMPT = """
INSERT INTO person VALUES (1, 'Ada', true, true, '2026-01-05 09:00:00');
INSERT INTO article (id, owner_id, title, text, language, paragraphs, fingerprint, words, minutes, level, created_at)
    VALUES (1, 1, 'A Bridge', 'Text.', 'en', '[]', 'f', 1, 1, 'easy', '2026-01-05 09:00:00');
INSERT INTO quiz (id, owner_id, article_id, title, state, created_at)
    VALUES (1, 1, 1, 'A Bridge', 'draft', '2026-01-05 09:00:00');
INSERT INTO assignment (id, quiz_id, code, audience, attempts_allowed, created_at)
    VALUES (1, 1, 'BCDFGH', 'anyone', 2, '2026-01-05 09:00:00');
INSERT INTO guest VALUES (1, 1, 'Robin', 'robin', 't', '2026-01-05 09:00:00');
INSERT INTO attempt (id, token, assignment_id, guest_id, number, state, started_at, points)
    VALUES (1, 't', 1, 1, 1, 'in_progress', '2026-01-05 09:00:00', 0)
"""
CHECKS = "SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint"


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path, make_app: Callable[..., Flask]) -> Flask:
    """Return an app on a database without a table."""
    if request.param == "sqlite":
        return make_app(SQLALCHEMY_DATABASE_URI=f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    return make_app(SQLALCHEMY_DATABASE_URI=request.getfixturevalue("postgres_url"))


def schema() -> set[str]:
    """Return what a database holds, a line a column or constraint as the database itself words it."""
    db.session.remove()
    if db.engine.dialect.name == "postgresql":
        with db.engine.connect() as connection:
            constraints = {line for line in connection.scalars(text(CHECKS)) if "alembic" not in line}
        tables = inspect(db.engine)
        columns = {
            f"{table} {column['name']} {column['type']} {column['nullable']}"
            for table in tables.get_table_names()
            for column in tables.get_columns(table)
            if table != "alembic_version"
        }
        return constraints | columns
    with db.engine.connect() as connection:
        made = connection.execute(text("SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")).all()
    return {f"{table} {part}" for table, sql in made for part in _parts(sql) if table != "alembic_version"}


def _parts(sql: str) -> list[str]:
    """Return a definition's columns and constraints; one that was added later stands on the line of another."""
    sql, depth, parts = sql.replace('"', ""), 0, [""]
    for character in sql:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if (character == "," and depth == 1) or (character == "(" and depth == 1):
            parts.append("")
        else:
            parts[-1] += character
    return [" ".join(part.split()) for part in [*parts[:-1], parts[-1].removesuffix(")").removesuffix("\n)")]]


def test_migrations_and_models_agree(empty: Flask) -> None:
    with empty.app_context():
        flask_migrate.upgrade()
        with db.engine.connect() as connection:
            differences = compare_metadata(
                MigrationContext.configure(connection, opts={"compare_type": True}), db.metadata
            )
        assert differences == []


def test_the_constraints_agree_to_the_letter(empty: Flask) -> None:
    with empty.app_context():
        flask_migrate.upgrade()
        migrated = schema()
        flask_migrate.downgrade(revision="base")
        db.create_all()
        assert migrated == schema()
        assert any("CHECK" in line for line in migrated)


def test_migrating_twice_changes_nothing(empty: Flask) -> None:
    with empty.app_context():
        flask_migrate.upgrade()
        before = schema()
        flask_migrate.upgrade()
        assert schema() == before


def test_what_refers_to_a_changed_table_survives_the_change(empty: Flask) -> None:
    with empty.app_context():
        flask_migrate.upgrade(revision="0002")
        for statement in AN_EARLIER_ATTEMPT.split(";"):
            db.session.execute(text(statement))
        db.session.commit()
        db.session.remove()
        flask_migrate.upgrade()
        attempt = db.session.get_one(Attempt, 1)
        assert (attempt.taker, attempt.late) == ("Robin", False)
        assert (attempt.assignment.attempts_allowed, attempt.assignment.feedback) == (2, "after_submission")
        assert attempt.assignment.quiz.shuffle_options
        if db.engine.dialect.name == "sqlite":
            assert db.session.scalar(text("PRAGMA foreign_keys")) == 1


def test_an_unmigrated_database_is_not_ready(empty: Flask) -> None:
    assert empty.test_client().get("/readyz").status_code == 503
    with empty.app_context():
        flask_migrate.upgrade()
    assert empty.test_client().get("/readyz").status_code == 200
