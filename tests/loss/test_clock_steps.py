"""The server's clock is set back or forward under way: nobody is put out, cut off or overtaken by it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from factories import make_assignment
from flask import Flask
from outbox import Outbox
from servers import ProductionServer, Worker
from sqlalchemy import select
from visiting import Visitor

from quiz.deadlines import GRACE
from quiz.extensions import db
from quiz.models import Attempt, AttemptItem, Response

LIMIT = 600
STEPS = (-1, -90, -3600, 0, 20, -20, 300, 0, -86_400, 0)
"""By how many seconds the clock is wrong, one after another; never beyond the time limit."""


class Clock:
    """The clock of a server under trial, which a test sets."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.set(0)

    def set(self, seconds: float) -> None:
        """Let the clock be wrong by so many seconds."""
        beside = self.file.with_suffix(".new")
        beside.write_text(str(seconds))
        beside.replace(self.file)


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    return Clock(tmp_path / "clock")


@pytest.fixture
def server(app: Flask, clock: Clock) -> Iterator[ProductionServer]:
    started = ProductionServer("tests.trial:create_app()", TRIAL_CLOCK=str(clock.file))
    started.start()
    yield started
    started.kill()


@pytest.fixture
def code(app: Flask) -> str:
    with app.app_context():
        assignment = make_assignment(db.session())
        assignment.time_limit_seconds = LIMIT
        db.session.commit()
        return assignment.code


class Taker:
    """A student with an attempt under way."""

    def __init__(self, server: ProductionServer, code: str) -> None:
        self.visitor = Visitor(server.url)
        self.address, self.token = self.visitor.come_in(code, "Robin")
        self.outbox = Outbox(self.visitor, self.address, self.token)

    def answer(self, text: str) -> None:
        self.outbox.put(2, {"text": text})
        self.outbox.deliver()

    def left(self) -> Any:
        reply = self.visitor.insist("GET", f"{self.address}/clock")
        assert reply.status == 200, reply
        return reply.json


@pytest.fixture
def taker(server: ProductionServer, code: str) -> Iterator[Taker]:
    came_in = Taker(server, code)
    yield came_in
    came_in.visitor.close()


def stored(app: Flask) -> tuple[dict[str, Any], datetime, str]:
    """Return the one answer, the deadline of its attempt, and whether that is submitted."""
    query = select(Response.answer, Attempt.deadline, Attempt.state)
    with app.app_context():
        return tuple(db.session.execute(query.join(AttemptItem.attempt).join(AttemptItem.response)).one())


def test_a_step_puts_nobody_out_and_overtakes_no_answer(app: Flask, clock: Clock, taker: Taker) -> None:
    taker.answer("before")
    before, deadline, _state = stored(app)
    assert before == {"text": "before"}
    for step in STEPS:
        clock.set(step)
        assert taker.left()["submitted"] is False
        assert abs(taker.left()["left"] - (LIMIT - step)) < 30
        # The page is opened anew, with its cookie of before; and what was sent before is sent again.
        taker.visitor.open(taker.address)
        taker.answer(f"clock {step}")
        assert stored(app) == ({"text": f"clock {step}"}, deadline, "in_progress")
    assert set(taker.visitor.statuses) == {200, 303}
    submitted = taker.visitor.insist("POST", f"{taker.address}/submit", csrf_token=taker.token)
    assert submitted.status == 303
    assert stored(app) == ({"text": f"clock {STEPS[-1]}"}, deadline, "submitted")


def test_servers_whose_clocks_differ_are_one_to_a_student(
    app: Flask, code: str, tmp_path: Path, server: ProductionServer, clock: Clock
) -> None:
    clock.set(8)
    behind = ProductionServer("tests.trial:create_app()", TRIAL_CLOCK=str(Clock(tmp_path / "other").file))
    behind.start()
    try:
        taker = Taker(server, code)
        urls = [behind.url, server.url]
        for number in range(6):
            visitor = Visitor(urls[number % 2])
            visitor.cookies = taker.visitor.cookies
            taker.outbox.visitor = visitor
            taker.answer(f"answer {number}")
            assert set(visitor.statuses) == {200}
            visitor.close()
        taker.visitor.close()
    finally:
        behind.kill()
    assert stored(app)[0] == {"text": "answer 5"}


def test_a_step_forward_within_the_time_for_travelling_cuts_nobody_off(app: Flask, clock: Clock, taker: Taker) -> None:
    taker.answer("before")
    worker = Worker(TRIAL_CLOCK=str(clock.file))
    worker.command[worker.command.index("quiz")] = "tests.trial"
    clock.set(LIMIT + GRACE.total_seconds() / 2)
    worker.start()
    try:
        # The clock says that the time is over: what comes in now still counts, and nobody hands it in yet.
        taker.answer("just in time")
        clock.set(0)
        taker.answer("set right")
        assert taker.left()["submitted"] is False
    finally:
        worker.kill()
    assert stored(app)[::2] == ({"text": "set right"}, "in_progress")
