"""Give a quiz to somebody, change that later, take it back: plain functions on a session; the caller commits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from quiz.deadlines import GRACE, Needs
from quiz.models import Accommodation, Assignment, Attempt, Person, Quiz, SchoolClass
from quiz.models.columns import now
from quiz.sent_twice import just_made


@dataclass(frozen=True, slots=True)
class Plan:
    """Hold what a teacher decided of an assignment; `settings` are those of `quiz.models.settings`."""

    audience: str
    classes: Sequence[SchoolClass] = ()
    students: Sequence[Person] = ()
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    late_policy: str = "refuse"
    guests_allowed: bool = False
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moved:
    """Say what a change did to attempts under way: how many end earlier or later now, how many at once."""

    earlier: int = 0
    later: int = 0
    at_once: int = 0

    def __add__(self, other: Moved) -> Moved:
        return Moved(self.earlier + other.earlier, self.later + other.later, self.at_once + other.at_once)


@dataclass(frozen=True, slots=True)
class Loss:
    """Say what deleting an assignment takes along."""

    attempts: int
    under_way: int


def assign(session: Session, quiz: Quiz, plan: Plan) -> Assignment:
    """Open a quiz to classes or students; the same plan posted twice is one assignment."""
    twin = _just_made(quiz, plan)
    if twin is not None:
        return twin
    assignment = Assignment()
    assignment.take_settings(quiz)
    _write(assignment, plan)
    quiz.assign(assignment)
    session.add(assignment)
    session.flush()
    return assignment


def change(session: Session, assignment: Assignment, plan: Plan) -> Moved:
    """Change an assignment and work out again when the attempts under way end."""
    _write(assignment, plan)
    session.flush()
    return work_out_again(session, assignment)


def change_settings(
    session: Session, quiz: Quiz, settings: Mapping[str, Any], following: Sequence[Assignment]
) -> Moved:
    """Change how a quiz is taken, and how those of its assignments are that follow."""
    for name, value in settings.items():
        setattr(quiz, name, value)
    moved = Moved()
    for assignment in following:
        assignment.take_settings(quiz)
        session.flush()
        moved += work_out_again(session, assignment)
    return moved


def work_out_again(session: Session, assignment: Assignment) -> Moved:
    """Give the attempts under way the deadlines that the assignment means now, with what was granted on top.

    None is shortened to less than the grace from now: what its student is typing still arrives.
    """
    rows = session.execute(
        select(Attempt, Accommodation)
        .outerjoin(Accommodation, Accommodation.student_id == Attempt.student_id)
        .where(Attempt.assignment_id == assignment.id, Attempt.state == "in_progress", Attempt.preview.is_(False))
        .with_for_update(of=Attempt)
    ).all()
    earlier = later = at_once = 0
    soonest = now() + GRACE
    for attempt, accommodation in rows:
        before = attempt.deadline
        due = assignment.deadline_for(attempt.started_at, Needs.of(accommodation))
        due = due and due + timedelta(seconds=attempt.extra_seconds)
        if due == before:
            continue
        if due is not None and due < soonest and (before is None or due < before):
            at_once += 1
            due = soonest if before is None else min(soonest, before)
        sooner = due is not None and (before is None or due < before)
        earlier, later = earlier + sooner, later + (not sooner)
        attempt.deadline = due
    return Moved(earlier, later, at_once)


def loss_of(session: Session, assignment: Assignment) -> Loss:
    """Return what would be gone with an assignment."""
    begun, submitted = session.execute(
        select(func.count(Attempt.id), func.count(Attempt.submitted_at)).where(
            Attempt.assignment_id == assignment.id, Attempt.preview.is_(False)
        )
    ).one()
    return Loss(begun, begun - submitted)


def delete_assignment(session: Session, assignment: Assignment) -> None:
    """Delete an assignment with its attempts; its quiz stays."""
    session.execute(
        delete(Assignment).where(Assignment.id == assignment.id).execution_options(synchronize_session=False)
    )
    session.expire_all()


def _write(assignment: Assignment, plan: Plan) -> None:
    if assignment.audience != "anyone" or assignment.id is None:
        assignment.audience = plan.audience
        assignment.classes = list(plan.classes) if plan.audience == "classes" else []
        assignment.students = list(plan.students) if plan.audience == "students" else []
    assignment.opens_at, assignment.closes_at = plan.opens_at, plan.closes_at
    assignment.late_policy, assignment.guests_allowed = plan.late_policy, plan.guests_allowed
    for name, value in plan.settings.items():
        setattr(assignment, name, value)


def _just_made(quiz: Quiz, plan: Plan) -> Assignment | None:
    for other in quiz.assignments:
        same = (other.audience, other.closes_at) == (plan.audience, plan.closes_at)
        same = same and set(other.classes) == set(plan.classes) and set(other.students) == set(plan.students)
        if same and just_made(other.created_at):
            return other
    return None
