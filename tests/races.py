"""Doing one thing several times at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from flask import Flask

from quiz.extensions import db


def at_once(app: Flask, act: Callable[[int], Any], count: int = 8) -> list[Any]:
    """Return what `act` gives for each number below `count`, all at once, each in an app context of its own."""

    def run(number: int) -> Any:
        with app.app_context():
            result = act(number)
            db.session.remove()
            return result

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))
