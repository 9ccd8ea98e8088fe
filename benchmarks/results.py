"""How long do a class's results take, and how many attempts can be analysed?

The floor of an analysis is reading the same rows from the same SQLite file without an ORM, and decoding their JSON:
less no program can do that says who chose what.
"""

from __future__ import annotations

import json
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert

from benchmarks.report import write_section
from benchmarks.saving import TEXT
from questions import Article as Text
from questions.kinds import Option, Question
from questions.kinds.multiple_choice import MultipleChoice
from questions.kinds.true_false import TrueFalse
from questions.span import Span
from quiz import create_app
from quiz.extensions import db
from quiz.models import Article, Attempt, AttemptItem, Guest, Person, Quiz, Response
from quiz.sheets import OF_QUIZ, WRITERS
from quiz.understanding.answers import answers_of
from quiz.understanding.choices import choices_of
from quiz.understanding.items import analysis_of

CLASS, MANY, MOST = 40, 5_000, 10_000
QUESTIONS = 20
ROUNDS = 5
PAGES = {
    "the class at a glance": "understood",
    "the projector": "understood/projector",
    "item analysis": "analysis",
    "answers and attempts": "results",
}
BEGUN = datetime(2026, 1, 5, 9, tzinfo=UTC)
ROWS = """
SELECT i.attempt_id, i.version_id, i.points, i.fraction, i.presentation, r.answer, r.history
FROM attempt_item i LEFT JOIN response r ON r.item_id = i.id
"""


def main() -> None:
    """Measure, print and write the results."""
    lines = [
        f"| a class of {CLASS} with {QUESTIONS} questions (aim < 300) | when an attempt came, ms | then, ms |",
        "| --- | --- | --- |",
    ]
    with _school(CLASS) as (app, quiz_id):
        client = _teacher(app)
        for name, page in PAGES.items():
            read = partial(_read, client, f"/desk/quizzes/{quiz_id}/{page}")
            read()  # Templates are compiled once a process; that is not what is measured.
            anew, again = [], []
            for _ in range(ROUNDS):
                _change(quiz_id)
                anew.append(_timed(time.perf_counter, read))
                again.append(_timed(time.perf_counter, read))
            lines.append(f"| {name} | {1000 * min(anew):.0f} | {1000 * min(again):.0f} |")
    with _school(MANY) as (app, quiz_id):
        floor = min(_timed(time.process_time, lambda: _floor(app)) for _ in range(ROUNDS))
        with app.test_request_context():
            whole = min(_timed(time.process_time, lambda: _analyse(quiz_id)) for _ in range(ROUNDS))
    lines += [
        "",
        f"| {MANY} attempts at {QUESTIONS} questions | processor seconds |",
        "| --- | --- |",
        f"| reading the rows and their JSON (the floor) | {floor:.2f} |",
        f"| the item analysis, reading included (aim < 2) | {whole:.2f} |",
        f"| **ratio** | **{whole / floor:.1f}** |",
        "",
        f"| the answers of {MOST} attempts as a sheet of {MOST * QUESTIONS} rows | processor seconds |",
        "| --- | --- |",
    ]
    with _school(MOST) as (app, quiz_id), app.test_request_context():
        for ending in WRITERS:
            seconds = _timed(time.process_time, partial(_sheet, quiz_id, ending))
            lines.append(f"| {ending} | {seconds:.1f} |")
    write_section("Results of a class", lines)


def _timed(clock: Callable[[], float], work: Callable[[], object]) -> float:
    began = clock()
    work()
    return clock() - began


