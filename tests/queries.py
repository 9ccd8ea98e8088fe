"""Count what the database is asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.engine import Engine


@contextmanager
def counted(*, writes: bool = False) -> Iterator[list[str]]:
    """Collect the statements that run inside; rows written together or one by one are the database's choice.

    With `writes` those that write, too.
    """
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if writes or not statement.startswith(("INSERT", "UPDATE")):
            statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)
