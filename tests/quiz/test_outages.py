"""A database that is down: a calm page, a log that names the cause, and everything as before when it is back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from factories import make_assignment, make_attempt
from flask import Flask, Response
from flask.testing import FlaskClient
from psutil import Process
from servers import StoppablePostgres
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError, ProgrammingError

from quiz.extensions import db
from quiz.outages import cause_of, is_outage

SAVE = {"position": 2, "answer": {"text": "ferry"}, "client": "phone", "sequence": 1, "base": 0}
NO_DATABASE = b"This is no database, whatever its name says. " * 100


@pytest.fixture
def on_postgres(stoppable: StoppablePostgres, make_app: Callable[..., Flask]) -> Flask:
    from quiz.config import engine_options

    address = stoppable.address
    app = make_app(SQLALCHEMY_DATABASE_URI=address, SQLALCHEMY_ENGINE_OPTIONS=engine_options(address))
    with app.app_context():
        db.create_all()
    return app


def came_in(app: Flask) -> tuple[FlaskClient, str, str]:
    """Return a browser with an attempt under way, the attempt's address and its quiz's code."""
    with app.app_context():
        assignment = make_assignment(db.session())
        attempt, token = make_attempt(db.session(), assignment)
        address, number, code = f"/attempt/{attempt.token}", assignment.id, assignment.code
    client = app.test_client()
    with client.session_transaction() as kept:
        kept["guests"] = {str(number): token}
    return client, address, code


def check_calm(client: FlaskClient, address: str, code: str) -> None:
    """Ask for pages while the database is down."""
    for path in (address, f"/q/{code}", "/"):
        page = client.get(path)
        shown = page.get_data(as_text=True)
        assert page.status_code == 503
        assert page.headers["Retry-After"] == "5"
        assert "Not ready for a moment" in shown
        assert "Traceback" not in shown
        assert "sqlalchemy" not in shown.lower()
    save = client.post(f"{address}/responses", json=SAVE)
    assert save.status_code == 503
    assert save.is_json
    posted = client.post(f"{address}/save", data={"was-2": "null", "answer-2-text": "ferry"})
    assert posted.status_code == 503
    assert "Reload this page to send again" in posted.get_data(as_text=True)
    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200


def test_postgresql_stops_and_comes_back(
    on_postgres: Flask, stoppable: StoppablePostgres, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, address, code = came_in(on_postgres)
    assert client.get(address).status_code == 200
    monkeypatch.setattr(on_postgres.logger, "propagate", True)
    stoppable.stop()
    check_calm(client, address, code)
    assert "the database does not answer: connection" in caplog.text
    assert "Traceback" not in caplog.text
    stoppable.start()
    assert client.get("/readyz").status_code == 200
    assert client.post(f"{address}/responses", json=SAVE).get_json()["revision"] == 1
    assert "ferry" in client.get(address).get_data(as_text=True)


def test_a_connection_that_breaks_when_the_page_is_ready_spoils_no_page(
    on_postgres: Flask, stoppable: StoppablePostgres
) -> None:
    client, address, _code = came_in(on_postgres)

    @on_postgres.after_request
    def break_down(response: Response) -> Response:
        stoppable.kill()
        return response

    assert "Mends Its Bridge" in client.get(address).get_data(as_text=True)
    on_postgres.after_request_funcs.clear()
    stoppable.start_again()
    assert client.post(f"{address}/responses", json=SAVE).get_json()["revision"] == 1


def test_a_sqlite_file_that_is_none_is_told_from_a_fault(
    app: Flask, instance: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, address, code = came_in(app)
    monkeypatch.setattr(app.logger, "propagate", True)
    with app.app_context():
        db.session.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        db.session.remove()
        db.engine.dispose()
    file = instance / "readback.sqlite3"
    whole = file.read_bytes()
    for beside in instance.glob("readback.sqlite3-*"):
        beside.unlink()
    file.write_bytes(NO_DATABASE)
    check_calm(client, address, code)
    assert "the database does not answer: file is not a database" in caplog.text
    with app.app_context():
        db.engine.dispose()
    file.write_bytes(whole)
    assert client.get("/readyz").status_code == 200
    assert client.post(f"{address}/responses", json=SAVE).status_code == 200


def test_a_database_that_takes_no_writes_is_not_ready_though_pages_are_read(app: Flask, instance: Path) -> None:
    client, address, _code = came_in(app)
    holder = sqlite3.connect(instance / "readback.sqlite3", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert client.get("/readyz").status_code == 503
    assert client.get(address).status_code == 200
    holder.execute("ROLLBACK")
    holder.close()
    assert client.get("/readyz").status_code == 200
    assert client.post(f"{address}/responses", json=SAVE).status_code == 200


@pytest.mark.parametrize(
    ("error", "outage"),
    [
        (OperationalError("SELECT 1", {}, Exception("database is locked")), True),
        (DatabaseError("SELECT 1", {}, Exception("file is not a database")), True),
        (IntegrityError("INSERT", {}, Exception("UNIQUE constraint failed")), False),
        (ProgrammingError("SELEKT", {}, Exception("syntax error")), False),
        (ProgrammingError("SELECT 1", {}, Exception("closed"), connection_invalidated=True), True),
    ],
)
def test_a_statement_that_is_wrong_is_a_fault_and_no_outage(error: DatabaseError, outage: bool) -> None:
    assert is_outage(error) is outage


def test_the_cause_names_no_answer() -> None:
    error = OperationalError("INSERT INTO response …", {"answer": "my secret"}, Exception("disk\n is full"))
    assert cause_of(error) == "disk is full"


def test_no_failure_writes_an_answer_into_the_log(app: Flask) -> None:
    from quiz.config import engine_options

    with app.app_context(), pytest.raises(OperationalError) as raised:
        db.session.execute(text("SELECT * FROM nowhere WHERE answer = :answer"), {"answer": "my secret"})
    assert "my secret" not in str(raised.value)
    assert engine_options("sqlite://")["hide_parameters"] is True


def test_a_file_that_failed_is_closed_by_every_connection_at_rest(tmp_path: Path) -> None:
    path = tmp_path / "file.sqlite3"
    engine = create_engine(f"sqlite:///{path}")
    one, other = engine.connect(), engine.connect()
    for connection in (one, other):
        connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS kept (number)")
        connection.commit()
    other.close()
    one.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(OperationalError, match="readonly"):
        one.exec_driver_sql("INSERT INTO kept VALUES (1)")
    assert [file.path for file in Process().open_files() if file.path.startswith(str(path))] == []
    one.close()
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO kept VALUES (1)")
    engine.dispose()
