"""Where a student's practice stands: how much is due, when the next is, and what was got right since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quiz.models import Person, PracticeCard, PracticeRound, PracticeTurn, Question, QuestionVersion
from quiz.models.columns import now
from quiz.practice.held import Held
from quiz.practice.record import Record


@dataclass(frozen=True, slots=True)
class Standing:
    """Hold how many questions are due, whether fresh ones may be found, and when the next is due where none is."""

    due: int
    fresh: bool
    next_at: datetime | None
    answered: int
    """How many questions were practised in all, each as often as it was."""

    @property
    def anything(self) -> bool:
        """Say whether a round can be begun."""
        return bool(self.due or self.fresh)


def standing_of(session: Session, student: Person, record: Record, held: Held) -> Standing:
    """Return where a student's practice stands, in two queries."""
    cards = session.execute(
        select(PracticeCard.question_id, PracticeCard.due_at, Question.article_id)
        .join(QuestionVersion, QuestionVersion.id == PracticeCard.version_id)
        .join(Question, Question.id == QuestionVersion.question_id)
        .where(PracticeCard.student_id == student.id)
    ).all()
    moment = now()
    known = {row.question_id for row in cards}
    free = [row.due_at for row in cards if not held.keeps(row.question_id, row.article_id)]
    missed = [one.answered for one in record.missed if one.answered.question_id not in known]
    new = sum(not held.keeps(answer.question_id, answer.article_id) for answer in missed)
    later = [due for due in free if due > moment]
    answered = session.scalar(
        select(func.count(PracticeTurn.answered_at))
        .join(PracticeRound, PracticeRound.id == PracticeTurn.round_id)
        .where(PracticeRound.student_id == student.id)
    )
    fresh = any(article not in held.articles for article in record.read)
    return Standing(len(free) - len(later) + new, fresh, min(later, default=None), answered or 0)


def right_since(session: Session, student: Person) -> dict[int, datetime]:
    """Return when a question was last got right in practice, by its id, where nothing else was answered since."""
    rows = session.execute(
        select(PracticeCard.question_id, PracticeTurn.fraction, PracticeTurn.answered_at)
        .join(PracticeTurn, PracticeTurn.card_id == PracticeCard.id)
        .where(PracticeCard.student_id == student.id, PracticeTurn.answered_at.is_not(None))
        .order_by(PracticeTurn.answered_at, PracticeTurn.id)
    )
    last = {row.question_id: row for row in rows}
    return {question_id: row.answered_at for question_id, row in last.items() if row.fraction >= 1}
