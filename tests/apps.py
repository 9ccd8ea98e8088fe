"""Apps for tests: one is had again by a later test that asks for the same settings."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from logging import StreamHandler
from typing import Any

from flask import Flask

from quiz import config, create_app
from quiz.extensions import db, limiter

FOR_TESTS = {"TESTING": True, "WTF_CSRF_ENABLED": False, "RATELIMIT_ENABLED": False}
MOST = 4
"""How many apps are kept for the tests to come."""


@dataclass
class _Kept:
    """Hold an app, what it was asked for with, and what it knew before any test had it."""

    app: Flask
    asked: dict[str, Any]

    def __post_init__(self) -> None:
        self.config, self.extensions = dict(self.app.config), dict(self.app.extensions)

    def begin(self) -> Flask:
        """Return the app as it was made; the extensions that all apps share follow the last one made."""
        limiter.enabled = self.app.config["RATELIMIT_ENABLED"]
        for handler in self.app.logger.handlers:
            # Its own; pytest's, which is a kind of one, collects elsewhere.
            if type(handler) is StreamHandler:
                handler.setStream(sys.stderr)
        return self.app

    def end(self) -> None:
        """Close what a test opened, and forget what it set."""
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()
        for table, before in ((self.app.config, self.config), (self.app.extensions, self.extensions)):
            table.clear()
            table.update(before)


class Apps:
    """Make the apps of one test after another.

    An app compiles its routes, its templates and its statements, which takes longer than most tests.
    """

    def __init__(self) -> None:
        self.free: list[_Kept] = []
        self.used: list[_Kept] = []

    def make(self, **overrides: Any) -> Flask:
        """Return an app on this test's database, with settings of its own."""
        asked = {**config.load(), **FOR_TESTS, **overrides}
        kept = next((one for one in self.free if one.asked == asked), None)
        if kept is None:
            kept = _Kept(create_app({**FOR_TESTS, **overrides}), asked)
        else:
            self.free.remove(kept)
        self.used.append(kept)
        return kept.begin()

    def end_test(self) -> None:
        """Take the apps of a test back."""
        for one in self.used:
            one.end()
        # Limits count in what all apps share: who asks for them gets an app that has counted nothing.
        back = [one for one in self.used if not one.app.config["RATELIMIT_ENABLED"]]
        self.free = [*back, *self.free][:MOST]
        self.used.clear()
