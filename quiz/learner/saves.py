"""A save as a script sends it: JSON, or a form with the JSON in it, which is how a beacon travels."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from flask import Request

from questions.errors import ResponseError
from questions.messages import Message
from quiz.browser_log import Line, lines_in
from quiz.certainty import LEVELS
from quiz.saving import Save

CLIENT = re.compile(r"[A-Za-z0-9_-]{1,64}")
LARGEST = 2**31 - 1
"""The largest whole number that a column for counts has room for."""


@dataclass(frozen=True, slots=True)
class PositionedSave:
    """Pair a save with the position of its question, and with what the browser tells of itself besides."""

    position: int
    save: Save
    log: list[Line]


def read_save(request: Request) -> PositionedSave:
    """Return the save that a request carries; raise `ResponseError` where it has another shape."""
    data = _json(request)
    if not isinstance(data, dict):
        raise ResponseError("A save is a JSON object.")
    client, answer = data.get("client"), data.get("answer")
    if not isinstance(client, str) or not CLIENT.fullmatch(client):
        raise ResponseError("The field “client” is 1 to 64 letters, digits, dashes or underscores.")
    if answer is not None and not isinstance(answer, dict):
        raise ResponseError("An answer is a JSON object, or null when blank.")
    sequence, base = _count(data, "sequence"), _count(data, "base")
    save = Save(answer, client, sequence, base, certainty_in(data))
    return PositionedSave(_count(data, "position"), save, lines_in(data.get("log")))


def read_log(request: Request) -> list[Line]:
    """Return what a browser tells of itself as its page goes away."""
    return lines_in(_parsed(request.form.get("log", "")))


def certainty_in(data: dict[str, Any]) -> int | None:
    """Return how sure somebody is, or `None`; raise `ResponseError` for no level there is."""
    level = data.get("certainty")
    if level is None:
        return None
    if isinstance(level, bool) or level not in LEVELS:
        raise ResponseError("How sure one is, is 1, 2 or 3.")
    return int(level)


def _json(request: Request) -> Any:
    return _parsed(request.get_data() if request.is_json else request.form.get("save", ""))


def _parsed(text: str | bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _count(data: dict[str, Any], name: str) -> int:
    value = data.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST:
        raise ResponseError(Message("The field “%(name)s” is a whole number from 0.", name=name))
    return value
