"""A teacher's assignments with how far each is: for the desk and for a class, in a few queries however many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Select, distinct, exists, func, or_, select
from sqlalchemy.orm import Session, contains_eager, selectinload

from quiz.models import Assignment, Attempt, Enrolment, Person, Quiz, SchoolClass
from quiz.models.assignment import to_classes, to_students
from quiz.models.columns import now
from quiz.results.counted import COUNTED

KEPT = timedelta(days=14)
"""How long an assignment stays on the desk after it closed."""


@dataclass(frozen=True, slots=True)
class Running:
    """Hold an assignment with how many it is given to, how many of all are at it and how many are done."""

    assignment: Assignment
    given: int
    at_it: int
    done: int


def running(session: Session, teacher: Person) -> list[Running]:
    """Return the assignments to classes and students that are open, coming, or closed a short while ago."""
    query = (
        select(Assignment)
        .join(Assignment.quiz)
        .where(
            Quiz.owner_id == teacher.id,
            Assignment.audience != "anyone",
            or_(Assignment.closes_at.is_(None), Assignment.closes_at > now() - KEPT),
        )
        .options(contains_eager(Assignment.quiz), selectinload(Assignment.classes), selectinload(Assignment.students))
        .order_by(Assignment.closes_at.is_(None), Assignment.closes_at, Assignment.id)
    )
    found = list(session.scalars(query))
    ids = [one.id for one in found]
    given = {row[0]: row[1] for row in session.execute(_given_to_classes(ids))} if ids else {}
    given |= {row[0]: row[1] for row in session.execute(_given_to_students(ids))} if ids else {}
    taken = _by_assignment(session, _taken(ids)) if ids else {}
    return [Running(one, given.get(one.id, 0), *taken.get(one.id, (0, 0))) for one in found]


def of_class(session: Session, teacher: Person, school_class: SchoolClass) -> list[Running]:
    """Return what a teacher has given to a class or to some in it, the newest first; counted are those in the class."""
    here = select(Enrolment.student_id).where(Enrolment.class_id == school_class.id, Enrolment.left_at.is_(None))
    to_class = exists().where(to_classes.c.assignment_id == Assignment.id, to_classes.c.class_id == school_class.id)
    to_some = exists().where(to_students.c.assignment_id == Assignment.id, to_students.c.student_id.in_(here))
    query = (
        select(Assignment)
        .join(Assignment.quiz)
        .where(Quiz.owner_id == teacher.id, to_class | to_some)
        .options(contains_eager(Assignment.quiz), selectinload(Assignment.classes), selectinload(Assignment.students))
        .order_by(Assignment.id.desc())
    )
    found = list(session.scalars(query))
    ids = [one.id for one in found]
    students = set(session.scalars(here)) if ids else set()
    taken = _by_assignment(session, _taken(ids).where(Attempt.student_id.in_(here))) if ids else {}
    return [
        Running(
            one,
            len(students) if one.audience == "classes" else sum(each.id in students for each in one.students),
            *taken.get(one.id, (0, 0)),
        )
        for one in found
    ]


def _by_assignment(session: Session, counting: Select[int, int, int]) -> dict[int, tuple[int, int]]:
    return {row[0]: (row[1], row[2]) for row in session.execute(counting)}


def _given_to_classes(ids: list[int]) -> Select[int, int]:
    return (
        select(to_classes.c.assignment_id, func.count(distinct(Enrolment.student_id)))
        .join(Enrolment, Enrolment.class_id == to_classes.c.class_id)
        .where(to_classes.c.assignment_id.in_(ids), Enrolment.left_at.is_(None))
        .group_by(to_classes.c.assignment_id)
    )


def _given_to_students(ids: list[int]) -> Select[int, int]:
    return (
        select(to_students.c.assignment_id, func.count())
        .where(to_students.c.assignment_id.in_(ids))
        .group_by(to_students.c.assignment_id)
    )


def _taken(ids: list[int]) -> Select[int, int, int]:
    """Count the students and guests at it and done: one with several attempts is one."""
    # The two ids are of different tables: guests are told apart by their sign.
    taker = func.coalesce(Attempt.student_id, -Attempt.guest_id)
    return (
        select(
            Attempt.assignment_id,
            func.count(distinct(taker)).filter(Attempt.state == "in_progress"),
            func.count(distinct(taker)).filter(Attempt.state == "submitted"),
        )
        .where(Attempt.assignment_id.in_(ids), COUNTED)
        .group_by(Attempt.assignment_id)
    )
