"""An upgrade while old workers go on: saves wait, none is lost, and one that fails changes nothing."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import flask_migrate
import pytest
from factories import make_assignment
from flask import Flask
from saving_load import Load
from servers import ROOT, LiveServer
from sqlalchemy import inspect, text
from sqlalchemy.orm import Session

from quiz.extensions import db

NEXT = """
import time
import sqlalchemy as sa
from alembic import op

revision, down_revision = "next", "{head}"

def upgrade():
    op.create_table("later", sa.Column("id", sa.Integer(), primary_key=True))
    how = "always" if op.get_bind().dialect.name == "sqlite" else "auto"
    for table in ("attempt", "attempt_item", "response"):
        with op.batch_alter_table(table, recreate=how) as batch_op:
            batch_op.add_column(sa.Column("later", sa.Integer(), nullable=True))
        time.sleep(0.5)
    {ends}
"""
"""A migration that makes anew, one after the other and slowly, every table that a save is about."""


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, instance: Path) -> Iterator[LiveServer]:
    """Return a server, on either database, that began before the upgrade and knows nothing of it."""
    named = {} if request.param == "sqlite" else {"DATABASE_URL": request.getfixturevalue("postgres_url")}
    served = LiveServer(**named)
    yield served
    served.stop()


@pytest.fixture
def app(server: LiveServer, make_app: Callable[..., Flask]) -> Flask:
    """Return an app on the server's database."""
    url = server.environment.get("DATABASE_URL")
    app = make_app(**({"SQLALCHEMY_DATABASE_URI": url} if url else {}))
    with app.app_context():
        flask_migrate.upgrade()
    return app


def with_next(folder: Path, ends: str = "") -> str:
    """Return a folder of the migrations that has one more."""
    shutil.copytree(ROOT / "quiz" / "migrations", folder / "migrations")
    head = max(path.name[:4] for path in (folder / "migrations" / "versions").glob("0*.py"))
    (folder / "migrations" / "versions" / "next.py").write_text(NEXT.format(head=head, ends=ends))
    return str(folder / "migrations")


def columns() -> set[str]:
    tables = inspect(db.engine)
    return {f"{table}.{column['name']}" for table in tables.get_table_names() for column in tables.get_columns(table)}


def test_saves_go_on_through_an_upgrade_and_none_is_lost(
    app: Flask, session: Session, server: LiveServer, tmp_path: Path
) -> None:
    code = make_assignment(session).code
    session.close()
    server.start()
    load = Load([server.url], code)
    load.start()
    try:
        time.sleep(0.5)
        with app.app_context():
            flask_migrate.upgrade(directory=with_next(tmp_path))
            assert {"attempt.later", "response.later"} <= columns()
        upgraded = time.monotonic()
        time.sleep(1)
    finally:
        load.stop()
    # Refused for now (PostgreSQL ends a save that waits for the upgrade while the upgrade waits for it), or a
    # connection that idled too long: sent again, and nothing else.
    assert load.refusals <= {0, 503}
    assert load.lost(session.connection()) == {}
    assert all(student.acknowledged[load.position][-1][1] > upgraded for student in load.students)


def test_an_upgrade_that_fails_in_the_middle_changes_nothing(app: Flask, tmp_path: Path) -> None:
    with app.app_context():
        before = columns()
        with pytest.raises(ZeroDivisionError):
            flask_migrate.upgrade(directory=with_next(tmp_path, "1 / 0"))
        assert columns() == before
        assert db.session.scalar(text("SELECT version_num FROM alembic_version")) != "next"
