"""Enrolling a list of students: what of it can be taken is, and each row is told what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy.orm import Session

from questions.messages import Message
from quiz.models import Accommodation, Enrolment, SchoolClass
from quiz.models.assignment import nickname_key
from quiz.nicknames import cleaned
from quiz.school.enrolling import LONGEST_NAME, MOST_STUDENTS, come_back, enrol, is_full, places_of, take_turns, unfit
from quiz.school.secrets import hashed

Outcome = Literal["added", "back", "there", "refused"]


@dataclass(frozen=True, slots=True)
class Row:
    """One student as a list names them: the number of the row, the name, and what else it says."""

    number: int
    name: str
    secret: str | None = None
    time_factor: float = 1.0
    untimed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Say what became of one row; `reason` says why it was refused."""

    number: int
    name: str
    outcome: Outcome
    reason: Message | None = None


@dataclass(slots=True)
class _Register:
    """The places of a class by the key of their name, and what was taken from this list already."""

    school_class: SchoolClass
    places: dict[str, Enrolment]
    seen: dict[str, int] = field(default_factory=dict)


def enrol_all(session: Session, school_class: SchoolClass, rows: list[Row]) -> list[Line]:
    """Enrol what can be enrolled of a list and say of each row what became of it.

    A list sent again adds nobody twice: a name that is there already stays as it is. Who had left comes back.
    """
    take_turns(session, school_class.id)
    register = _Register(school_class, places_of(session, school_class))
    return [_enrol(session, register, row) for row in rows]


def _enrol(session: Session, register: _Register, row: Row) -> Line:
    name = cleaned(row.name)
    key = nickname_key(name)
    if reason := unfit(name):
        return Line(row.number, name[:LONGEST_NAME], "refused", reason)
    if key in register.seen:
        again = Message(
            "Row %(row)s has the same name. Tell the two apart, such as by a letter of the surname.",
            row=register.seen[key],
        )
        return Line(row.number, name, "refused", again)
    register.seen[key] = row.number
    place = register.places.get(key)
    if place is not None and place.left_at is None:
        return Line(row.number, name, "there")
    if is_full(register.places):
        full = Message("A class has at most %(most)s students.", most=MOST_STUDENTS)
        return Line(row.number, name, "refused", full)
    if place is not None:
        come_back(place)
        return Line(row.number, name, "back")
    place = enrol(session, register.school_class, name, hashed(row.secret) if row.secret else None)
    if row.untimed or row.time_factor > 1:
        place.student.accommodation = Accommodation(time_factor=row.time_factor, untimed=row.untimed)
    register.places[key] = place
    return Line(row.number, name, "added")