def _read(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")


def _change(quiz_id: int) -> None:
    """Have what is kept of a quiz be read anew: another of equal attempts counts, which each student has one of."""
    assignment = db.session.get_one(Quiz, quiz_id).assignments[0]
    assignment.attempt_counts = "last" if assignment.attempt_counts == "best" else "best"
    db.session.commit()


def _floor(app: Flask) -> None:
    with sqlite3.connect(Path(app.config["INSTANCE_PATH"]) / "readback.sqlite3") as connection:
        for row in connection.execute(ROWS):
            json.loads(row[4])
            if row[5]:
                json.loads(row[5])


def _analyse(quiz_id: int) -> None:
    session = db.session()
    session.expire_all()
    answers = answers_of(session, session.get_one(Quiz, quiz_id))
    analysis_of(answers, choices_of(session, answers))


def _sheet(quiz_id: int, ending: str) -> None:
    session = db.session()
    sheet = OF_QUIZ["answers"].make(session, session.get_one(Quiz, quiz_id), None)
    WRITERS[ending].write(sheet, UTC, BytesIO())


@contextmanager
def _school(attempts: int) -> Iterator[tuple[Flask, int]]:
    """Give an app on a database of its own where a quiz was taken so many times, and the quiz's id."""
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{folder}/readback.sqlite3"
        settings = {"INSTANCE_PATH": folder, "SQLALCHEMY_DATABASE_URI": database, "LOG_LEVEL": "ERROR"}
        app = create_app(settings | {"RATELIMIT_ENABLED": False})
        with app.app_context():
            db.create_all()
            yield app, _fill(attempts)
            db.session.remove()
            db.engine.dispose()


def _teacher(app: Flask) -> FlaskClient:
    client = app.test_client()
    teacher = db.session.get_one(Person, 1)
    with client.session_transaction() as kept:
        kept["_user_id"], kept["_fresh"] = teacher.get_id(), True
    return client


def _questions() -> Iterator[Question]:
    evidence = (Span(0, TEXT.index(".") + 1),)
    choice = MultipleChoice(
        stem="Why was the bridge closed?",
        skill="cause",
        options=(
            Option("Because of cracks", correct=True),
            Option("Because of a flood", role="misread"),
            Option("Because of the spring", role="elsewhere"),
            Option("Because of a ship", role="unsupported"),
        ),
        evidence=evidence,
    )
    statement = TrueFalse(stem="The bridge is new.", skill="detail", answer=False, evidence=evidence)
    for number in range(QUESTIONS):
        question: Question = statement if number % 3 else choice
        yield replace(question, stem=f"{question.stem} ({number})")


@dataclass
class Rows:
    """Hold the rows of attempts as the database takes them."""

    guests: list[dict[str, Any]] = field(default_factory=list)
    attempts: list[dict[str, Any]] = field(default_factory=list)
    items: list[dict[str, Any]] = field(default_factory=list)
    responses: list[dict[str, Any]] = field(default_factory=list)


def _fill(attempts: int) -> int:
    session = db.session()
    teacher = Person.create_teacher(name="Ada", email="ada@school.example", password="correct horse battery")
    session.add(teacher)
    session.flush()
    article = Article.from_text(Text.from_text(TEXT, title="The bridge"), teacher)
    quiz = Quiz(owner_id=teacher.id, article=article, title="The bridge")
    session.add(quiz)
    for question in _questions():
        quiz.add(question)
    assignment = quiz.publish()
    session.commit()
    rows, rng = Rows(), random.Random(7)
    versions = [(item.version_id, item.version.content) for item in quiz.items]
    for number in range(1, attempts + 1):
        _add(rows, rng, number, assignment.id, versions)
    for table, made in ((Guest, rows.guests), (Attempt, rows.attempts), (AttemptItem, rows.items)):
        session.execute(insert(table), made)
    session.execute(insert(Response), rows.responses)
    session.commit()
    return quiz.id


def _add(rows: Rows, rng: random.Random, number: int, assignment_id: int, versions: list[tuple[int, Question]]) -> None:
    """Add one attempt: the abler the student, the more is right; an answer every 5 to 60 seconds."""
    ability, second = rng.random(), int(BEGUN.timestamp()) + rng.randrange(100, 400)
    name = f"Student {number}"
    guest = {"id": number, "assignment_id": assignment_id, "nickname": name, "nickname_key": name.casefold()}
    rows.guests.append(guest | {"token_hash": f"{number:064}"})
    score = 0
    for position, (version_id, content) in enumerate(versions):
        item_id, right, shown = len(rows.items) + 1, rng.random() < ability, content.present()
        option = 0 if right else rng.randrange(1, 4)
        answer = {"value": not right} if isinstance(content, TrueFalse) else {"option": shown.ids[option]}
        second, score = second + rng.randrange(5, 60), score + right
        item = {"id": item_id, "attempt_id": number, "version_id": version_id, "position": position}
        rows.items.append(item | {"points": 1.0, "presentation": shown.to_json(), "fraction": float(right)})
        saved = {"item_id": item_id, "answer": answer, "client": "phone", "sequence": 1}
        rows.responses.append(saved | {"saved_at": datetime.fromtimestamp(second, UTC), "history": f"{second}/phone "})
    attempt = {"id": number, "token": f"attempt{number}", "assignment_id": assignment_id, "guest_id": number}
    times = {"started_at": BEGUN, "submitted_at": datetime.fromtimestamp(second, UTC) + timedelta(seconds=20)}
    done = {"state": "submitted", "submitted_by": "student", "score": float(score), "points": float(len(versions))}
    rows.attempts.append(attempt | times | done)


if __name__ == "__main__":
    main()
