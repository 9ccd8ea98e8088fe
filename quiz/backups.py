"""Copies of a SQLite database: taken while answers are saved, put back while nothing runs."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

PART = ".part"
"""What an unfinished copy is called by: a file with the name asked for is always whole."""


class BackupError(Exception):
    """Refuse to copy or to put back; its text is for the person at the terminal."""


def back_up(database: Path, target: Path) -> int:
    """Copy a database as it is at one instant, checked, for its owner's eyes alone; return how many bytes.

    Saves go on meanwhile: a reader keeps nobody from writing.
    """
    if not database.exists():
        raise BackupError(f"There is no database at {database} yet.")
    if target.exists():
        raise BackupError(f"{target} is there already; it stays as it is. Name another file.")
    part = target.with_name(target.name + PART)
    try:
        _make_private(part)
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(part)) as copy:
            _copy(source, copy)
            # One file, with nothing beside it that could be forgotten.
            copy.execute("PRAGMA journal_mode=DELETE")
        _check(part)
        _to_disk(part)
        part.rename(target)
        _to_disk(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise BackupError(f"The copy could not be made: {error}.") from error
    finally:
        part.unlink(missing_ok=True)
    return target.stat().st_size


def put_back(database: Path, backup: Path, known: Collection[str]) -> tuple[str, Path | None]:
    """Make a database what a copy of it was; return the copy's version and where what was there is kept.

    The copy must be whole and its version among those `known`; nothing else may have the database open.
    """
    version = version_of(backup)
    if version not in known:
        raise BackupError(f"{backup} is of version {version}, which this Readback does not know. Upgrade it first.")
    if not database.exists():
        _make_private(database)
    elif _is_broken(database):
        aside = _move_aside(database)
        _make_private(database)
        _fill(database, backup)
        return version, aside
    else:
        return version, _exchange(database, backup)
    _fill(database, backup)
    return version, None


def version_of(backup: Path) -> str:
    """Return the version of the schema in a copy; raise `BackupError` where it is none of ours, or not whole."""
    if not backup.is_file():
        raise BackupError(f"There is no file {backup}.")
    try:
        _check(backup)
        with closing(_read_only(backup)) as opened:
            row = opened.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise BackupError(f"{backup} is no backup of Readback, or is damaged: {error}.") from error
    if row is None:
        raise BackupError(f"{backup} is no backup of Readback: it says no version.")
    return str(row[0])


def _exchange(database: Path, backup: Path) -> Path:
    """Keep what is there aside and put a copy in its place, with nobody else at it from before to after."""
    aside = _free_name(database)
    with _alone(database) as opened:
        _make_private(aside)
        with closing(sqlite3.connect(aside)) as kept:
            _copy(opened, kept)
            kept.execute("PRAGMA journal_mode=DELETE")
        _to_disk(aside)
        with closing(_read_only(backup)) as source:
            # In one transaction of the database: a power cut leaves it as it was before, or as it is after.
            _copy(source, opened)
    return aside


@contextmanager
def _alone(database: Path) -> Iterator[sqlite3.Connection]:
    """Open a database that nobody else has open, and keep it so."""
    with closing(sqlite3.connect(database, timeout=1, isolation_level=None)) as opened:
        try:
            opened.execute("PRAGMA locking_mode=EXCLUSIVE")
            opened.execute("PRAGMA synchronous=FULL")
            opened.execute("BEGIN EXCLUSIVE")
            opened.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise BackupError(
                "The database is in use. Stop Readback (web servers and workers) first, then restore."
            ) from error
        yield opened


def _fill(database: Path, backup: Path) -> None:
    with closing(_read_only(backup)) as source, closing(sqlite3.connect(database)) as opened:
        opened.execute("PRAGMA synchronous=FULL")
        _copy(source, opened)


def _copy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    # All pages in one step: one snapshot, where many steps begin anew with every answer that is saved.
    source.backup(target, pages=-1)


def _check(path: Path) -> None:
    with closing(_read_only(path)) as opened:
        found = [row[0] for row in opened.execute("PRAGMA integrity_check(3)")]
    if found != ["ok"]:
        raise sqlite3.DatabaseError("; ".join(found))


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def _is_broken(database: Path) -> bool:
    try:
        with closing(sqlite3.connect(database, timeout=1)) as opened:
            opened.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:
        # In use, which is another matter.
        return False
    except sqlite3.DatabaseError:
        return True
    return False


def _move_aside(database: Path) -> Path:
    aside = _free_name(database)
    for end in ("", "-wal", "-shm"):
        file = database.with_name(database.name + end)
        if file.exists():
            file.rename(aside.with_name(aside.name + end))
    return aside


def _free_name(database: Path) -> Path:
    number = 1
    while (name := database.with_name(f"{database.name}.before-restore-{number}")).exists():
        number += 1
    return name


def _make_private(path: Path) -> None:
    """Make an empty file that only its owner may read."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def _to_disk(path: Path) -> None:
    """Return when a file or folder is on the disk; a system that cannot say so for folders is believed."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
