"""What a student needs in every quiz, as plain values with defaults; `quiz.deadlines` says what it means for time."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz.models import Accommodation, Person

TIME_FACTORS = (1.0, 1.25, 1.5, 2.0)
MOST_EXTRA_ATTEMPTS = 20


@dataclass(frozen=True, slots=True)
class Accommodations:
    """Hold how a student's limits stretch, or that there are none, and what pages do for them."""

    time_factor: float = 1.0
    untimed: bool = False
    extra_attempts: int = 0
    read_aloud: bool = False
    no_animation: bool = False


NONE = Accommodations()


def accommodation_of(session: Session, student: Person | None) -> Accommodations:
    """Return what a student needs; a guest, and who was given nothing, needs nothing."""
    if student is None:
        return NONE
    return plain(session.scalar(select(Accommodation).where(Accommodation.student_id == student.id)))


def plain(row: Accommodation | None) -> Accommodations:
    """Return a stored accommodation as plain values."""
    if row is None:
        return NONE
    return Accommodations(row.time_factor, row.untimed, row.extra_attempts, row.read_aloud, row.no_animation)


def accommodate(session: Session, student: Person, needed: Accommodations) -> None:
    """Store what a student needs from now on."""
    row = session.scalar(select(Accommodation).where(Accommodation.student_id == student.id))
    if row is None:
        row = Accommodation(student_id=student.id)
        session.add(row)
    row.time_factor, row.untimed, row.extra_attempts = needed.time_factor, needed.untimed, needed.extra_attempts
    row.read_aloud, row.no_animation = needed.read_aloud, needed.no_animation
