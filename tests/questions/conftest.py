"""What every test of the generator watches for."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest


class Refused(logging.Handler):
    """Fail where a draft could not be dressed: a user's article goes on without it, a test must not."""

    def emit(self, record: logging.LogRecord) -> None:
        """Raise what was logged."""
        raise AssertionError(record.getMessage())


@pytest.fixture(autouse=True, scope="module")
def every_draft_is_dressed() -> Iterator[None]:
    """Let no test pass that lost a draft."""
    log, handler = logging.getLogger("questions.making"), Refused(logging.ERROR)
    log.addHandler(handler)
    yield
    log.removeHandler(handler)
