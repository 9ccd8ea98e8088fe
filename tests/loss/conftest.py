"""Students at work on a server with as many processes as in production."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from factories import make_assignment
from flask import Flask
from school import School
from served import Served
from servers import ProductionServer

from quiz.config import engine_options
from quiz.extensions import db


@pytest.fixture
def serve(make_app: Callable[..., Flask]) -> Iterator[Callable[..., Served]]:
    """Return a maker of a served database, the test's own or one at an address, with students at work."""
    made: list[Served] = []

    def make(
        address: str | None = None, *, app: str = "quiz:create_app()", at_work: bool = True, **environment: str
    ) -> Served:
        stored = make_app() if address is None else app_at(make_app, address)
        with stored.app_context():
            code = make_assignment(db.session()).code
            db.session.remove()
            db.engine.dispose()
        server = ProductionServer(app, **({} if address is None else {"DATABASE_URL": address}), **environment)
        served = Served(stored, server, School(server.url, code))
        made.append(served)
        server.start()
        if at_work:
            served.school.start()
        return served

    yield make
    for served in made:
        for student in served.school.students:
            student.stopped.set()
        served.server.kill()


def app_at(make_app: Callable[..., Flask], address: str) -> Flask:
    app = make_app(SQLALCHEMY_DATABASE_URI=address, SQLALCHEMY_ENGINE_OPTIONS=engine_options(address))
    with app.app_context():
        db.create_all()
    return app
