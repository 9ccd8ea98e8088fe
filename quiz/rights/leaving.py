"""A teacher leaves for good: the account with all that is theirs; the caller commits."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from quiz.models import Assignment, Attempt, ClassTeacher, Person, Quiz, SchoolClass, SignInFailure
from quiz.rights.deleting import NotTheirs


@dataclass(frozen=True, slots=True)
class Loss:
    """Say what is gone with a teacher's account."""

    quizzes: int
    attempts: int
    classes: int
    """Those that no colleague shares."""


def loss_of_teacher(session: Session, teacher: Person) -> Loss:
    """Return what would be gone with a teacher's account."""
    begun = (
        select(func.count(Attempt.id)).join(Attempt.assignment).join(Assignment.quiz).where(Quiz.owner_id == teacher.id)
    )
    quizzes = select(func.count(Quiz.id)).where(Quiz.owner_id == teacher.id)
    classes = select(func.count(SchoolClass.id)).where(SchoolClass.id.in_(_owned_alone(teacher)))
    return Loss(session.scalar(quizzes) or 0, session.scalar(begun) or 0, session.scalar(classes) or 0)


def delete_teacher(session: Session, teacher: Person) -> None:
    """Delete a teacher with quizzes and all attempts at them; a shared class goes to the colleague who had it longest.

    Raises `NotTheirs` for the last administrator while there are other teachers.
    """
    if teacher.administrator and _leaves_nobody_in_charge(session, teacher):
        raise NotTheirs(
            "You are the only administrator, and other teachers work here. Make one of them administrator first."
        )
    session.execute(
        delete(SchoolClass)
        .where(SchoolClass.id.in_(_owned_alone(teacher)))
        .execution_options(synchronize_session=False)
    )
    _hand_over(session, teacher)
    identifiers = [login.identifier for login in teacher.logins]
    counted = [SignInFailure.counted_as(name, known=known) for name in identifiers for known in (False, True)]
    session.execute(delete(SignInFailure).where(SignInFailure.identifier.in_(counted)))
    session.execute(delete(Quiz).where(Quiz.owner_id == teacher.id).execution_options(synchronize_session=False))
    session.execute(delete(Person).where(Person.id == teacher.id).execution_options(synchronize_session=False))
    session.expire_all()


def _owned_alone(teacher: Person) -> Select[int]:
    other = select(ClassTeacher.class_id).where(ClassTeacher.person_id != teacher.id)
    return select(ClassTeacher.class_id).where(
        ClassTeacher.person_id == teacher.id, ClassTeacher.role == "owner", ClassTeacher.class_id.not_in(other)
    )


def _hand_over(session: Session, teacher: Person) -> None:
    owned = select(ClassTeacher.class_id).where(ClassTeacher.person_id == teacher.id, ClassTeacher.role == "owner")
    colleagues = session.scalars(
        select(ClassTeacher)
        .where(ClassTeacher.class_id.in_(owned), ClassTeacher.role == "colleague")
        .order_by(ClassTeacher.id)
    )
    first: dict[int, ClassTeacher] = {}
    for row in colleagues:
        first.setdefault(row.class_id, row)
    for row in first.values():
        row.role = "owner"
    session.flush()


def _leaves_nobody_in_charge(session: Session, teacher: Person) -> bool:
    others = select(func.count(Person.id)).where(Person.teacher, Person.id != teacher.id)
    in_charge = others.where(Person.administrator)
    return bool(session.scalar(others)) and not session.scalar(in_charge)
