"""A longer quiz costs no more queries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from factories import make_assignment, span_of
from flask import Flask
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from questions.kinds import Question
from questions.kinds.short_answer import ShortAnswer


def questions(count: int) -> list[Question]:
    evidence = (span_of("Maria Voss"),)
    return [
        ShortAnswer(stem=f"Who is number {number}?", skill="identity", answers=("Voss",), evidence=evidence)
        for number in range(count)
    ]


@contextmanager
def counted() -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        # Rows are written one by one or together as the database likes; reading is ours.
        if not statement.startswith("INSERT INTO attempt_item"):
            statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def steps(app: Flask, session: Session, count: int) -> dict[str, int]:
    """Return how many queries each step of a quiz of so many questions takes."""
    assignment = make_assignment(session, None, questions(count))
    code, client, taken = assignment.code, app.test_client(), {}
    with counted() as statements:
        address = urlsplit(client.post(f"/q/{code}", data={"nickname": "Robin"}).location).path
    taken["enter"] = len(statements)
    save = {"position": 1, "answer": {"text": "Voss"}, "client": "c", "sequence": 1, "base": 0}
    with counted() as statements:
        assert client.post(f"{address}/responses", json=save).status_code == 200
    taken["save"] = len(statements)
    for path in ("", "/submit"):
        with counted() as statements:
            assert client.get(address + path).status_code == 200
        taken[f"get {path}"] = len(statements)
    with counted() as statements:
        assert client.post(f"{address}/submit").status_code == 303
    taken["submit"] = len(statements)
    for path in (f"{address}/review", f"/q/{code}"):
        with counted() as statements:
            assert client.get(path).status_code == 200
        taken[path.rpartition("/")[2] if "review" in path else "welcome"] = len(statements)
    return taken


@pytest.mark.parametrize("most", [{"save": 2, "get ": 4, "review": 5, "submit": 13, "enter": 14}])
def test_queries_do_not_grow_with_the_questions(app: Flask, session: Session, most: dict[str, int]) -> None:
    few, many = steps(app, session, 5), steps(app, session, 20)
    assert few == many
    assert {step: many[step] for step in most if many[step] > most[step]} == {}
