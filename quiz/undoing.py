"""Undoing: what every change to a quiz's questions can be taken back by; the caller commits."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session, selectinload

from questions.messages import Message
from quiz.models import QuestionVersion, Quiz, QuizSnapshot

Stored = list[list[float]]

MOST_KEPT = 50
"""How many changes of one quiz can be undone."""


def remember(session: Session, quiz: Quiz, change: Message) -> None:
    """Keep a quiz's questions as they are before a change, which `change` names; what was undone stays so."""
    session.execute(delete(QuizSnapshot).where(QuizSnapshot.quiz_id == quiz.id, QuizSnapshot.undone))
    session.add(QuizSnapshot(quiz_id=quiz.id, change=change, items=as_stored(quiz)))
    session.flush()
    old = _of(quiz).order_by(QuizSnapshot.id.desc()).offset(MOST_KEPT).with_only_columns(QuizSnapshot.id)
    session.execute(delete(QuizSnapshot).where(QuizSnapshot.id.in_(session.scalars(old).all())))


def history(session: Session, quiz: Quiz) -> Sequence[QuizSnapshot]:
    """Return the changes that can be undone, the latest first."""
    done = _of(quiz).where(~QuizSnapshot.undone)
    return session.scalars(done.order_by(QuizSnapshot.id.desc())).all()


def to_redo(session: Session, quiz: Quiz) -> QuizSnapshot | None:
    """Return the change that was undone last, while nothing else was changed since."""
    return session.scalar(_of(quiz).where(QuizSnapshot.undone).order_by(QuizSnapshot.id).limit(1))


def undo(session: Session, quiz: Quiz, change_id: int) -> Sequence[QuizSnapshot]:
    """Take back a change with all that came after it and return them; none where it was taken back already."""
    changes = history(session, quiz)
    if change_id not in {change.id for change in changes}:
        return ()
    undone = [change for change in changes if change.id >= change_id]
    for change in undone:
        _exchange(session, quiz, change)
    return undone


def redo(session: Session, quiz: Quiz, change_id: int) -> QuizSnapshot | None:
    """Make the change again that was undone last and return it; `None` where it is another one now."""
    change = to_redo(session, quiz)
    if change is None or change.id != change_id:
        return None
    _exchange(session, quiz, change)
    return change


def as_stored(quiz: Quiz) -> Stored:
    """Return a quiz's questions as a snapshot holds them."""
    return [[item.version_id, item.points] for item in quiz.items]


def _exchange(session: Session, quiz: Quiz, change: QuizSnapshot) -> None:
    """Put back what a snapshot holds, and let it hold what was there."""
    before = as_stored(quiz)
    ids = [version_id for version_id, _points in change.items]
    stored = select(QuestionVersion).where(QuestionVersion.id.in_(ids))
    query = stored.options(selectinload(QuestionVersion.question))
    versions = {version.id: version for version in session.scalars(query)}
    # A question may be gone for good: another quiz's teacher, the same person, deleted it with that quiz.
    quiz.put_back([(versions[number], points) for number, points in change.items if number in versions])
    change.items, change.undone = before, not change.undone
    session.flush()


def _of(quiz: Quiz) -> Select[QuizSnapshot]:
    return select(QuizSnapshot).where(QuizSnapshot.quiz_id == quiz.id)
