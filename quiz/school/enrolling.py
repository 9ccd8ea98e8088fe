"""Who is in a class: come in by name, leave and come back, each name once; nothing of a student's is lost."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from questions.messages import Message
from quiz.models import Enrolment, Login, Person, SchoolClass
from quiz.models.assignment import nickname_key
from quiz.models.columns import now
from quiz.models.errors import DomainError, Taken
from quiz.nicknames import cleaned
from quiz.school.secrets import draw, hashed, normalised_secret

LONGEST_NAME = 120
MOST_STUDENTS = 300
"""How many students one class may have: all their secrets are made in one request."""


class NotEnrolling(DomainError):
    """Refuse somebody who enrols by code in a class that takes nobody, or nobody more."""

    status = 409


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
    place = enrol(session, school_class, name, hashed(secret), ticket)
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
    places = places_of(session, school_class)
    own = next((place for place in places.values() if place.student_id == student.id), None)
    if own is not None:
        come_back(own)
        return own
    if nickname_key(name) in places:
        raise name_taken(name)
    if is_full(places):
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


def enrol(
    session: Session, school_class: SchoolClass, name: str, secret_hash: str | None, ticket: str | None = None
) -> Enrolment:
    """Add a new student to a class."""
    student = Person(name=name)
    if secret_hash:
        student.logins.append(Login.with_class_secret(secret_hash, ticket))
    place = Enrolment(
        class_id=school_class.id, student=student, name=name, name_key=nickname_key(name), created_at=now()
    )
    session.add(place)
    return place


def places_of(session: Session, school_class: SchoolClass) -> dict[str, Enrolment]:
    """Return every place of a class by the key of its name, those who left too."""
    found = session.scalars(select(Enrolment).where(Enrolment.class_id == school_class.id))
    return {place.name_key: place for place in found}


def is_full(places: Mapping[str, Enrolment]) -> bool:
    """Say whether a class has as many students as it may."""
    return sum(place.left_at is None for place in places.values()) >= MOST_STUDENTS


def _enrolled_by(session: Session, school_class: SchoolClass, name: str, ticket: str, secret: str) -> Enrolment | None:
    """Return who was enrolled by the form with this ticket, under the same name, while their secret still holds."""
    same = Enrolment.class_id == school_class.id, Enrolment.name_key == nickname_key(cleaned(name))
    logins = (Login.person_id == Enrolment.student_id) & (Login.identifier == Login.drawn_by(ticket))
    found = session.execute(select(Enrolment, Login).join(Login, logins).where(*same)).first()
    if found is None or not found[1].accepts(normalised_secret(secret)):
        return None
    place: Enrolment = found[0]
    return place


def _count(session: Session, school_class: SchoolClass) -> int:
    here = select(func.count(Enrolment.id)).where(Enrolment.class_id == school_class.id, Enrolment.left_at.is_(None))
    return session.scalar(here) or 0
