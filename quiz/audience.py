"""Whom an assignment is for: anyone with its code, the students of its classes, or those chosen."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import Session

from quiz.models.assignment import Assignment, to_classes, to_students
from quiz.models.person import Person
from quiz.models.school_class import Enrolment, SchoolClass


def may_take(session: Session, assignment: Assignment, student: Person) -> bool:
    """Say whether a student may take an assignment: whoever left a class no longer may."""
    if assignment.audience == "anyone":
        return True
    query = select(Assignment.id).where(Assignment.id == assignment.id, given_to(student))
    return session.scalar(query) is not None


def given_to(student: Person) -> ColumnElement[bool]:
    """Return the condition that an assignment was given to a student, not merely opened to anyone."""
    in_class = exists().where(
        to_classes.c.assignment_id == Assignment.id,
        to_classes.c.class_id == Enrolment.class_id,
        Enrolment.class_id == SchoolClass.id,
        SchoolClass.archived_at.is_(None),
        Enrolment.student_id == student.id,
        Enrolment.left_at.is_(None),
    )
    chosen = exists().where(to_students.c.assignment_id == Assignment.id, to_students.c.student_id == student.id)
    return or_((Assignment.audience == "classes") & in_class, (Assignment.audience == "students") & chosen)


def students_of(assignment: Assignment) -> Select[int, str]:
    """Select the id and the name of everybody an assignment is given to, by name."""
    if assignment.audience == "classes":
        enrolled = (
            select(Enrolment.student_id, func.min(Enrolment.name).label("name"))
            .join(to_classes, to_classes.c.class_id == Enrolment.class_id)
            .where(to_classes.c.assignment_id == assignment.id, Enrolment.left_at.is_(None))
            .group_by(Enrolment.student_id)
        )
        return enrolled.order_by("name", Enrolment.student_id)
    return (
        select(Person.id, Person.name)
        .join(to_students, to_students.c.student_id == Person.id)
        .where(to_students.c.assignment_id == assignment.id)
        .order_by(Person.name, Person.id)
    )
