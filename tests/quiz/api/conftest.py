"""What the tests of the API ask for: a program of the teacher's with a token."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest
from flask import Flask
from programs import Program
from sqlalchemy.orm import Session

from quiz import api_tokens
from quiz.models import Person


@pytest.fixture
def program_of(app: Flask, session: Session) -> Callable[..., Program]:
    """Return a maker of programs that act for a teacher."""

    # Each its own name: a second token of one name, asked for at once, takes the place of the first.
    names = (f"program {number}" for number in count(1))

    def make(person: Person, scope: str = "write") -> Program:
        _made, token = api_tokens.make_token(session, person, next(names), scope, None)
        session.commit()
        return Program(app.test_client(use_cookies=False), token)

    return make


@pytest.fixture
def program(program_of: Callable[..., Program], teacher: Person) -> Program:
    return program_of(teacher)
