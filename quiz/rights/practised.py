"""Practice as a right: what is kept of it, and when it is deleted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Delete, delete, select
from sqlalchemy.orm import Session, joinedload

from quiz.models import Article, Person, PracticeCard, PracticeRound, PracticeTurn, Question, QuestionVersion
from quiz.rights.purging import purger
from quiz.rights.values import Data, moment


def practice_of(session: Session, student: Person, teacher: Person | None = None) -> list[Data]:
    """Return what a student answered in practice, oldest first; for a `teacher`, on articles of theirs."""
    query = (
        select(PracticeTurn)
        .join(PracticeTurn.round)
        .join(PracticeTurn.version)
        .join(QuestionVersion.question)
        .join(Question.article)
        .where(PracticeRound.student_id == student.id, PracticeTurn.answered_at.is_not(None))
        .order_by(PracticeTurn.answered_at, PracticeTurn.id)
        .options(joinedload(PracticeTurn.version), joinedload(PracticeTurn.card))
    )
    if teacher is not None:
        query = query.where(Article.owner_id == teacher.id)
    return [_line(turn) for turn in session.scalars(query)]


@purger("rounds of practice")
def old_rounds(before: datetime | None) -> Delete | None:
    """Delete rounds that are as old as attempts that go."""
    return None if before is None else delete(PracticeRound).where(PracticeRound.started_at < before)


@purger("questions to practise")
def old_cards(before: datetime | None) -> Delete | None:
    """Delete what has been due, and not practised, for as long as attempts are kept."""
    return None if before is None else delete(PracticeCard).where(PracticeCard.due_at < before)


def _line(turn: PracticeTurn) -> Data:
    content = turn.version.content
    return {
        "kind": content.kind,
        "asked": content.stem,
        "answered": None if turn.answer is None else content.response_text(turn.answer, turn.shown),
        "at": moment(turn.answered_at),
        "share_right": turn.fraction,
        "due_again": moment(turn.card.due_at),
    }
