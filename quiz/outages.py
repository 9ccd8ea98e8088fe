"""A database that does not answer is no fault of a page: who asked is told to come back, the log is told why.

Nor is one that refuses a character: who sent it is told so.
"""

from __future__ import annotations

from sqlalchemy.exc import DatabaseError, DataError, DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

RETRY_SECONDS = 5
NO_TEXT = frozenset(("22P02", "22P05"))
"""How PostgreSQL calls JSON with NUL or half a character in it."""


def is_outage(error: SQLAlchemyError) -> bool:
    """Say whether an error is of the database itself: unreachable, locked, full or broken, not asked wrongly."""
    if isinstance(error, (OperationalError, InterfaceError, PoolTimeout)):
        return True
    # SQLite's “file is not a database” is of the class itself; its subclasses mean a statement that is wrong.
    return type(error) is DatabaseError or (isinstance(error, DBAPIError) and error.connection_invalidated)


def is_no_text(error: SQLAlchemyError) -> bool:
    """Say whether somebody sent a character that PostgreSQL stores and looks for nowhere, such as NUL in an address."""
    if not isinstance(error, DataError):
        return False
    state = getattr(error.orig, "sqlstate", None)
    # Of a text the driver finds it out itself, and has no code for it.
    return state in NO_TEXT or (state is None and "NUL" in str(error.orig))


def cause_of(error: SQLAlchemyError) -> str:
    """Return in one line what the database said; never the statement, which may hold a student's answer."""
    said = error.orig if isinstance(error, DBAPIError) else error
    return " ".join(str(said).split())
