"""A quiz made from a link: fetched, read and asked about without anybody looking it over."""

from __future__ import annotations

import pytest
from factories import TITLE
from flask import Flask
from news_site import Site
from programs import Program
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quiz import worker
from quiz.models import Article


@pytest.fixture
def fetching(make_app: object, site: Site, program: Program) -> Flask:
    app: Flask = make_app(FETCH_ALLOW=frozenset({site.host}))  # type: ignore[operator]
    program.client = app.test_client(use_cookies=False)
    return app


def work(app: Flask, session: Session) -> None:
    """Work as the worker does until nothing waits."""
    with app.app_context():
        while waiting := worker.waiting():
            for job_id in waiting:
                worker.work_on(job_id)
            session.rollback()


def test_a_link_becomes_a_quiz(fetching: Flask, program: Program, session: Session, site: Site) -> None:
    begun = program.post("/quizzes", {"url": f"{site.url}/moved?utm_source=mail"})
    assert begun.status_code == 202
    assert program.post("/quizzes", {"url": f"{site.url}/moved?utm_source=mail"}).get_json() == begun.get_json()
    path = f"/jobs/{begun.get_json()['id']}"
    assert program.get(path).get_json()["state"] == "waiting"
    with fetching.app_context():
        worker.work_on(begun.get_json()["id"])
    fetched = program.get(path).get_json()
    assert (fetched["state"], fetched["quiz_id"]) == ("waiting", None)
    work(fetching, session)
    done = program.get(path).get_json()
    assert (done["state"], done["progress"]) == ("done", 1.0)
    assert program.get(f"/quizzes/{done['quiz_id']}").get_json()["title"] == TITLE
    article = program.get(f"/articles/{done['article_id']}").get_json()
    assert (article["source"], article["published_on"]) == (f"{site.url}/bridge", "2024-03-05")


def test_a_link_that_cannot_be_read_says_why(fetching: Flask, program: Program, session: Session, site: Site) -> None:
    begun = program.post("/quizzes", {"url": f"{site.url}/private/bridge"}).get_json()
    work(fetching, session)
    told = program.get(f"/jobs/{begun['id']}").get_json()
    assert (told["state"], told["quiz_id"]) == ("failed", None)
    assert "asks programs not to read it" in told["error"]


def test_an_article_the_teacher_has_is_used_as_it_is(
    fetching: Flask, program: Program, session: Session, site: Site
) -> None:
    first = program.post("/quizzes", {"url": f"{site.url}/bridge"}).get_json()
    work(fetching, session)
    second = program.post("/quizzes", {"url": f"{site.url}/packed"}).get_json()
    work(fetching, session)
    done = [program.get(f"/jobs/{job['id']}").get_json() for job in (first, second)]
    assert done[0]["quiz_id"] == done[1]["quiz_id"]
    assert session.scalar(select(func.count(Article.id))) == 1
