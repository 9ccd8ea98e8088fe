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
    return {
        f"{table} {line.strip().rstrip(',')}"
        for table, sql in made
        for line in sql.replace('"', "").splitlines()
        if table != "alembic_version"
    }


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


def test_an_unmigrated_database_is_not_ready(empty: Flask) -> None:
    assert empty.test_client().get("/readyz").status_code == 503
    with empty.app_context():
        flask_migrate.upgrade()
    assert empty.test_client().get("/readyz").status_code == 200
