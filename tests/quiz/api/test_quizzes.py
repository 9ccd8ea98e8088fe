"""Articles and quizzes of the API: read page by page, and made from a text or a link."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from factories import TEXT, TITLE, make_article, make_questions, make_questions_of_parts, make_quiz, make_teacher
from flask import Flask
from programs import Program
from queries import counted
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quiz import api_tokens, worker
from quiz.extensions import db
from quiz.models import Article, Job, Person, StoredCandidate
from quiz.models.columns import now


def finish_jobs(app: Flask, session: Session) -> None:
    """Work as the worker does until nothing waits."""
    with app.app_context():
        while waiting := worker.waiting():
            for job_id in waiting:
                worker.work_on(job_id)
            session.rollback()


def test_a_quiz_is_read_with_its_keys(program: Program, session: Session, teacher: Person) -> None:
    asked = make_questions() + make_questions_of_parts()
    quiz = make_quiz(session, teacher, asked, published=True)
    told = program.get(f"/quizzes/{quiz.id}").get_json()
    assert [line["question"] for line in told["questions"]] == [question.to_json() for question in asked]
    assert [line["number"] for line in told["questions"]] == list(range(1, len(asked) + 1))
    assert (told["title"], told["state"], told["assignments"]) == (TITLE, "published", [quiz.assignments[0].id])
    assert told["settings"]["attempts_allowed"] == 1
    assert told["created_at"].endswith("Z")


def test_an_article_is_read_with_its_text_and_candidates(program: Program, session: Session, teacher: Person) -> None:
    article = make_article(session, teacher)
    asked = make_questions()
    article.candidates = [
        StoredCandidate(rank=rank, score=1 - rank / 10, body={"question": question.to_json()})
        for rank, question in enumerate(asked)
    ]
    session.commit()
    assert program.get(f"/articles/{article.id}").get_json()["text"] == article.text
    first = program.get(f"/articles/{article.id}/candidates?limit=3").get_json()
    rest = program.get(f"/articles/{article.id}/candidates?limit=3&cursor={first['next_cursor']}").get_json()
    found = first["items"] + rest["items"]
    assert [line["question"] for line in found] == [question.to_json() for question in asked]
    assert rest["next_cursor"] is None


def test_pages_follow_one_another_though_something_new_comes_between(
    program: Program, session: Session, teacher: Person
) -> None:
    made = [make_quiz(session, teacher).id for _ in range(5)]
    first = program.get("/quizzes?limit=2").get_json()
    make_quiz(session, teacher)
    second = program.get(f"/quizzes?limit=2&cursor={first['next_cursor']}").get_json()
    third = program.get(f"/quizzes?limit=2&cursor={second['next_cursor']}").get_json()
    found = [line["id"] for page in (first, second, third) for line in page["items"]]
    assert found == made[::-1]
    assert third["next_cursor"] is None


def test_a_longer_page_asks_the_database_no_more(program: Program, session: Session, teacher: Person) -> None:
    article = make_article(session, teacher)
    for _ in range(12):
        make_quiz(session, teacher, article=article)
    asked = []
    for limit in (2, 10):
        program.get("/quizzes")
        with counted() as statements:
            program.get(f"/quizzes?limit={limit}")
        asked.append(len(statements))
    assert asked[0] == asked[1]


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=201", "limit=x", "cursor=-1", "cursor=x", "limit=1&limit=2", "limit=", "limti=5"]
)
def test_a_query_that_makes_no_sense_is_refused_and_says_where(program: Program, query: str) -> None:
    answer = program.get(f"/quizzes?{query}")
    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["pointer"] == "?" + query.split("=", maxsplit=1)[0]


def test_what_has_not_changed_is_not_sent_again(program: Program, session: Session, teacher: Person) -> None:
    quiz = make_quiz(session, teacher)
    path = f"/quizzes/{quiz.id}"
    tag = program.get(path).headers["ETag"]
    again = program.get(path, **{"If-None-Match": tag})
    assert (again.status_code, again.get_data()) == (304, b"")
    quiz.title = "Another title"
    session.commit()
    assert program.get(path, **{"If-None-Match": tag}).status_code == 200


def test_a_quiz_is_made_from_a_text(program: Program, app: Flask, session: Session) -> None:
    said = "Mara Lind, an engineer, said that the frost of the winter had cracked two arches of the old stone bridge."
    sent = {"text": f"{TEXT}\n\n{said}", "title": TITLE, "source": "https://alder.example/bridge"}
    answer = program.post("/quizzes", sent)
    assert answer.status_code == 202
    job = answer.get_json()
    assert (job["state"], job["quiz_id"]) == ("waiting", None)
    assert answer.headers["Location"] == f"/api/v1/jobs/{job['id']}"
    finish_jobs(app, session)
    done = program.get(f"/jobs/{job['id']}").get_json()
    assert (done["state"], done["progress"], done["error"]) == ("done", 1.0, None)
    quiz = program.get(f"/quizzes/{done['quiz_id']}").get_json()
    assert quiz["title"] == TITLE
    assert quiz["questions"]
    article = program.get(f"/articles/{done['article_id']}").get_json()
    assert article["source"] == "https://alder.example/bridge"


def test_the_same_text_sent_twice_makes_one_quiz(program: Program, session: Session) -> None:
    first, second = (program.post("/quizzes", {"text": TEXT}).get_json() for _ in range(2))
    assert first["id"] == second["id"]
    assert session.scalar(select(func.count(Article.id))) == 1


def test_an_article_held_already_is_made_again_only_where_it_is_said(
    program: Program, session: Session, teacher: Person
) -> None:
    article = make_article(session, teacher)
    article.created_at = now() - timedelta(hours=1)
    session.commit()
    refused = program.post("/quizzes", {"text": TEXT})
    assert refused.status_code == 409
    assert refused.get_json()["existing"] == article.id
    assert program.post("/quizzes", {"text": TEXT, "again": True}).status_code == 202


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "#/text"),
        ({"text": " "}, "#/text"),
        ({"text": "Too short."}, "#/text"),
        ({"text": 5}, "#/text"),
        ({"text": TEXT, "title": "x" * 201}, "#/title"),
        ({"text": TEXT, "title": "a\nb"}, "#/title"),
        ({"text": TEXT, "source": "javascript:alert(1)"}, "#/source"),
        ({"text": TEXT, "mood": "good"}, "#/mood"),
        ({"text": TEXT, "again": "yes"}, "#/again"),
        ({"text": TEXT, "again": None}, "#/again"),
        ({"text": TEXT, "url": "https://a.example/"}, "#/url"),
        ({"url": "ftp://a.example/"}, "#/url"),
        ({"text": f"{TEXT}\x00"}, "#/text"),
        ({"text": f"{TEXT}\ud800"}, "#/text"),
        ([], "#"),
        ("text", "#"),
        (None, "#"),
    ],
)
def test_what_no_quiz_can_be_made_of_is_refused_and_says_where(
    program: Program, session: Session, body: Any, pointer: str
) -> None:
    answer = program.ask("POST", "/quizzes", data=json.dumps(body), content_type="application/json")
    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["pointer"] == pointer
    assert session.scalar(select(func.count(Job.id))) == 0


@pytest.mark.parametrize(
    ("data", "media_type", "status"),
    [
        (b"{", "application/json", 400),
        (b"", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"1" * 5000, "application/json", 400),
        (b"text=x", "application/x-www-form-urlencoded", 415),
        (b"{}", "", 415),
        (b'{"text": "' + b"x" * (17 * 1024 * 1024) + b'"}', "application/json", 413),
    ],
)
def test_what_is_no_json_or_too_large_is_refused(program: Program, data: bytes, media_type: str, status: int) -> None:
    answer = program.ask("POST", "/quizzes", data=data, headers={"Content-Type": media_type} if media_type else {})
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")


def test_a_text_that_is_too_long_is_too_large(program: Program) -> None:
    assert program.post("/quizzes", {"text": "A long story goes on. " * 200_000}).status_code == 413


def test_it_works_on_postgresql(postgres: Flask) -> None:
    with postgres.app_context():
        _made, token = api_tokens.make_token(db.session(), make_teacher(db.session()), "test", "write", None)
        db.session.commit()
    program = Program(postgres.test_client(use_cookies=False), token)
    job = program.post("/quizzes", {"text": TEXT}).get_json()
    assert program.get(f"/jobs/{job['id']}").get_json() == job
    assert program.post("/quizzes", {"url": "https://alder.example/bridge"}).status_code == 202
    assert program.post("/quizzes", {"url": "https://alder.example/bridge"}).status_code == 202
    assert len(program.get("/articles?limit=1").get_json()["items"]) == 1
