"""Fetch classes and students through the teacher who asks: what is another's does not exist."""

from __future__ import annotations

from flask import abort
from flask_login import current_user
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from quiz.extensions import db
from quiz.models import ClassTeacher, Enrolment, Person, SchoolClass
from quiz.school.overview import taught_by
from quiz.school.sharing import is_owner
from quiz.teacher.access import possible

FORBIDDEN = 403


def my_class(class_id: int) -> SchoolClass:
    """Return a class that the teacher owns or shares, or answer 404."""
    query = (
        SchoolClass.taught_by(current_user)
        .where(SchoolClass.id == possible(class_id))
        .options(selectinload(SchoolClass.teachers).joinedload(ClassTeacher.person).selectinload(Person.logins))
    )
    return db.session.scalar(query) or abort(404)


def own_class(class_id: int) -> SchoolClass:
    """Return a class that is the teacher's own; a colleague's may be seen, but not shared or deleted."""
    found = my_class(class_id)
    return found if is_owner(found, current_user) else abort(FORBIDDEN)


def place_in(school_class: SchoolClass, place_id: int) -> Enrolment:
    """Return a student's place in a class, or answer 404."""
    query = (
        select(Enrolment)
        .where(Enrolment.id == possible(place_id), Enrolment.class_id == school_class.id)
        .options(joinedload(Enrolment.student).selectinload(Person.logins))
    )
    return db.session.scalar(query) or abort(404)


def my_student(student_id: int) -> Person:
    """Return a student of the teacher's classes or quizzes, or answer 404."""
    query = (
        select(Person)
        .where(Person.id == possible(student_id), taught_by(current_user))
        .options(joinedload(Person.accommodation), selectinload(Person.logins))
    )
    found: Person | None = db.session.scalar(query)
    return found or abort(404)
