"""Before the answer is in, nothing that is sent depends on which answer is right."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from factories import make_assignment, sentences_of, span_of
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from questions.kinds import Option, Presentation, Question
from questions.kinds.cloze import Cloze
from questions.kinds.evidence import Evidence
from questions.kinds.matching import Matching, Pair
from questions.kinds.multiple_choice import MultipleChoice
from questions.kinds.multiple_response import MultipleResponse
from questions.kinds.ordering import Ordering
from questions.kinds.short_answer import ShortAnswer
from questions.kinds.true_false import TrueFalse
from quiz.extensions import db
from quiz.models import Assignment, Attempt

TOKEN = "one-link-for-both-quizzes"
CODE = "BCDFGH"
TEXTS = ("Because the arches had cracked", "Because the ferry was cheaper", "Because the baker had moved")
PLACES = ("ferry landing", "old bridge")
ROLES = ("engineer", "baker", "mayor")


def options(texts: tuple[str, ...], key: int) -> tuple[Option, ...]:
    return tuple(Option(text, correct=i == key, role=None if i == key else "misread") for i, text in enumerate(texts))


def marked(texts: tuple[str, ...], keys: set[int]) -> tuple[Option, ...]:
    return tuple(Option(text, correct=i in keys) for i, text in enumerate(texts))


def questions(key: int) -> list[Question]:
    """Return a quiz whose right answers are those of `key`, 0 or 1; what is asked is the same."""
    proof = {
        "evidence": (span_of(("Maria Voss", "Tom Rask")[key]),),
        "explanation": ("Because.", "Because the article says so, at some length.")[key],
        "difficulty": (0.2, 0.9)[key],
    }
    names = ("Maria Voss", "Tom Rask")
    return [
        MultipleChoice(stem="Why did it close?", skill="cause", options=options(TEXTS, key), **proof),
        MultipleChoice(
            stem="And in this order?", skill="cause", options=options(TEXTS, key), option_order="fixed", **proof
        ),
        TrueFalse(stem="The repair lasts six months.", skill="detail", answer=bool(key), **proof),
        Cloze(
            stem="He moved to the ____.", skill="detail", answers=(PLACES[key],), options=options(PLACES, key), **proof
        ),
        Cloze(stem="A ____ carries them.", skill="detail", answers=(("ferry",), ("boat", "ship"))[key], **proof),
        ShortAnswer(stem="Who found it?", skill="identity", answers=(names[key],), rejected=(names[1 - key],), **proof),
        MultipleResponse(stem="What is so?", skill="detail", options=marked(TEXTS, {0, 1} if key else {2}), **proof),
        Matching(
            stem="Who is who?",
            skill="identity",
            pairs=tuple(Pair(name, role) for name, role in zip(names, (ROLES, ROLES[1:])[key], strict=False)),
            distractors=(ROLES[2:], ROLES[:1])[key],
            **proof,
        ),
        Ordering(stem="In which order?", skill="sequence", sequence=(TEXTS, TEXTS[::-1])[key], **proof),
        Evidence(
            stem="Where does it say so?",
            skill="detail",
            sentences=((1,), (4, 6))[key],
            sentence_count=len(sentences_of()),
            **proof,
        ),
    ]


def fixed_presentation(position: int, count: int, ordered: bool) -> dict[str, Any]:
    """Return ids and an order that both quizzes show, where an attempt would draw them."""
    order = tuple(range(count)) if ordered else tuple(reversed(range(count)))
    return Presentation(tuple(f"{position}{i}ab" for i in range(count)), order).to_json()


Maker = Callable[[list[list[Question]]], list[Flask]]


@pytest.fixture
def make_apps(make_app: Callable[..., Flask], blank_database: Path, tmp_path: Path) -> Maker:
    """Return a maker of one app a quiz, each with its own database."""

    def make(quizzes: list[list[Question]]) -> list[Flask]:
        made = []
        for number, quiz in enumerate(quizzes):
            path = tmp_path / f"key-{number}.sqlite3"
            shutil.copy(blank_database, path)
            app = make_app(SQLALCHEMY_DATABASE_URI=f"sqlite:///{path}", WTF_CSRF_ENABLED=True)
            with app.app_context():
                assignment = make_assignment(db.session(), None, quiz)
                assignment.code = CODE
                db.session.commit()
            made.append(app)
        return made

    return make


@pytest.fixture
def apps(make_apps: Maker) -> list[Flask]:
    return make_apps([questions(0), questions(1)])


def give_feedback(app: Flask, when: str) -> None:
    with app.app_context():
        db.session.query(Assignment).one().feedback = when
        db.session.commit()


def csrf_of(page: str) -> str:
    found = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', page)
    assert found is not None
    return found[1]


TOKENS = (
    re.compile(rb'(name="csrf_token"[^>]* value=")[^"]+'),
    re.compile(rb'(name="ticket"[^>]* value=")[^"]+'),
    re.compile(rb'("saved_at": ?")[^"]+'),
)
OWN_TO_EACH = ("Set-Cookie", "X-Request-ID", "Date", "X-RateLimit-Reset")


def sent(answer: TestResponse) -> tuple[int, dict[str, str], bytes]:
    """Return all that a browser is sent, without the tokens and the time of saving."""
    body = answer.data
    for pattern in TOKENS:
        body = pattern.sub(rb"\1", body)
    headers = {name: value for name, value in answer.headers if name not in OWN_TO_EACH}
    return answer.status_code, headers, body


def begin(app: Flask, client: FlaskClient, exchange: list[Any]) -> str:
    page = client.get(f"/q/{CODE}")
    exchange.append(sent(page))
    token = csrf_of(page.text)
    joined = client.post(f"/q/{CODE}", data={"nickname": "Robin", "csrf_token": token})
    assert urlsplit(joined.location).path.startswith("/attempt/")
    with app.app_context():
        attempt = db.session.query(Attempt).one()
        attempt.token = TOKEN
        attempt.started_at = datetime(2024, 7, 12, tzinfo=UTC)
        for item in attempt.items:
            content = item.version.content
            item.presentation = fixed_presentation(item.position, len(content.parts()), content.parts_ordered)
        assert db.session.query(Assignment).one().code == CODE
        db.session.commit()
    return token


ANSWERS: list[tuple[int, Any]] = [
    *((position, {"option": f"{position}{i}ab"}) for position in (0, 1) for i in range(3)),
    *((3, {"option": f"3{i}ab"}) for i in range(2)),
    *((2, {"value": value}) for value in (True, False)),
    *((4, {"text": text}) for text in ("ferry", "boat", "x")),
    *((5, {"text": text}) for text in ("Maria Voss", "Tom Rask", "")),
    *((6, {"options": [f"6{i}ab" for i in picked]}) for picked in ((0,), (0, 1), (2,), (0, 1, 2), ())),
    *((7, {"pairs": {"70ab": f"7{i}ab", "71ab": f"7{j}ab"}}) for i, j in permutations((2, 3, 4), 2)),
    (7, {"pairs": {"70ab": "72ab"}}),
    *((8, {"order": [f"8{i}ab" for i in order]}) for order in permutations(range(3))),
    (8, {"order": [None, "80ab"]}),
    *((9, {"sentence": index}) for index in range(7)),
    (6, {"options": ["60ab", "60ab"]}),
    (7, {"pairs": {"72ab": "70ab"}}),
    (8, {"order": ["80ab", "80ab"]}),
    (9, {"sentence": 7}),
    (0, {"option": "forged"}),
    (5, {"text": 1}),
    (0, None),
]


def exchanged(app: Flask) -> list[Any]:
    """Go the student's way up to the submission and return all that was sent to the browser."""
    client, exchange = app.test_client(), []
    token = begin(app, client, exchange)
    headers = {"X-CSRFToken": token}
    exchange.append(sent(client.get(f"/attempt/{TOKEN}")))
    for sequence, (position, answer) in enumerate(ANSWERS):
        for device in ("phone", "desk"):
            save = {"position": position, "answer": answer, "client": device, "sequence": sequence, "base": 0}
            exchange.append(sent(client.post(f"/attempt/{TOKEN}/responses", json=save, headers=headers)))
    for form in (
        {"answer-2-value": "true", "was-2": "null", "answer-5-text": "x" * 501, "was-5": "null"},
        {"answer-3-option": "31ab", "was-3": '{"option":"31ab"}'},
        {"answer-8-place-80ab": "1", "answer-8-place-81ab": "1", "was-8": '{"order":[null,"80ab"]}'},
    ):
        exchange.append(sent(client.post(f"/attempt/{TOKEN}/save", data={"csrf_token": token, **form})))
    exchange.extend(sent(client.get(path)) for path in (f"/attempt/{TOKEN}", f"/attempt/{TOKEN}/submit", f"/q/{CODE}"))
    exchange.append(sent(client.get(f"/attempt/{TOKEN}/review")))
    return exchange


