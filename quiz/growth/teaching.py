"""Growth as a teacher sees it: of a student, and of a class, in the teacher's own quizzes."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz.growth.sittings import Sitting, sittings_of
from quiz.models import Attempt, Enrolment, Person, Quiz, SchoolClass
from quiz.models.assignment import to_classes


def student_sittings(session: Session, student: Person, teacher: Person) -> Sequence[Sitting]:
    """Return a student's sittings at a teacher's quizzes, in one query."""
    return sittings_of(session, Attempt.student_id == student.id, Quiz.owner_id == teacher.id)


def class_sittings(session: Session, school_class: SchoolClass, teacher: Person) -> Sequence[Sitting]:
    """Return the sittings of who is in a class now at what a teacher assigned to it, in one query."""
    enrolled = select(Enrolment.student_id).where(Enrolment.class_id == school_class.id, Enrolment.left_at.is_(None))
    given = select(to_classes.c.assignment_id).where(to_classes.c.class_id == school_class.id)
    return sittings_of(
        session, Attempt.student_id.in_(enrolled), Attempt.assignment_id.in_(given), Quiz.owner_id == teacher.id
    )
