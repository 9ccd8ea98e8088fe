"""Deleting a class; the caller commits. Attempts stay with the students and the assignments, unless asked otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Select, delete, distinct, exists, func, select
from sqlalchemy.orm import Session, aliased

from quiz.models import Attempt, Enrolment, Person, SchoolClass
from quiz.models.assignment import to_classes


@dataclass(frozen=True, slots=True)
class Loss:
    """Say what a class's deletion touches."""

    students: int
    only_here: int
    """How many of them are in no other class."""
    attempts: int
    """How many attempts those few have, which stay unless they are deleted too."""
    assignments: int


def loss_of(session: Session, school_class: SchoolClass) -> Loss:
    """Return what would be gone with a class, and what would stay."""
    students = select(func.count(distinct(Enrolment.student_id))).where(Enrolment.class_id == school_class.id)
    only_here = _only_here(school_class.id).subquery()
    attempts = select(func.count(Attempt.id)).where(Attempt.student_id.in_(select(only_here.c.id)))
    assignments = select(func.count()).select_from(to_classes).where(to_classes.c.class_id == school_class.id)
    return Loss(
        session.scalar(students) or 0,
        session.scalar(select(func.count()).select_from(only_here)) or 0,
        session.scalar(attempts) or 0,
        session.scalar(assignments) or 0,
    )


def delete_class(session: Session, school_class: SchoolClass, *, students_too: bool = False) -> None:
    """Delete a class; with `students_too` also those who are in no other one, with all their attempts."""
    if students_too:
        ids = session.scalars(_only_here(school_class.id)).all()
        gone = delete(Person).where(Person.id.in_(ids), ~Person.teacher)
        session.execute(gone.execution_options(synchronize_session=False))
    gone_class = delete(SchoolClass).where(SchoolClass.id == school_class.id)
    session.execute(gone_class.execution_options(synchronize_session=False))
    session.expire_all()


def _only_here(class_id: int) -> Select[int]:
    other = aliased(Enrolment)
    elsewhere = exists().where(other.student_id == Person.id, other.class_id != class_id)
    return (
        select(Person.id)
        .join(Enrolment, Enrolment.student_id == Person.id)
        .where(Enrolment.class_id == class_id, ~elsewhere)
    )