def test_exchanging_which_answer_is_right_changes_no_byte_before_submission(apps: list[Flask]) -> None:
    one, other = (exchanged(app) for app in apps)
    assert len(one) == len(other)
    assert {status for status, _headers, _body in one} >= {200, 303, 409, 422}
    for mine, theirs in zip(one, other, strict=True):
        assert mine == theirs


def test_after_submission_the_key_is_told(apps: list[Flask]) -> None:
    """The comparison above can fail: once submitted, the two quizzes differ."""
    reviews = []
    for app in apps:
        client = app.test_client()
        token = begin(app, client, [])
        client.post(f"/attempt/{TOKEN}/submit", data={"csrf_token": token})
        reviews.append(sent(client.get(f"/attempt/{TOKEN}/review")))
    assert reviews[0] != reviews[1]


def handed_in(app: Flask) -> list[Any]:
    """Hand in and look back, where feedback comes after closing; return all that was sent to the browser."""
    client, exchange = app.test_client(), []
    token = begin(app, client, exchange)
    headers = {"X-CSRFToken": token}
    for sequence, (position, answer) in enumerate(ANSWERS):
        save = {"position": position, "answer": answer, "client": "phone", "sequence": sequence, "base": 0}
        client.post(f"/attempt/{TOKEN}/responses", json=save, headers=headers)
    exchange.append(sent(client.post(f"/attempt/{TOKEN}/submit", data={"csrf_token": token})))
    with app.app_context():
        db.session.query(Attempt).one().submitted_at = datetime(2024, 7, 12, 1, tzinfo=UTC)
        db.session.commit()
    paths = ("", "/submit", "/review", "/clock")
    exchange.extend(sent(client.get(f"/attempt/{TOKEN}{path}")) for path in paths)
    exchange.append(sent(client.get(f"/q/{CODE}")))
    late = {"position": 0, "answer": None, "client": "desk", "sequence": 1, "base": 0}
    exchange.append(sent(client.post(f"/attempt/{TOKEN}/responses", json=late, headers=headers)))
    with app.app_context():
        db.session.query(Assignment).one().close()
        db.session.commit()
    return [exchange, sent(client.get(f"/attempt/{TOKEN}/review"))]


