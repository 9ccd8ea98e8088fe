"""The log of an attempt, to settle a dispute: what was done to it, when each answer was saved, what the browser told.

Only the teacher of the quiz and the student themselves ever get it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from operator import itemgetter
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz.models import Attempt, AttemptEvent, Person
from quiz.saving_times import entries


@dataclass(frozen=True, slots=True)
class Logged:
    """Hold one line: when, what, and the name of who did it, if a teacher did."""

    at: datetime
    kind: str
    detail: dict[str, Any] = field(default_factory=dict)
    by: str = ""


def log_of(session: Session, attempt: Attempt) -> list[Logged]:
    """Return an attempt's log, oldest first; its items and responses are loaded already."""
    rows = session.execute(
        select(AttemptEvent, Person.name)
        .outerjoin(Person, Person.id == AttemptEvent.by_id)
        .where(AttemptEvent.attempt_id == attempt.id)
        .order_by(AttemptEvent.at, AttemptEvent.id)
    )
    events = once([Logged(event.at, event.kind, event.detail or {}, name or "") for event, name in rows])
    return sorted([*events, *_saves(attempt), *_bounds(attempt)], key=lambda line: line.at)


def once(lines: list[Logged]) -> list[Logged]:
    """Return lines without those that a browser told again because it did not hear that they had arrived."""
    seen = set()
    kept = []
    for line in lines:
        mark = line.detail.get("mark")
        if mark is None or (line.kind, mark) not in seen:
            kept.append(line)
        seen.add((line.kind, mark))
    return kept


def _saves(attempt: Attempt) -> Iterator[Logged]:
    saves = [
        (moment, item.position, mark)
        for item in attempt.items
        if item.response
        for moment, mark in entries(item.response.history)
    ]
    # Devices are numbered in the order they came; forms without scripts are one.
    devices: dict[str, int] = {}
    for moment, position, mark in sorted(saves, key=itemgetter(0)):
        device = devices.setdefault(mark, len(devices) + 1)
        yield Logged(moment, "saved", {"position": position, "device": device})


def _bounds(attempt: Attempt) -> Iterator[Logged]:
    yield Logged(attempt.started_at, "begun")
    if attempt.submitted_at is not None:
        yield Logged(attempt.submitted_at, "submitted", {"by": attempt.submitted_by})
    if attempt.result_seen_at is not None:
        yield Logged(attempt.result_seen_at, "result_seen")
