"""The Flask extensions, made once and bound to each app by `create_app`."""

from __future__ import annotations

import selectors
import sqlite3
from typing import Any, cast

from flask import request, session
from flask_babel import Babel
from flask_limiter import Limiter
from flask_login import LoginManager, current_user
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import Engine, MetaData, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.pool import Pool

from quiz.problems import asked_by_program

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


BUSY_MILLISECONDS = 15_000
"""How long a writer waits for its turn on SQLite, which has one writer at a time."""


OPENED_AMISS = frozenset(
    (
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
    )
)
"""What SQLite says of a file that the connection cannot use and that may be mended while we run."""


class Base(DeclarativeBase):
    """Give every model the same naming of constraints, so that migrations can name them."""

    metadata = MetaData(naming_convention=NAMING)


def _limit_key() -> str:
    """Count by account or by browser session, never by address: a school shares one."""
    if current_user.is_authenticated:
        return f"person:{current_user.get_id()}"
    return f"session:{session.get('browser', 'new')}"


class Limits(Limiter):
    """Look for limits where there are some: views name theirs, and all of the API's share one.

    To look through the limits of every view before it, for one of all views, was a tenth of a save.
    """

    def _check_request_limit(self, callable_name: str | None = None, in_middleware: bool = True) -> None:
        if asked_by_program() or not in_middleware:
            super()._check_request_limit(callable_name, in_middleware)


class TokenCheck(CSRFProtect):  # type: ignore[misc]  # it has no types
    """Look for a script's anti-forgery token where a script puts it: what it sends is no form to look through."""

    def _get_csrf_token(self) -> str | None:
        if request.is_json:
            return request.headers.get("X-CSRFToken")
        return cast("str | None", super()._get_csrf_token())


db = SQLAlchemy(model_class=Base, disable_autonaming=True)
migrate = Migrate()
csrf = TokenCheck()
login = LoginManager()
# A Redis that is down must keep nobody from saving an answer.
limiter = Limits(key_func=_limit_key, default_limits=[], headers_enabled=True, swallow_errors=True)
babel = Babel()


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Make SQLite keep what it acknowledged, enforce foreign keys and wait for its turn to write."""
    if type(connection).__module__.startswith("sqlite3"):
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
        cursor.close()


@event.listens_for(Pool, "checkout")
def _open_postgresql_anew(connection: Any, _record: Any, _proxy: Any) -> None:
    """Leave a connection whose server has gone away: it says so by what it sends, or by closing its end.

    Nothing is sent unasked on one that is well. To ask each time, as a pool can, was a fifth of a save's questions.
    """
    if type(connection).__module__.startswith("psycopg"):
        with selectors.DefaultSelector() as sent:
            sent.register(connection.fileno(), selectors.EVENT_READ)
            if sent.select(0):
                raise DisconnectionError


@event.listens_for(Engine, "handle_error")
def _open_sqlite_anew(context: ExceptionContext) -> None:
    """Close the connections to a file that failed: one opened while it was read-only never writes again.

    Nor does one opened later, while another of this process is still open: SQLite has them share what is read-only.
    """
    code = getattr(context.original_exception, "sqlite_errorcode", None)
    # The lowest byte is the kind of failure; the rest tells it more precisely.
    if code is not None and code & 0xFF in OPENED_AMISS:
        context.is_disconnect = True
        # SQLite closes no file while a statement is left, and SQLAlchemy leaves that of a connection it drops.
        if context.execution_context is not None and context.execution_context.cursor is not None:
            context.execution_context.cursor.close()
        if context.engine is not None:
            context.engine.pool.dispose()
