"""Deleting a student or guest for good; the caller commits. Attempts go too, or stay without a name."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, String, cast, delete, exists, func, select, update
from sqlalchemy.orm import Session

from quiz.models import (
    Assignment,
    Attempt,
    AttemptEvent,
    AttemptItem,
    ClassTeacher,
    Enrolment,
    Guest,
    LateAnswer,
    Person,
    Quiz,
    Response,
)
from quiz.models.errors import DomainError
from quiz.nicknames import alternative


class NotTheirs(DomainError):
    """Refuse to delete a student whom another teacher has to do with too."""

    status = 409


@dataclass(frozen=True, slots=True)
class Loss:
    """Say what is gone with a person."""

    attempts: int
    under_way: int
    classes: int = 0


def loss_of_student(session: Session, student: Person) -> Loss:
    """Return what would be gone with a student."""
    places = select(func.count(Enrolment.id)).where(Enrolment.student_id == student.id)
    return Loss(*_attempts(session, Attempt.student_id == student.id), session.scalar(places) or 0)


def loss_of_guest(session: Session, guest: Guest) -> Loss:
    """Return what would be gone with a guest."""
    return Loss(*_attempts(session, Attempt.guest_id == guest.id))


def check_theirs(session: Session, student: Person, teacher: Person) -> None:
    """Raise `NotTheirs` where another teacher has a student in a class or took them through a quiz."""
    own = select(ClassTeacher.class_id).where(ClassTeacher.person_id == teacher.id, ClassTeacher.role == "owner")
    in_other = exists().where(Enrolment.student_id == student.id, Enrolment.class_id.not_in(own))
    took_other = exists().where(
        Attempt.student_id == student.id,
        Attempt.assignment_id == Assignment.id,
        Assignment.quiz_id == Quiz.id,
        Quiz.owner_id.is_not(None),
        Quiz.owner_id != teacher.id,
    )
    if session.scalar(select(in_other | took_other)):
        raise NotTheirs(
            "A colleague teaches this student too, so you cannot delete them alone. "
            "Take them out of your classes, or ask whoever looks after the server."
        )


def delete_student(session: Session, student: Person, *, keep: str | None = None) -> None:
    """Delete a student; with `keep`, a neutral name, their attempts stay under it and nothing leads back to them."""
    if keep is not None:
        _keep_nameless(session, student, keep)
    session.flush()
    session.execute(
        delete(Person).where(Person.id == student.id, ~Person.teacher).execution_options(synchronize_session=False)
    )
    session.expire_all()


def delete_guest(session: Session, guest: Guest) -> None:
    """Delete a guest with all attempts."""
    session.execute(delete(Guest).where(Guest.id == guest.id).execution_options(synchronize_session=False))
    session.expire_all()


def _keep_nameless(session: Session, student: Person, neutral: str) -> None:
    """Give each assignment's attempts of a student to a guest of its own that no browser holds the key of."""
    attempts = session.scalars(select(Attempt).where(Attempt.student_id == student.id)).all()
    assignments = {attempt.assignment_id for attempt in attempts}
    taken: dict[int, set[str]] = {number: set() for number in assignments}
    for row in session.execute(
        select(Guest.assignment_id, Guest.nickname_key).where(Guest.assignment_id.in_(assignments))
    ):
        taken[row.assignment_id].add(row.nickname_key)
    found = session.scalars(select(Assignment).where(Assignment.id.in_(assignments))).all()
    nameless = {
        assignment.id: Guest.named(alternative(neutral, taken[assignment.id]), assignment)[0] for assignment in found
    }
    session.add_all(nameless.values())
    for attempt in attempts:
        attempt.guest, attempt.student = nameless[attempt.assignment_id], None
    ids = [attempt.id for attempt in attempts]
    session.flush()
    # A log may name the student, and the mark of a device may be one's own.
    session.execute(delete(AttemptEvent).where(AttemptEvent.attempt_id.in_(ids)))
    _forget_devices(session, ids)


def _forget_devices(session: Session, attempt_ids: list[int]) -> None:
    items = select(AttemptItem.id).where(AttemptItem.attempt_id.in_(attempt_ids))
    session.execute(
        update(Response)
        .where(Response.item_id.in_(items))
        .values(client="-", history=None)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(LateAnswer)
        .where(LateAnswer.item_id.in_(items))
        .values(client=cast(LateAnswer.id, String))
        .execution_options(synchronize_session=False)
    )


def _attempts(session: Session, whose: ColumnElement[bool]) -> tuple[int, int]:
    begun = select(func.count(Attempt.id)).where(whose)
    return session.scalar(begun) or 0, session.scalar(begun.where(Attempt.state == "in_progress")) or 0
