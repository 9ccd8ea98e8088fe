"""What a student needs to take a quiz fairly, as plain values with defaults."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz.models import Accommodation, Person

TIME_FACTORS = (1.0, 1.25, 1.5, 2.0)
MOST_EXTRA_ATTEMPTS = 20


@dataclass(frozen=True, slots=True)
class Needs:
    """Hold a student's accommodations: how limits stretch, or that there are none; what pages do for them."""

    time_factor: float = 1.0
    untimed: bool = False
    extra_attempts: int = 0
    read_aloud: bool = False
    no_animation: bool = False

    def stretched(self, seconds: int | None) -> int | None:
        """Return a time limit as this student has it; `None` is no limit."""
        return None if seconds is None or self.untimed else round(seconds * self.time_factor)


def accommodation_of(session: Session, student: Person | None) -> Needs:
    """Return what a student needs; a guest and who has no accommodation need nothing."""
    if student is None:
        return Needs()
    return needs_of(session.scalar(select(Accommodation).where(Accommodation.student_id == student.id)))


def needs_of(row: Accommodation | None) -> Needs:
    """Return a stored accommodation as plain values."""
    if row is None:
        return Needs()
    return Needs(row.time_factor, row.untimed, row.extra_attempts, row.read_aloud, row.no_animation)


def accommodate(session: Session, student: Person, needs: Needs) -> None:
    """Store what a student needs from now on."""
    row = session.scalar(select(Accommodation).where(Accommodation.student_id == student.id))
    if row is None:
        row = Accommodation(student_id=student.id)
        session.add(row)
    row.time_factor, row.untimed, row.extra_attempts = needs.time_factor, needs.untimed, needs.extra_attempts
    row.read_aloud, row.no_animation = needs.read_aloud, needs.no_animation
