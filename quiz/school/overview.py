"""Classes and students as teachers look at them: a few queries, however many there are."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session, joinedload

from quiz.models import Assignment, Attempt, ClassTeacher, Enrolment, Login, Person, Quiz, SchoolClass
from quiz.school.accommodations import Accommodations, plain
from quiz.school.signing_in import class_login


@dataclass(frozen=True, slots=True)
class Listed:
    """One class in a teacher's list."""

    school_class: SchoolClass
    students: int
    owned: bool


@dataclass(frozen=True, slots=True)
class Seat:
    """One student in the list of a class."""

    place: Enrolment
    needed: Accommodations
    has_secret: bool


def classes_of(session: Session, teacher: Person) -> list[Listed]:
    """Return a teacher's classes with how many students are in each."""
    counts = {
        row.class_id: row.students
        for row in session.execute(
            select(Enrolment.class_id, func.count(Enrolment.id).label("students"))
            .join(ClassTeacher, ClassTeacher.class_id == Enrolment.class_id)
            .where(ClassTeacher.person_id == teacher.id, Enrolment.left_at.is_(None))
            .group_by(Enrolment.class_id)
        )
    }
    owned = set(
        session.scalars(
            select(ClassTeacher.class_id).where(ClassTeacher.person_id == teacher.id, ClassTeacher.role == "owner")
        )
    )
    found = session.scalars(SchoolClass.taught_by(teacher))
    return [Listed(one, counts.get(one.id, 0), one.id in owned) for one in found]


def seats_of(session: Session, school_class: SchoolClass, *, left: bool = False) -> list[Seat]:
    """Return who is in a class, or who left it, by name."""
    here = Enrolment.left_at.is_not(None) if left else Enrolment.left_at.is_(None)
    places = session.scalars(
        select(Enrolment)
        .where(Enrolment.class_id == school_class.id, here)
        .order_by(Enrolment.name_key)
        .options(
            joinedload(Enrolment.student).joinedload(Person.accommodation),
            joinedload(Enrolment.student).selectinload(Person.logins),
        )
    )
    return [Seat(place, plain(place.student.accommodation), class_login(place.student) is not None) for place in places]


def without_card(session: Session, assignment: Assignment) -> list[tuple[SchoolClass, int]]:
    """Return the classes of an assignment that have students without a secret to sign in with, and how many."""
    has_one = exists().where(Login.person_id == Enrolment.student_id, Login.method == "class")
    ids = [one.id for one in assignment.classes]
    found = session.execute(
        select(Enrolment.class_id, func.count(Enrolment.id))
        .where(Enrolment.class_id.in_(ids), Enrolment.left_at.is_(None), ~has_one)
        .group_by(Enrolment.class_id)
    )
    counts: dict[int, int] = dict(found.all())
    return [(one, counts[one.id]) for one in assignment.classes if one.id in counts]


def taught_by(teacher: Person) -> ColumnElement[bool]:
    """Return the condition that a student is a teacher's: in their classes, now or once, or taker of their quizzes."""
    in_class = exists().where(
        Enrolment.student_id == Person.id,
        ClassTeacher.class_id == Enrolment.class_id,
        ClassTeacher.person_id == teacher.id,
    )
    took = exists().where(
        Attempt.student_id == Person.id,
        Attempt.assignment_id == Assignment.id,
        Assignment.quiz_id == Quiz.id,
        Quiz.owner_id == teacher.id,
    )
    return ~Person.teacher & (in_class | took)


def places_of(session: Session, student: Person, teacher: Person) -> list[Enrolment]:
    """Return a student's places in the classes of a teacher, those left too."""
    return list(
        session.scalars(
            select(Enrolment)
            .join(ClassTeacher, ClassTeacher.class_id == Enrolment.class_id)
            .join(SchoolClass, SchoolClass.id == Enrolment.class_id)
            .where(Enrolment.student_id == student.id, ClassTeacher.person_id == teacher.id)
            .order_by(SchoolClass.name, Enrolment.id)
            .options(joinedload(Enrolment.school_class))
        )
    )


def attempts_of(session: Session, student: Person, teacher: Person) -> list[Attempt]:
    """Return a student's attempts at the quizzes of a teacher, newest first: nobody sees those of another's."""
    return list(
        session.scalars(
            select(Attempt)
            .join(Attempt.assignment)
            .join(Assignment.quiz)
            .where(Attempt.student_id == student.id, Quiz.owner_id == teacher.id)
            .order_by(Attempt.started_at.desc(), Attempt.id.desc())
            .options(joinedload(Attempt.assignment).joinedload(Assignment.quiz))
        )
    )


def without_class(session: Session, teacher: Person) -> list[Person]:
    """Return the students of a teacher's quizzes who are in no class of anybody any more, by name."""
    enrolled = exists().where(Enrolment.student_id == Person.id)
    return list(session.scalars(select(Person).where(taught_by(teacher), ~enrolled).order_by(Person.name, Person.id)))
