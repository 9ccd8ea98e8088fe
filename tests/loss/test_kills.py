"""Processes killed at random times during a load of saves: what students were told is saved is stored, all of it.

READBACK_KILLS says how many (`make soak`); READBACK_SEED draws other times.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from factories import make_assignment
from flask import Flask
from school import School, check_all, differences
from servers import ProductionServer, StoppablePostgres, Worker
from sqlalchemy import Select, select, update

from quiz.config import engine_options
from quiz.extensions import db
from quiz.models import Attempt
from quiz.models.columns import now

KILLS = int(os.environ.get("READBACK_KILLS", "10"))
SEED = os.environ.get("READBACK_SEED", "")
ALLOWED = {None, 200, 303, 503}
"""What students may meet when processes die: no answer, what they asked for, or “in a moment”."""


Served = tuple[Flask, ProductionServer, School]


@pytest.fixture
def serve(make_app: Callable[..., Flask]) -> Iterator[Callable[..., Served]]:
    """Return a maker of a served database and of the students at it, who are at work already."""
    started = []

    def make(address: str | None = None) -> Served:
        app = make_app() if address is None else app_at(make_app, address)
        with app.app_context():
            code = make_assignment(db.session()).code
            db.session.remove()
            db.engine.dispose()
        server = ProductionServer(**({} if address is None else {"DATABASE_URL": address}))
        server.start()
        school = School(server.url, code)
        school.start()
        started.append((server, school))
        return app, server, school

    yield make
    for server, school in started:
        for student in school.students:
            student.stopped.set()
        server.kill()


def app_at(make_app: Callable[..., Flask], address: str) -> Flask:
    app = make_app(SQLALCHEMY_DATABASE_URI=address, SQLALCHEMY_ENGINE_OPTIONS=engine_options(address))
    with app.app_context():
        db.create_all()
    return app


def times(share: int) -> Iterator[float]:
    """Return after how many seconds each kill comes, of a share (in tenths) of all."""
    drawn = random.Random(f"{SEED} {share}")  # noqa: S311
    return (drawn.uniform(0.0, 0.8) for _ in range(max(1, KILLS * share // 10)))


def check_end(app: Flask, school: School) -> None:
    school.finish()
    assert school.statuses() <= ALLOWED
    check_all(app, school)


def test_a_killed_web_process_loses_nothing(serve: Callable[..., Served]) -> None:
    app, server, school = serve()
    for seconds in times(4):
        school.wait_for_saves()
        time.sleep(seconds)
        server.workers[0].kill()
        assert differences(app, school.told()) == []
    school.wait_for_saves()
    check_end(app, school)


def test_a_killed_server_loses_nothing(serve: Callable[..., Served]) -> None:
    app, server, school = serve()
    for seconds in times(2):
        school.wait_for_saves()
        time.sleep(seconds)
        server.kill()
        assert differences(app, school.told()) == []
        server.start()
    school.wait_for_saves()
    check_end(app, school)


def test_a_killed_background_worker_loses_nothing_and_another_hands_in_what_is_over(
    serve: Callable[..., Served],
) -> None:
    app, _server, school = serve()
    worker = Worker()
    for seconds in times(2):
        worker.start()
        school.wait_for_saves(8)
        end_time_of(app, school.left())
        time.sleep(2 * seconds)
        worker.kill()
        assert differences(app, school.told()) == []
    school.finish()
    end_time_of(app, school.left())
    worker.start()
    try:
        wait_until_submitted(app, school.left())
    finally:
        worker.stop()
    check_end(app, school)


def test_a_killed_postgresql_loses_nothing(serve: Callable[..., Served], stoppable: StoppablePostgres) -> None:
    app, _server, school = serve(stoppable.address)
    for number, seconds in enumerate(times(2)):
        school.wait_for_saves()
        time.sleep(seconds)
        if number % 2:
            stoppable.kill_one_connection()
        else:
            stoppable.kill()
            stoppable.start_again()
        school.wait_for_saves()
        assert differences(app, school.told()) == []
    check_end(app, school)


def end_time_of(app: Flask, addresses: set[str]) -> None:
    """Let the time of attempts be over, their time for travelling included."""
    tokens = [address.split("/")[-1] for address in addresses]
    with app.app_context():
        over = update(Attempt).where(Attempt.token.in_(tokens), Attempt.state == "in_progress")
        db.session.execute(over.values(deadline=now() - timedelta(minutes=1)))
        db.session.commit()


def wait_until_submitted(app: Flask, addresses: set[str], seconds: float = 30) -> None:
    assert addresses
    limit = time.monotonic() + seconds
    with app.app_context():
        while left := addresses & {f"/attempt/{token}" for token in db.session.scalars(under_way())}:
            assert time.monotonic() < limit, left
            db.session.remove()
            time.sleep(0.1)


def under_way() -> Select[str]:
    return select(Attempt.token).where(Attempt.state == "in_progress")
