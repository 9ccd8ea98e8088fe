"""What most tests of the app ask for: a teacher, signed in or not, what is theirs, and both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from factories import make_class, make_quiz, make_student, make_teacher, sign_in
from flask import Flask
from flask.testing import FlaskClient
from news_site import Site, serving
from sqlalchemy.orm import Session

from quiz.extensions import db
from quiz.models import Person, Quiz, SchoolClass


@pytest.fixture
def teacher(session: Session) -> Person:
    return make_teacher(session)


@pytest.fixture
def signed_in(client: FlaskClient, teacher: Person) -> None:
    """Sign the teacher in, in the test's browser."""
    sign_in(client, teacher)


@pytest.fixture
def quiz(session: Session, teacher: Person) -> Quiz:
    """Return the teacher's draft of four questions about an article that was read."""
    return make_quiz(session, teacher)


@pytest.fixture
def student(session: Session) -> Person:
    return make_student(session)


@pytest.fixture
def eighth(session: Session, teacher: Person, student: Person) -> SchoolClass:
    """Return the teacher's class with the one student."""
    return make_class(session, teacher, student)


@pytest.fixture
def held(app: Flask) -> Iterator[Session]:
    """Return the app's own session, for functions that are called without a page."""
    with app.app_context():
        yield db.session()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> Flask:
    """Return an app on each of the databases."""
    app: Flask = request.getfixturevalue("app" if request.param == "sqlite" else "postgres")
    return app


@pytest.fixture
def site() -> Iterator[Site]:
    """Serve a news site."""
    with serving() as opened:
        yield opened
