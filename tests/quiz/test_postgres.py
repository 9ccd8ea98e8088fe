"""Saving and submitting on a real PostgreSQL, from many threads at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from factories import make_assignment, make_attempt
from flask import Flask
from sqlalchemy import func, select

from quiz.extensions import db
from quiz.models import Attempt, AttemptItem, Job, Response
from quiz.models.errors import AlreadySubmitted
from quiz.saving import Save, Stored, save_response
from quiz.submitting import submit

THREADS = 16


@pytest.fixture(params=["postgresql", "sqlite"])
def shared(request: pytest.FixtureRequest) -> Flask:
    """Return an app whose database many threads write to; what holds on one must hold on the other."""
    app: Flask = request.getfixturevalue("postgres" if request.param == "postgresql" else "app")
    with app.app_context():
        assert db.engine.dialect.name == request.param
    return app


def begin(app: Flask) -> tuple[int, list[int]]:
    """Add an attempt; return its id and its items' ids."""
    with app.app_context():
        attempt, _token = make_attempt(db.session(), make_assignment(db.session()))
        return attempt.id, [item.id for item in attempt.items]


def in_threads(app: Flask, act: Callable[[int], Any], count: int = THREADS) -> list[Any]:
    """Act in many threads at once, each with a session of its own; return what each gave or raised."""

    def one(number: int) -> Any:
        with app.app_context():
            try:
                return act(number)
            except AlreadySubmitted as error:
                db.session.rollback()
                return error
            finally:
                db.session.remove()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def save(item_id: int, answer: dict[str, Any] | None, client: str, sequence: int, base: int = 0) -> Stored:
    stored = save_response(db.session(), db.session.get_one(AttemptItem, item_id), Save(answer, client, sequence, base))
    db.session.commit()
    return stored


def stored_rows(app: Flask) -> list[tuple[Any, ...]]:
    with app.app_context():
        columns = (Response.item_id, Response.answer, Response.client, Response.sequence, Response.revision)
        return [tuple(row) for row in db.session.execute(select(*columns).order_by(Response.item_id))]


def test_one_answer_from_many_threads_is_one_row_with_the_last_of_them(shared: Flask) -> None:
    _, items = begin(shared)
    results = in_threads(shared, lambda n: save(items[2], {"text": f"answer {n}"}, "phone", n))
    assert not any(isinstance(result, Exception) or result.conflict for result in results)
    [(_, answer, client, sequence, revision)] = stored_rows(shared)
    assert (answer, client, sequence) == ({"text": f"answer {THREADS - 1}"}, "phone", THREADS - 1)
    assert 1 <= revision <= THREADS


def test_one_save_repeated_by_many_threads_is_stored_once(shared: Flask) -> None:
    _, items = begin(shared)
    results = in_threads(shared, lambda _: save(items[2], {"text": "ferry"}, "phone", 7))
    assert {(result.revision, result.conflict) for result in results} == {(1, False)}
    assert stored_rows(shared) == [(items[2], {"text": "ferry"}, "phone", 7, 1)]


def test_of_many_devices_one_wins_and_the_rest_are_told(shared: Flask) -> None:
    _, items = begin(shared)
    results = in_threads(shared, lambda n: save(items[2], {"text": f"answer {n}"}, f"device {n}", 1))
    winners = [n for n, result in enumerate(results) if not result.conflict]
    assert len(winners) == 1
    assert {result.answer["text"] for result in results} == {f"answer {winners[0]}"}


def test_the_answers_of_a_whole_class_are_all_stored(shared: Flask) -> None:
    attempts = [begin(shared)[1] for _ in range(5)]
    wanted = [item for items in attempts for item in items[2:]]
    in_threads(shared, lambda n: [save(item, {"text": f"{item}"}, "phone", 1) for item in wanted[n::THREADS]])
    assert [(row[0], row[1]) for row in stored_rows(shared)] == [(item, {"text": f"{item}"}) for item in wanted]


def test_a_blank_answer_is_no_value_and_not_a_text(shared: Flask) -> None:
    _, items = begin(shared)
    with shared.app_context():
        save(items[2], {"text": "ferry"}, "phone", 1)
        save(items[2], None, "phone", 2)
        assert db.session.scalar(select(func.count()).where(Response.answer.is_(None))) == 1


def test_submitting_from_many_threads_is_submitting_once(shared: Flask) -> None:
    attempt_id, items = begin(shared)
    with shared.app_context():
        save(items[2], {"text": "ferry"}, "phone", 1)

    def act(_: int) -> bool:
        did = submit(db.session(), db.session.get_one(Attempt, attempt_id))
        db.session.commit()
        return did

    assert sorted(in_threads(shared, act)) == [False] * (THREADS - 1) + [True]
    with shared.app_context():
        attempt = db.session.get_one(Attempt, attempt_id)
        assert (attempt.state, attempt.score) == ("submitted", 1.0)


def test_what_a_race_with_the_submission_acknowledged_is_what_is_scored(shared: Flask) -> None:
    attempt_id, items = begin(shared)

    def act(n: int) -> Stored | bool:
        if n != THREADS // 2:
            return save(items[2], {"text": "ferry" if n % 2 else "boat"}, "phone", n + 1)
        did = submit(db.session(), db.session.get_one(Attempt, attempt_id))
        db.session.commit()
        return did

    in_threads(shared, act)
    with shared.app_context():
        attempt = db.session.get_one(Attempt, attempt_id)
        answer = db.session.scalar(select(Response.answer).where(Response.item_id == items[2]))
        assert attempt.score == (1.0 if answer == {"text": "ferry"} else 0.0)
        revision = db.session.scalar(select(Response.revision).where(Response.item_id == items[2]))
    late = in_threads(shared, lambda n: save(items[2], {"text": "late"}, "phone", 100 + n), 4)
    assert all(isinstance(result, AlreadySubmitted) for result in late)
    assert [row[4] for row in stored_rows(shared)] == ([] if revision is None else [revision])


def test_of_many_workers_one_claims_a_job(shared: Flask) -> None:
    from datetime import timedelta

    with shared.app_context():
        job = Job.generate(make_assignment(db.session()).quiz.article)
        db.session.add(job)
        db.session.commit()
        job_id = job.id

    def act(n: int) -> bool:
        got = Job.claim(job_id, f"worker {n}", timedelta(seconds=60))
        db.session.commit()
        return got

    assert sorted(in_threads(shared, act)) == [False] * (THREADS - 1) + [True]
