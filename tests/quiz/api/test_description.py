"""The description of the API is true: schemathesis asks what it allows and what it does not, and believes nothing."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from factories import (
    assign_to,
    make_article,
    make_attempt,
    make_class_of,
    make_questions,
    make_questions_of_parts,
    make_quiz,
    make_teacher,
)
from flask import Flask
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import from_schema
from schemathesis.engine.events import FatalError, NonFatalError, ScenarioFinished
from schemathesis.engine.recorder import ScenarioRecorder
from sqlalchemy.orm import Session

from quiz import api_tokens, create_app
from quiz.api.operations import OPERATIONS
from quiz.extensions import db
from quiz.models import Job, StoredCandidate
from quiz.submitting import submit

EXAMPLES = 5
STEPS = 5
REFUSALS = ["2xx", "404", "409", "413", "422"]
"""What right data may be answered with: a text may be no article all the same, a class nobody's."""
KNOWN = {"path.article_id": 1, "path.quiz_id": 1, "path.assignment_id": 1, "path.attempt_id": 1, "path.job_id": 1}


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory, blank_database: Path) -> Iterator[tuple[Flask, str]]:
    """Return an app with one thing of each sort in its database, and a token that may do everything."""
    folder = tmp_path_factory.mktemp("described")
    shutil.copy(blank_database, folder / "readback.sqlite3")
    app = create_app(
        {
            "TESTING": True,
            "RATELIMIT_ENABLED": False,
            "INSTANCE_PATH": str(folder),
            "SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder / 'readback.sqlite3'}",
            "PROPAGATE_EXCEPTIONS": False,
        }
    )
    with app.app_context():
        token = _fill(db.session())
        yield app, token
        db.session.remove()
        db.engine.dispose()


def _fill(session: Session) -> str:
    teacher = make_teacher(session)
    article = make_article(session, teacher)
    article.candidates = [StoredCandidate(rank=0, score=0.5, body={"question": make_questions()[0].to_json()})]
    session.add(Job.generate(article))
    quiz = make_quiz(session, teacher, make_questions() + make_questions_of_parts(), article=article, published=True)
    assign_to(session, quiz, make_class_of(session, teacher, ["Robin Reed", "Ida Moss"]))
    attempt, _token = make_attempt(session, quiz.assignments[0])
    submit(session, attempt)
    _made, token = api_tokens.make_token(session, teacher, "schemathesis", "write", None)
    session.commit()
    return token


@dataclass
class Tried:
    """What came of trying the description: what was found wrong, and which operations answered with success."""

    wrong: set[str]
    answered: set[str]


def try_out(school: tuple[Flask, str], phases: set[str], parameters: dict[str, Any], mode: str) -> Tried:
    """Try what the description says, in these of the phases that schemathesis has."""
    app, token = school
    config = SchemathesisConfig.from_dict(
        {
            # In-process it says that it takes gzip, and would read what is compressed as it is.
            "headers": {"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"},
            "workers": 1,
            "seed": 1,
            "parameters": parameters,
            "generation": {"mode": mode, "max-examples": EXAMPLES, "deterministic": True, "database": "none"},
            "checks": {
                "positive_data_acceptance": {"expected-statuses": REFUSALS},
                # In-process it cannot ask again without the token; test_door does.
                "ignored_auth": {"enabled": False},
            },
            "phases": {
                "stateful": {"enabled": "stateful" in phases, "max-steps": STEPS},
                **{name: {"enabled": name in phases} for name in ("examples", "coverage", "fuzzing")},
            },
        }
    )
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app, config=config)
    tried = Tried(set(), set())
    for event in from_schema(schema).execute():
        if isinstance(event, (NonFatalError, FatalError)):
            tried.wrong.add(str(getattr(event, "info", None) or event.exception))
        if isinstance(event, ScenarioFinished):
            _note(event.recorder, tried)
    return tried


def _note(recorder: ScenarioRecorder, tried: Tried) -> None:
    for case_id, asked in recorder.interactions.items():
        if asked.response is not None and 200 <= asked.response.status_code < 300:
            tried.answered.add(recorder.cases[case_id].value.operation.label)
    for check in chain.from_iterable(recorder.checks.values()):
        if check.failure_info is not None:
            failure = check.failure_info.failure
            tried.wrong.add(f"{recorder.label}: {failure.title}: {failure.message}")


def test_what_is_right_is_answered_as_described(school: tuple[Flask, str]) -> None:
    tried = try_out(school, {"examples", "coverage", "fuzzing"}, KNOWN, "positive")
    assert tried.wrong == set()
    assert tried.answered == {f"{made.method} {made.template}" for made in OPERATIONS}


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@pytest.mark.parametrize("parameters", [{}, KNOWN], ids=["any", "known"])
def test_what_is_wrong_is_refused_as_described(school: tuple[Flask, str], parameters: dict[str, Any]) -> None:
    assert try_out(school, {"coverage", "fuzzing"}, parameters, "negative").wrong == set()


def test_what_is_listed_can_be_followed(school: tuple[Flask, str]) -> None:
    assert try_out(school, {"stateful"}, {}, "positive").wrong == set()


def test_it_needs_no_token_and_says_so_of_nothing_else(school: tuple[Flask, str]) -> None:
    app, _token = school
    client = app.test_client()
    told = client.get("/api/v1/openapi.json").get_json()
    assert told["openapi"].startswith("3.1")
    assert told["security"] == [{"token": []}]
    tag = client.get("/api/v1/openapi.json").headers["ETag"]
    assert client.get("/api/v1/openapi.json", headers={"If-None-Match": tag}).status_code == 304


def test_it_says_the_same_to_a_program_that_takes_it_compressed(school: tuple[Flask, str]) -> None:
    app, _token = school
    client = app.test_client()
    path, takes = "/api/v1/openapi.json", {"Accept-Encoding": "gzip"}
    packed = client.get(path, headers=takes)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == client.get(path).data
    again = client.get(path, headers={**takes, "If-None-Match": packed.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_every_rule_of_the_app_is_described(school: tuple[Flask, str]) -> None:
    app, _token = school
    rules = {rule.endpoint for rule in app.url_map.iter_rules() if rule.endpoint.startswith("api.")}
    assert rules == {"api.description"} | {f"api.{made.name}" for made in OPERATIONS}
