"""Who is in a class: enrol by name, leave and come back, each name once; nothing of a student's is lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from questions.messages import Message
from quiz.models import Accommodation, Enrolment, Login, Person, SchoolClass
from quiz.models.assignment import nickname_key
from quiz.models.columns import now
from quiz.models.errors import DomainError, Taken
from quiz.nicknames import cleaned
from quiz.school.secrets import draw, hashed, normalised_secret

LONGEST_NAME = 120
MOST_STUDENTS = 300
"""How many students one class may have: all their secrets are made in one request."""

Outcome = Literal["added", "back", "there", "refused"]


class NotEnrolling(DomainError):
    """Refuse somebody who enrols by code in a class that takes nobody, or nobody more."""

    status = 409


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
    register = _Register(school_class, _places(session, school_class))
    return [_enrol(session, register, row) for row in rows]


def enrol_oneself(
    session: Session, school_class: SchoolClass, name: str, ticket: str | None = None
) -> tuple[Enrolment, str]:
    """Enrol who typed a class's code under a name; return their place and their secret, which is shown once.

    The same form sent twice, known by its `ticket`, enrols once and shows the same secret.
    Raises `NotEnrolling` and `Taken`. A name whose bearer left is not free either: only a teacher brings back.
    """
    secret = draw(school_class.sign_in_by, ticket)
    take_turns(session, school_class.id)
    twin = _enrolled_by(session, school_class, name, ticket, secret) if ticket else None
    if twin is not None:
        return twin, secret
    if not school_class.enrolling or school_class.archived_at is not None:
        raise NotEnrolling("This class takes no new students by code now. Ask your teacher to add you.")
    if _count(session, school_class) >= MOST_STUDENTS:
        raise NotEnrolling("This class is full. Ask your teacher.")
    name = cleaned(name)
    if reason := unfit(name):
        raise Taken(reason)
    place = _add(session, school_class, name, hashed(secret), ticket)
    try:
        session.flush()
    except IntegrityError as error:
        session.rollback()
        raise name_taken(name) from error
    return place, secret


def take_turns(session: Session, class_id: int) -> None:
    """Make requests that look for names in a class and then add some wait for one another, until the commit.

    The row is written as it is: PostgreSQL locks it, SQLite gives the one writer's turn.
    """
    unchanged = update(SchoolClass).where(SchoolClass.id == class_id).values(name=SchoolClass.name)
    session.execute(unchanged.execution_options(synchronize_session=False))


def rename(session: Session, place: Enrolment, name: str) -> None:
    """Give a student of a class another name. Raises `Taken` where another there has it."""
    name = cleaned(name)
    if reason := unfit(name):
        raise Taken(reason)
    take_turns(session, place.class_id)
    same = select(Enrolment.id).where(
        Enrolment.class_id == place.class_id, Enrolment.name_key == nickname_key(name), Enrolment.id != place.id
    )
    if session.scalar(same) is not None:
        raise name_taken(name)
    place.name, place.name_key, place.student.name = name, nickname_key(name), name


def leave(place: Enrolment) -> None:
    """Take a student out of a class; the place is kept, and with it every attempt."""
    place.left_at = place.left_at or now()


def come_back(place: Enrolment) -> None:
    """Put a student who left back into a class."""
    place.left_at = None


def enrol_in(session: Session, student: Person, school_class: SchoolClass, name: str) -> Enrolment:
    """Enrol a student of one class in another one too. Raises `Taken` where another there has the name."""
    take_turns(session, school_class.id)
    places = _places(session, school_class)
    own = next((place for place in places.values() if place.student_id == student.id), None)
    if own is not None:
        come_back(own)
        return own
    if nickname_key(name) in places:
        raise name_taken(name)
    if sum(place.left_at is None for place in places.values()) >= MOST_STUDENTS:
        raise NotEnrolling("This class is full. Ask your teacher.")
    place = Enrolment(
        class_id=school_class.id, student_id=student.id, name=name, name_key=nickname_key(name), created_at=now()
    )
    session.add(place)
    return place


def unfit(name: str) -> Message | None:
    """Return why a cleaned name cannot be a student's, or `None`."""
    if not any(character.isalnum() for character in name):
        return Message("There is no name in it.")
    if len(name) > LONGEST_NAME or len(nickname_key(name)) > LONGEST_NAME * 4:
        return Message("A name has at most %(most)s characters.", most=LONGEST_NAME)
    return None


def name_taken(name: str) -> Taken:
    """Return the refusal of a name that somebody of the class has or had."""
    return Taken(Message("Somebody in this class is called “%(name)s” already.", name=name))


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
    if sum(other.left_at is None for other in register.places.values()) >= MOST_STUDENTS:
        full = Message("A class has at most %(most)s students.", most=MOST_STUDENTS)
        return Line(row.number, name, "refused", full)
    if place is not None:
        come_back(place)
        return Line(row.number, name, "back")
    place = _add(session, register.school_class, name, hashed(row.secret) if row.secret else None)
    if row.untimed or row.time_factor > 1:
        place.student.accommodation = Accommodation(time_factor=row.time_factor, untimed=row.untimed)
    register.places[key] = place
    return Line(row.number, name, "added")


def _enrolled_by(session: Session, school_class: SchoolClass, name: str, ticket: str, secret: str) -> Enrolment | None:
    """Return who was enrolled by the form with this ticket, under the same name, while their secret still holds."""
    same = Enrolment.class_id == school_class.id, Enrolment.name_key == nickname_key(cleaned(name))
    logins = (Login.person_id == Enrolment.student_id) & (Login.identifier == Login.drawn_by(ticket))
    found = session.execute(select(Enrolment, Login).join(Login, logins).where(*same)).first()
    if found is None or not found[1].accepts(normalised_secret(secret)):
        return None
    place: Enrolment = found[0]
    return place


def _add(
    session: Session, school_class: SchoolClass, name: str, secret_hash: str | None, ticket: str | None = None
) -> Enrolment:
    student = Person(name=name)
    if secret_hash:
        student.logins.append(Login.with_class_secret(secret_hash, ticket))
    place = Enrolment(
        class_id=school_class.id, student=student, name=name, name_key=nickname_key(name), created_at=now()
    )
    session.add(place)
    return place


def _places(session: Session, school_class: SchoolClass) -> dict[str, Enrolment]:
    found = session.scalars(select(Enrolment).where(Enrolment.class_id == school_class.id))
    return {place.name_key: place for place in found}


def _count(session: Session, school_class: SchoolClass) -> int:
    here = select(func.count(Enrolment.id)).where(Enrolment.class_id == school_class.id, Enrolment.left_at.is_(None))
    return session.scalar(here) or 0
