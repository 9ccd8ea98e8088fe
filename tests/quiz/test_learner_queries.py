"""A longer quiz, a larger class and earlier attempts cost no more queries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from factories import (
    assign_to,
    make_assignment,
    make_attempt,
    make_class,
    make_quiz,
    make_student,
    make_teacher,
    sign_in,
    span_of,
)
from flask import Flask
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from questions.kinds import Question
from questions.kinds.short_answer import ShortAnswer
from quiz.entering import resume
from quiz.extensions import db
from quiz.models.columns import now
from quiz.submitting import submit, submit_overdue


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


@pytest.mark.parametrize("most", [{"save": 2, "get ": 4, "review": 5, "submit": 10, "enter": 14}])
def test_queries_do_not_grow_with_the_questions(app: Flask, session: Session, most: dict[str, int]) -> None:
    few, many = steps(app, session, 5), steps(app, session, 20)
    assert few == many
    assert {step: many[step] for step in most if many[step] > most[step]} == {}


def test_the_clock_hands_in_a_long_quiz_with_as_few_queries_as_a_short_one(app: Flask, session: Session) -> None:
    taken = {}
    for count in (5, 20):
        attempt, _token = make_attempt(session, make_assignment(session, None, questions(count)))
        attempt.deadline = now() - timedelta(minutes=5)
        session.commit()
        with app.app_context(), counted() as statements:
            assert submit_overdue(db.session()) == 1
        # What each question earned is written as the database likes.
        taken[count] = len([one for one in statements if not one.startswith("UPDATE attempt_item")])
    assert taken[5] == taken[20]
    assert taken[20] <= 10


def steps_in_a_class(app: Flask, session: Session, many: int) -> dict[str, int]:
    """Return how many queries each step takes one of so many students, at their attempt after as many others."""
    teacher = make_teacher(session, f"Teacher {many}", f"teacher{many}@school.example")
    crowd = [make_student(session, f"Student {number} of {many}") for number in range(many)]
    of_class = make_class(session, teacher, *crowd, name=f"Class of {many}")
    quiz = make_quiz(session, teacher, questions(many))
    assignment = assign_to(session, quiz, of_class, attempts_allowed=many + 2, time_limit_seconds=600)
    assignment.code = f"BCDFG{'HJ'[many > 5]}"
    for student in [*crowd, *[crowd[0]] * (many - 1)]:
        submit(session, resume(session, assignment, student, again=True))
        session.commit()
    client, taken = app.test_client(), {}
    sign_in(client, crowd[0])

    def ask(step: str, method: str, path: str, status: int, **sent: object) -> str:
        with counted() as statements:
            answer = client.open(path, method=method, **sent)
        assert answer.status_code == status, (step, answer.text[:500])
        taken[step] = len(statements)
        return urlsplit(answer.location or "").path

    code = f"/q/{assignment.code}"
    ask("home", "GET", "/home", 200)
    ask("start", "GET", code, 200)
    address = ask("enter", "POST", code, 303, data={"act": "again"})
    ask("attempt", "GET", address, 200)
    save = {"position": 1, "answer": {"text": "Voss"}, "client": "c", "sequence": 1, "base": 0}
    ask("save", "POST", f"{address}/responses", 200, json=save)
    ask("clock", "GET", f"{address}/clock", 200)
    ask("check", "GET", f"{address}/submit", 200)
    ask("submit", "POST", f"{address}/submit", 303)
    ask("review", "GET", f"{address}/review", 200)
    ask("home again", "GET", "/home", 200)
    return taken


def test_a_larger_class_that_tried_more_often_costs_no_more_queries(app: Flask, session: Session) -> None:
    few, many = steps_in_a_class(app, session, 3), steps_in_a_class(app, session, 12)
    assert few == many
    # One more than a guest: who is signed in.
    assert many["save"] <= 3
    assert many["attempt"] <= 5
    assert max(many.values()) <= 14, many
