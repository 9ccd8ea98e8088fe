"""How Alembic runs here: on the app's own engine, one server at a time, the same for SQLite and PostgreSQL."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from flask import current_app
from sqlalchemy import JSON, Connection, text

from quiz.extensions import db
from quiz.models.columns import UTCDateTime

LOCK = 0x52454144
"""Names PostgreSQL's advisory lock: of servers that start together, one migrates and the others wait."""


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write the models' own column types as plain ones: a migration must outlive the code of its day."""
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, JSON):
        return "sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')"
    return False


def run(connection: Connection) -> None:
    """Bring the database of a connection to the wanted version."""
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        render_as_batch=True,
        render_item=render_item,
        compare_type=True,
        # SQLite takes back changed tables too; Alembic only thinks that its driver does not.
        transactional_ddl=True,
    )
    if connection.dialect.name == "sqlite":
        # A changed table is copied and the old one dropped: enforced, that would delete what refers to its rows.
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.commit()
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        elif connection.dialect.name == "sqlite":
            # The one turn to write, from the first look to the last change: saves wait for it, and all of it is
            # done or none. The driver by itself would begin at the first row that is copied.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        context.run_migrations()
        if connection.dialect.name == "sqlite":
            _check_references(connection)


def _check_references(connection: Connection) -> None:
    """Take an upgrade back that left a row without the one it refers to: nothing else looked meanwhile."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(3)
    if broken:
        raise ValueError(f"The upgrade would leave rows that refer to nothing, such as {broken}; nothing is changed.")


with current_app.app_context(), db.engine.connect() as opened:
    try:
        run(opened)
    finally:
        if opened.dialect.name == "sqlite":
            opened.exec_driver_sql("PRAGMA foreign_keys=ON")
