"""Who gets in to the API: by a token only; everybody else is told by a problem, never by a page."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import timedelta

import pytest
from factories import make_article, make_quiz, make_teacher, sign_in
from flask import Flask
from programs import Program
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from quiz.api.blueprint import PER_MINUTE
from quiz.models import ApiToken, Person
from quiz.models.columns import now

PROBLEM = "application/problem+json"


def expect(answer: TestResponse, status: int) -> str:
    """Expect a problem of a status, and return what it says."""
    assert (answer.status_code, answer.mimetype) == (status, PROBLEM)
    told = answer.get_json()
    assert told["status"] == status
    assert told["title"]
    return str(told.get("detail", ""))


def test_a_token_opens_what_is_its_teachers(program: Program, session: Session, teacher: Person) -> None:
    quiz = make_quiz(session, teacher)
    answer = program.get("/quizzes")
    assert answer.status_code == 200
    assert [line["id"] for line in answer.get_json()["items"]] == [quiz.id]
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Bearer readback_wrong", "Basic YTpi", "readback_wrong", "Bearer \xff"]
)
def test_without_a_token_that_is_known_nobody_gets_in(app: Flask, header: str) -> None:
    answer = app.test_client().get("/api/v1/quizzes", headers={"Authorization": header} if header else {})
    expect(answer, 401)
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_cookie_opens_nothing(app: Flask, teacher: Person) -> None:
    browser = app.test_client()
    sign_in(browser, teacher)
    assert browser.get("/desk").status_code == 200
    expect(browser.get("/api/v1/quizzes"), 401)


def test_a_token_opens_no_page(program: Program) -> None:
    answer = program.client.get("/desk", headers={"Authorization": f"Bearer {program.token}"})
    assert answer.status_code == 302


def test_a_token_that_may_look_makes_nothing(program_of: Callable[..., Program], teacher: Person) -> None:
    program = program_of(teacher, "read")
    assert program.get("/quizzes").status_code == 200
    refused = program.post("/quizzes", {"text": "x"})
    assert "only look" in expect(refused, 403)
    assert "insufficient_scope" in refused.headers["WWW-Authenticate"]


def test_it_works_with_anti_forgery_checks_on(
    make_app: Callable[..., Flask], session: Session, program: Program
) -> None:
    strict = Program(make_app(WTF_CSRF_ENABLED=True).test_client(), program.token)
    expect(strict.post("/quizzes", {}), 422)


def test_its_use_is_noted(program: Program, session: Session) -> None:
    program.get("/quizzes")
    noted = session.scalars(select(ApiToken)).one().last_used_at
    assert noted is not None
    assert now() - noted < timedelta(minutes=1)


def test_what_is_anothers_does_not_exist(
    program: Program, program_of: Callable[..., Program], session: Session
) -> None:
    other = make_teacher(session, "Bo", "bo@school.example")
    article = make_article(session, other)
    quiz = make_quiz(session, other, article=article)
    for path in (f"/articles/{article.id}", f"/articles/{article.id}/candidates", f"/quizzes/{quiz.id}"):
        expect(program.get(path), 404)
        assert program_of(other).get(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/nothing",
        "/api/v1/quizzes/x",
        "/api/",
        "/api/v1/quizzes/99999999999999999",
        "/api/v1//quizzes",
        "/api/v1/quizzes/",
    ],
)
def test_what_is_not_there_is_a_problem_too(program: Program, path: str) -> None:
    answer = program.client.get(path, headers={"Authorization": f"Bearer {program.token}", "Accept": "text/html"})
    expect(answer, 404)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_a_method_that_is_none_is_told_those_there_are(program: Program, method: str) -> None:
    answer = program.ask(method, "/quizzes")
    expect(answer, 405)
    assert {"GET", "POST"} <= set(answer.headers["Allow"].replace(" ", "").split(","))


def test_a_token_that_asks_too_often_waits_and_the_others_do_not(
    make_app: Callable[..., Flask], program: Program, program_of: Callable[..., Program], teacher: Person
) -> None:
    app = make_app(RATELIMIT_ENABLED=True)
    busy, quiet = (Program(app.test_client(), one.token) for one in (program, program_of(teacher)))
    statuses = [busy.get("/quizzes").status_code for _ in range(PER_MINUTE)]
    assert set(statuses) == {200}
    refused = busy.get("/quizzes")
    expect(refused, 429)
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert quiet.get("/quizzes").status_code == 200


def test_a_database_that_does_not_answer_is_said_to_come_back(
    app: Flask, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OperationalError("SELECT 1", {}, sqlite3.OperationalError("database is locked"))

    monkeypatch.setitem(app.before_request_funcs, "api", [fail])
    answer = program.get("/quizzes")
    expect(answer, 503)
    assert int(answer.headers["Retry-After"]) > 0


def test_a_failure_shows_no_trace(
    make_app: Callable[..., Flask], program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(PROPAGATE_EXCEPTIONS=False)

    def fail() -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setitem(app.before_request_funcs, "api", [fail])
    answer = Program(app.test_client(), program.token).get("/quizzes")
    expect(answer, 500)
    assert "secret detail" not in answer.get_data(as_text=True)
