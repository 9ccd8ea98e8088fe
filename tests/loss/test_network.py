"""A network that drops, delays, doubles and reorders what students send: what is stored is what they answered last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

import pytest
from factories import make_assignment
from flask import Flask
from meddling import WAYS, Network
from outbox import Outbox
from school import School
from served import KILLS, Served
from servers import LiveServer
from sqlalchemy import select
from visiting import Visitor

from quiz.extensions import db
from quiz.models import AttemptItem, Response

PATIENCE = 0.6
"""Seconds a client waits for an answer; the network holds a request up for longer at times."""


@pytest.fixture
def server(app: Flask) -> Iterator[LiveServer]:
    started = LiveServer()
    started.start()
    yield started
    started.kill()


def test_a_bad_network_neither_loses_nor_doubles_nor_reorders(serve: Callable[..., Served]) -> None:
    served = serve(at_work=False)
    with Network(served.server.url, "a school") as network:
        served.school = School(network.url, served.school.code, timeout=PATIENCE)
        served.school.start()
        served.school.wait_for_saves(KILLS, 120 + 4 * KILLS)
        served.check_now()
        served.school.finish()
        network.settle()
        served.check_end()
        assert set(WAYS) <= set(network.did)


def test_of_two_devices_on_a_bad_network_the_one_answered_on_last_counts(app: Flask, server: LiveServer) -> None:
    with app.app_context():
        code = make_assignment(db.session()).code
    with Network(server.url, "two devices") as network:
        phone = Visitor(network.url, timeout=PATIENCE)
        address, token = phone.come_in(code, "Robin")
        desk = Visitor(network.url, timeout=PATIENCE)
        desk.cookies = dict(phone.cookies)
        boxes = [Outbox(phone, address, token), Outbox(desk, address, token)]
        answers = count()
        last = {}
        for turn in range(12 + KILLS // 5):
            box = boxes[turn % 2]
            for position in (2, 3, 2):
                last[position] = {"text": f"answer {next(answers)}"}
                box.put(position, last[position])
                if turn % 3:
                    box.deliver()
            box.deliver()
        network.settle()
        for visitor in (phone, desk):
            visitor.close()
    with app.app_context():
        query = select(AttemptItem.position, Response.answer).join(AttemptItem.response)
        assert dict(db.session.execute(query).all()) == last
