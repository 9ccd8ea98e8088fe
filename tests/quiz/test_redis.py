"""With a real Redis: it wakes the worker and counts saves; where it stops, no job and no answer is lost."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from factories import TEXT, make_article, make_assignment, make_attempt
from flask import Flask
from flask.testing import FlaskClient
from servers import Redis, Worker
from sqlalchemy.orm import Session

from quiz import jobs
from quiz.generation import request_questions
from quiz.learner.answering import SAVES_ALLOWED
from quiz.models import Assignment, Job


@pytest.fixture
def redis_server(tmp_path: Path) -> Iterator[Redis]:
    server = Redis(tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def app(make_app: Callable[..., Flask], redis_server: Redis) -> Flask:
    """Return an app whose queue and whose limits are in Redis."""
    return make_app(REDIS_URL=redis_server.url, RATELIMIT_STORAGE_URI=redis_server.url, RATELIMIT_ENABLED=True)


def save(client: FlaskClient, address: str, sequence: int) -> int:
    sent = {"position": 2, "answer": {"text": f"{sequence}"}, "client": "phone", "sequence": sequence, "base": 0}
    return client.post(f"{address}/responses", json=sent).status_code


def came_in(app: Flask, session: Session, nickname: str, assignment: Assignment) -> tuple[FlaskClient, str]:
    attempt, token = make_attempt(session, assignment, nickname)
    client = app.test_client()
    with client.session_transaction() as kept:
        kept["guests"] = {str(assignment.id): token}
    return client, f"/attempt/{attempt.token}"


def test_a_worker_is_woken_through_redis(app: Flask, session: Session, redis_server: Redis) -> None:
    job = request_questions(session, make_article(session, text=TEXT))
    session.commit()
    worker = Worker(REDIS_URL=redis_server.url)
    with app.app_context():
        jobs.wake(job.id)
        assert not jobs.bell_of(app).quiet()
    worker.start()
    try:
        for _ in range(600):
            session.refresh(job)
            if job.state == "done":
                break
            session.rollback()
            time.sleep(0.1)
    finally:
        worker.stop()
    assert session.get_one(Job, job.id, populate_existing=True).state == "done"


def test_saves_are_counted_by_attempt_in_redis(app: Flask, session: Session) -> None:
    assignment = make_assignment(session)
    robin, sasha = (came_in(app, session, name, assignment) for name in ("Robin", "Sasha"))
    most = SAVES_ALLOWED.amount
    answers = [save(*robin, number) for number in range(1, most + 2)]
    assert answers == [200] * most + [429]
    assert save(*sasha, 1) == 200


def test_while_redis_is_down_answers_are_saved_and_jobs_are_kept(
    app: Flask, session: Session, redis_server: Redis
) -> None:
    client, address = came_in(app, session, "Robin", make_assignment(session))
    assert save(client, address, 1) == 200
    redis_server.stop()
    assert save(client, address, 2) == 200
    job = request_questions(session, make_article(session, text=TEXT))
    session.commit()
    with app.app_context():
        jobs.wake(job.id)
    assert session.get_one(Job, job.id, populate_existing=True).state == "queued"
    redis_server.start()
    assert save(client, address, 3) == 200
