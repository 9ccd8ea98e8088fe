"""Teach a class together: its owner shares it with a colleague, who may do all but share or delete it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz.models import ClassTeacher, Login, Person, SchoolClass
from quiz.models.errors import DomainError


class NotShared(DomainError):
    """Refuse to share a class: there is no such colleague to share it with."""


def is_owner(school_class: SchoolClass, person: Person) -> bool:
    """Say whether a class is a teacher's own, not one that a colleague shares."""
    return any(row.person_id == person.id and row.role == "owner" for row in school_class.teachers)


def share(session: Session, school_class: SchoolClass, email: str) -> Person:
    """Share a class with the teacher who signs in with an address; sharing twice is sharing once.

    Raises `NotShared`. That there is no teacher with an address must be said, or a slip of the pen would
    share with nobody unnoticed; it is said to signed-in teachers only.
    """
    login = session.scalar(Login.by_email(email))
    if login is None or not login.person.teacher:
        raise NotShared("No teacher here signs in with this address. Check it, or invite your colleague first.")
    if all(row.person_id != login.person_id for row in school_class.teachers):
        school_class.teachers.append(ClassTeacher(person_id=login.person_id, role="colleague"))
    return login.person


def stop_sharing(session: Session, school_class: SchoolClass, person_id: int) -> None:
    """Take a class from a colleague; its owner stays, and who does not teach it is no matter."""
    row = session.scalar(
        select(ClassTeacher).where(
            ClassTeacher.class_id == school_class.id,
            ClassTeacher.person_id == person_id,
            ClassTeacher.role == "colleague",
        )
    )
    if row is not None:
        school_class.teachers.remove(row)
