"""Processes killed at random times during a load of saves: what students were told is saved is stored, all of it.

READBACK_KILLS says how many (`make soak`); READBACK_SEED draws other times.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

from flask import Flask
from served import KILLS, Served
from servers import StoppablePostgres, Worker
from sqlalchemy import Select, select, update

from quiz.extensions import db
from quiz.models import Attempt
from quiz.models.columns import now

SEED = os.environ.get("READBACK_SEED", "")


def times(share: int) -> Iterator[float]:
    """Return after how many seconds each kill comes, of a share (in tenths) of all."""
    drawn = random.Random(f"{SEED} {share}")  # noqa: S311
    return (drawn.uniform(0.0, 0.8) for _ in range(max(1, KILLS * share // 10)))


def test_a_killed_web_process_loses_nothing(serve: Callable[..., Served]) -> None:
    served = serve()
    for seconds in times(4):
        served.school.wait_for_saves()
        time.sleep(seconds)
        served.server.workers[0].kill()
        served.check_now()
    served.school.wait_for_saves()
    served.check_end()


def test_a_killed_server_loses_nothing(serve: Callable[..., Served]) -> None:
    served = serve()
    for seconds in times(2):
        served.school.wait_for_saves()
        time.sleep(seconds)
        served.server.kill()
        served.check_now()
        served.server.start()
    served.school.wait_for_saves()
    served.check_end()


def test_a_killed_background_worker_loses_nothing_and_another_hands_in_what_is_over(
    serve: Callable[..., Served],
) -> None:
    served, worker = serve(), Worker()
    for seconds in times(2):
        worker.start()
        served.school.wait_for_saves(8)
        end_time_of(served.app, served.school.left())
        time.sleep(2 * seconds)
        worker.kill()
        served.check_now()
    served.school.finish()
    end_time_of(served.app, served.school.left())
    worker.start()
    try:
        wait_until_submitted(served.app, served.school.left())
    finally:
        worker.stop()
    served.check_end()


def test_a_killed_postgresql_loses_nothing(serve: Callable[..., Served], stoppable: StoppablePostgres) -> None:
    served = serve(stoppable.address)
    for number, seconds in enumerate(times(2)):
        served.school.wait_for_saves()
        time.sleep(seconds)
        if number % 2:
            stoppable.kill_one_connection()
        else:
            stoppable.kill()
            stoppable.start_again()
        served.school.wait_for_saves()
        served.check_now()
    served.check_end()


def end_time_of(app: Flask, addresses: set[str]) -> None:
    """Let the time of attempts be over, their time for travelling included."""
    tokens = [address.split("/")[-1] for address in addresses]
    with app.app_context():
        over = update(Attempt).where(Attempt.token.in_(tokens), Attempt.state == "in_progress")
        db.session.execute(over.values(deadline=now() - timedelta(minutes=1)))
        db.session.commit()


def wait_until_submitted(app: Flask, addresses: set[str], seconds: float = 120) -> None:
    assert addresses
    limit = time.monotonic() + seconds
    with app.app_context():
        while left := addresses & {f"/attempt/{token}" for token in db.session.scalars(under_way())}:
            assert time.monotonic() < limit, left
            db.session.remove()
            time.sleep(0.1)


def under_way() -> Select[str]:
    return select(Attempt.token).where(Attempt.state == "in_progress")