def test_where_feedback_comes_after_closing_submission_tells_nothing_of_the_key(apps: list[Flask]) -> None:
    for app in apps:
        give_feedback(app, "after_closing")
    (one, closed), (other, closed_too) = map(handed_in, apps)
    assert {status for status, _headers, _body in one} >= {200, 303, 409}
    for mine, theirs in zip(one, other, strict=True):
        assert mine == theirs
    assert closed != closed_too


CHECKED = 2


def checked(app: Flask) -> list[Any]:
    """Check one question; return all that was sent to the browser."""
    client, exchange = app.test_client(), []
    token = begin(app, client, exchange)
    exchange.append(sent(client.get(f"/attempt/{TOKEN}")))
    form = {"csrf_token": token, "was-2": "null", "answer-2-value": "true", "lock": str(CHECKED)}
    exchange.append(sent(client.post(f"/attempt/{TOKEN}/save", data=form)))
    exchange.append(sent(client.get(f"/attempt/{TOKEN}")))
    for position in (0, 3, 4):
        blank = {"csrf_token": token, "lock": str(position)}
        exchange.append(sent(client.post(f"/attempt/{TOKEN}/save", data=blank)))
    return exchange


def test_a_check_tells_the_key_of_its_own_question_alone(make_apps: Maker) -> None:
    """The checked question is the same in both quizzes: all the others have their keys exchanged."""
    same = questions(0)[CHECKED]
    quizzes = [[same if place == CHECKED else asked for place, asked in enumerate(questions(key))] for key in (0, 1)]
    apps = make_apps(quizzes)
    for app in apps:
        give_feedback(app, "at_once")
    one, other = (checked(app) for app in apps)
    assert {status for status, _headers, _body in one} == {200, 303, 422}
    for mine, theirs in zip(one, other, strict=True):
        assert mine == theirs


def test_a_check_does_tell_that_key(apps: list[Flask]) -> None:
    for app in apps:
        give_feedback(app, "at_once")
    one, other = (checked(app) for app in apps)
    assert one[:3] == other[:3]
    assert one[3] != other[3]
