"""Who has not started, is at it, or is done: one assignment at a glance, in two queries however many take it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from quiz.audience import students_of
from quiz.counting import counted, counting
from quiz.models import Assignment, Attempt, AttemptItem, Guest, Person, Response
from quiz.models.columns import now


@dataclass(frozen=True, slots=True)
class Tried:
    """Hold one attempt as the monitor shows it."""

    id: int
    number: int
    submitted: bool
    submitted_by: str | None
    deadline: datetime | None
    fraction: float | None
    late: bool
    discarded: bool
    answered: int
    asked: int

    @property
    def seconds_left(self) -> int | None:
        """Return how many seconds are left, or `None` where the time has no limit or the attempt is over."""
        if self.deadline is None or self.submitted:
            return None
        return max(0, ceil((self.deadline - now()).total_seconds()))


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one student or guest with all their attempts, in the order they were begun."""

    key: str
    name: str
    guest_id: int | None
    attempts: tuple[Tried, ...]
    rule: str
    given: bool = True
    """Whether the assignment is given to them now: not to guests, nor to who left the class."""

    @property
    def current(self) -> Tried | None:
        """Return the attempt under way, or `None`."""
        return next((one for one in self.attempts if not one.submitted and not one.discarded), None)

    @property
    def done(self) -> tuple[Tried, ...]:
        """Return the submitted attempts that may count."""
        return tuple(one for one in self.attempts if one.submitted and not one.discarded)

    @property
    def state(self) -> str:
        """Return `at_it`, `done` or `not_started`."""
        return "at_it" if self.current else "done" if self.done else "not_started"

    @property
    def counting(self) -> tuple[Tried, ...]:
        """Return the attempts that make the score."""
        return tuple(self.done[index] for index in counting(self._fractions, self.rule))

    @property
    def fraction(self) -> float | None:
        """Return the score by the counting rule, as a share of the points."""
        return counted(self._fractions, self.rule)

    @property
    def late(self) -> bool:
        """Say whether an attempt that makes the score is late."""
        return any(one.late for one in self.counting)

    @property
    def _fractions(self) -> list[float]:
        return [one.fraction or 0.0 for one in self.done]


def lines_of(session: Session, assignment: Assignment) -> list[Line]:
    """Return everybody an assignment is given to, and everybody who took it, by name."""
    given: dict[int, str] = {}
    if assignment.audience != "anyone":
        given = {row[0]: row[1] for row in session.execute(students_of(assignment))}
    tried: dict[str, list[Row[Any]]] = {f"s{student}": [] for student in given}
    for row in session.execute(_attempts(assignment)):
        tried.setdefault(f"g{row.guest_id}" if row.guest_id else f"s{row.student_id}", []).append(row)
    lines = [_line(key, rows, given, assignment) for key, rows in tried.items()]
    return sorted(lines, key=lambda line: (line.name.casefold(), line.key))


def tally(lines: Sequence[Line]) -> dict[str, int]:
    """Return how many have not started, are at it, and are done."""
    states = [line.state for line in lines]
    return {state: states.count(state) for state in ("not_started", "at_it", "done")}


def _line(key: str, rows: Sequence[Row[Any]], given: dict[int, str], assignment: Assignment) -> Line:
    number = int(key[1:])
    guest = key.startswith("g")
    in_list = not guest and number in given
    name = given[number] if in_list else rows[0].name
    attempts = tuple(map(_tried, rows))
    return Line(
        key,
        name,
        number if guest else None,
        attempts,
        assignment.attempt_counts,
        in_list or assignment.audience == "anyone",
    )


def _tried(row: Row[Any]) -> Tried:
    return Tried(
        id=row.id,
        number=row.number,
        submitted=row.state == "submitted",
        submitted_by=row.submitted_by,
        deadline=row.deadline,
        fraction=row.score / row.points if row.score is not None and row.points else None,
        late=row.late,
        discarded=row.discarded_at is not None,
        answered=row.answered,
        asked=row.asked,
    )


def _attempts(assignment: Assignment) -> Any:
    counts = (
        select(
            AttemptItem.attempt_id,
            func.count(AttemptItem.id).label("asked"),
            func.count(Response.id).filter(Response.answer.is_not(None)).label("answered"),
        )
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .outerjoin(Response, Response.item_id == AttemptItem.id)
        .where(Attempt.assignment_id == assignment.id)
        .group_by(AttemptItem.attempt_id)
        .subquery()
    )
    return (
        select(
            Attempt.id,
            Attempt.guest_id,
            Attempt.student_id,
            Attempt.number,
            Attempt.state,
            Attempt.submitted_by,
            Attempt.deadline,
            Attempt.score,
            Attempt.points,
            Attempt.late,
            Attempt.discarded_at,
            func.coalesce(Guest.nickname, Person.name, "").label("name"),
            func.coalesce(counts.c.asked, 0).label("asked"),
            func.coalesce(counts.c.answered, 0).label("answered"),
        )
        .outerjoin(counts, counts.c.attempt_id == Attempt.id)
        .outerjoin(Guest, Guest.id == Attempt.guest_id)
        .outerjoin(Person, Person.id == Attempt.student_id)
        .where(Attempt.assignment_id == assignment.id, Attempt.preview.is_(False))
        .order_by(Attempt.number, Attempt.id)
    )
