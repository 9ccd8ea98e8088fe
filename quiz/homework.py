"""What a student has to do and has done: every assignment given to them or taken by them, in four queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from quiz.audience import given_to
from quiz.counting import counted
from quiz.deadlines import Needs
from quiz.entering import needs_of
from quiz.feedback import at_it_now
from quiz.models import Assignment, Attempt, Person
from quiz.results.counted import COUNTED

NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Task:
    """Hold one assignment as its student sees it; `told` says whether scores and answers may be shown now."""

    assignment: Assignment
    attempts: tuple[Attempt, ...]
    needs: Needs
    given: bool
    told: bool

    @property
    def under_way(self) -> Attempt | None:
        """Return the attempt to go on with, or `None`."""
        return next((one for one in self.attempts if not one.submitted), None)

    @property
    def done(self) -> tuple[Attempt, ...]:
        """Return the submitted attempts, in the order they were begun."""
        return tuple(one for one in self.attempts if one.submitted)

    @property
    def left(self) -> int:
        """Return how many attempts can still be begun now."""
        if not self.given or not self.assignment.takes_attempts:
            return 0
        return max(0, self.assignment.attempts_allowed + self.needs.extra_attempts - len(self.attempts))

    @property
    def limit(self) -> int | None:
        """Return the time limit that this student has, in seconds."""
        seconds = self.assignment.time_limit_seconds
        return None if seconds is None or self.needs.untimed else round(seconds * self.needs.factor)

    @property
    def fraction(self) -> float | None:
        """Return the score by the counting rule where it may be told."""
        if not self.told:
            return None
        return counted([one.fraction for one in self.done], self.assignment.attempt_counts)

    @property
    def state(self) -> str:
        """Return `due`, `coming`, `done` or `missed`."""
        if self.under_way is not None:
            return "due"
        if self.done:
            return "done"
        if self.left:
            return "due"
        return "coming" if self.assignment.upcoming and self.assignment.quiz.published else "missed"

    @property
    def due(self) -> datetime:
        """Return by when it is to be done: what tasks are sorted by."""
        attempt = self.under_way
        ends = [end for end in (attempt.deadline if attempt else None, self.assignment.closes_at) if end]
        return min(ends, default=NEVER)


def tasks_of(session: Session, student: Person) -> list[Task]:
    """Return a student's assignments: those given to them now, and those they took before."""
    needs = needs_of(session, student)
    taken = select(Attempt).where(Attempt.student_id == student.id, COUNTED).order_by(Attempt.number)
    attempts: dict[int, list[Attempt]] = {}
    for attempt in session.scalars(taken):
        attempts.setdefault(attempt.assignment_id, []).append(attempt)
    rows = session.execute(
        select(Assignment, given_to(student).label("given"))
        .where(or_(given_to(student), Assignment.id.in_(list(attempts))))
        .options(joinedload(Assignment.quiz))
        .order_by(Assignment.id)
    ).all()
    waiting = at_it_now(session, [row[0].id for row in rows if row[0].feedback == "after_closing"])
    return [
        _task(assignment, attempts.get(assignment.id, []), needs, bool(given), waiting) for assignment, given in rows
    ]


def sorted_out(tasks: Iterable[Task]) -> Mapping[str, list[Task]]:
    """Return tasks by their state: what is due and what comes by time, what is done the newest first."""
    found: dict[str, list[Task]] = {"due": [], "coming": [], "done": [], "missed": []}
    for task in tasks:
        found[task.state].append(task)
    found["due"].sort(key=lambda task: task.due)
    found["coming"].sort(key=lambda task: task.assignment.opens_at or NEVER)
    found["done"].sort(key=lambda task: task.done[-1].submitted_at or NEVER, reverse=True)
    found["missed"].sort(key=lambda task: task.due, reverse=True)
    return found


def _task(assignment: Assignment, attempts: list[Attempt], needs: Needs, given: bool, waiting: set[int]) -> Task:
    told = assignment.feedback != "after_closing" or (assignment.closed and assignment.id not in waiting)
    open_to_them = given or assignment.audience == "anyone"
    return Task(assignment, tuple(attempts), needs, open_to_them, told)
