"""Every example of docs/api.md runs, in its order, and answers as the page says."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

from factories import make_attempt, make_class_of
from flask import Flask
from programs import Program
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from quiz import worker
from quiz.extensions import db
from quiz.models import Assignment, Person
from quiz.submitting import submit

DOCS = Path(__file__).resolve().parents[3] / "docs" / "api.md"
EXAMPLE = re.compile(r"```sh\n(curl.*?)```(?:\s*```json\n(.*?)```)?", re.DOTALL)
SAME = ("state", "status", "audience", "closes_at", "pointer")
"""What the page shows as it is; of ids it does, too."""
ADDRESS = "$READBACK/api/v1"


def run(program: Program, command: str) -> TestResponse:
    """Do what a curl command does."""
    words = iter(shlex.split(command.replace("\\\n", " "))[1:])
    method, path, data, headers = None, "", None, {}
    for word in words:
        match word:
            case "-X":
                method = next(words)
            case "-H":
                name, _colon, value = next(words).partition(": ")
                headers[name] = value.replace("$TOKEN", program.token)
            case "-d":
                data = next(words)
            case _:
                assert word.startswith(ADDRESS)
                path = word.removeprefix(ADDRESS)
    assert headers.pop("Authorization") == f"Bearer {program.token}"
    return program.ask(method or ("GET" if data is None else "POST"), path, headers=headers, data=data)


def fits(shown: Any, answered: Any, name: str = "") -> bool:
    """Say whether an answer has what the page shows: its names, their values' sorts, and the same things by id."""
    if isinstance(shown, dict):
        return isinstance(answered, dict) and all(
            key in answered and fits(value, answered[key], key) for key, value in shown.items()
        )
    if isinstance(shown, list):
        return isinstance(answered, list) and (not shown or (answered != [] and fits(shown[0], answered[0])))
    if name in SAME or name.endswith("id"):
        return bool(shown == answered)
    return type(shown) is type(answered)


def happen(app: Flask, session: Session, teacher: Person, command: str) -> None:
    """Let happen what the page says happens between its examples."""
    if '"text":' in command:
        with app.app_context():
            for job_id in worker.waiting():
                worker.work_on(job_id)
        make_class_of(session, teacher, ["Ida Moss"])
    if command.rstrip().endswith('Bearer $TOKEN"') and "/publish" in command:
        with app.app_context():
            attempt, _token = make_attempt(db.session(), db.session.get_one(Assignment, 1))
            submit(db.session(), attempt)
            db.session.commit()


def test_every_example_answers_as_the_page_says(
    program: Program, app: Flask, session: Session, teacher: Person
) -> None:
    examples = EXAMPLE.findall(DOCS.read_text(encoding="utf-8"))
    assert len(examples) > 10
    for command, shown in examples:
        answer = run(program, command)
        if shown:
            assert fits(json.loads(shown), answer.get_json()), f"{command}\n{answer.get_data(as_text=True)}"
        assert answer.status_code < 300 or str(answer.status_code) in shown
        happen(app, session, teacher, command)


def test_no_example_is_left_out() -> None:
    page = DOCS.read_text(encoding="utf-8")
    assert page.count("curl ") == len(EXAMPLE.findall(page))
