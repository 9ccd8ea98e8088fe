"""A database that does not answer is no fault of a page: who asked is told to come back, the log is told why."""

from __future__ import annotations

from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

RETRY_SECONDS = 5


def is_outage(error: SQLAlchemyError) -> bool:
    """Say whether an error is of the database itself: unreachable, locked, full or broken, not asked wrongly."""
    if isinstance(error, (OperationalError, InterfaceError, PoolTimeout)):
        return True
    # SQLite's “file is not a database” is of the class itself; its subclasses mean a statement that is wrong.
    return type(error) is DatabaseError or (isinstance(error, DBAPIError) and error.connection_invalidated)


def cause_of(error: SQLAlchemyError) -> str:
    """Return in one line what the database said; never the statement, which may hold a student's answer."""
    said = error.orig if isinstance(error, DBAPIError) else error
    return " ".join(str(said).split())
