"""What to look at again: each missed question with what was answered, what is right, and its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from quiz.growth.missed import Missed
from quiz.models import AttemptItem, Person, Question, QuestionVersion
from quiz.practice.standing import right_since
from quiz.quoting import quoted_evidence

MOST = 30
"""How many missed questions a page shows, the newest; the rest come in practice."""


@dataclass(frozen=True, slots=True)
class Again:
    """Hold one missed question as it was answered; `right_at` is when it was got right in practice since."""

    missed: Missed
    item: AttemptItem
    right_at: datetime | None = None

    @property
    def quotes(self) -> list[str]:
        """Return the evidence in the article's words, unless the explanation has them."""
        return quoted_evidence(self.item.judged, self.item.version.question.article)


@dataclass(frozen=True, slots=True)
class LookAgain:
    """Hold the missed questions of a page, those still open first, and how many more there are."""

    open: Sequence[Again]
    since: Sequence[Again]
    more: int


def look_again(session: Session, student: Person, missed: Sequence[Missed]) -> LookAgain:
    """Return what a student missed and may know, in three queries."""
    right = right_since(session, student)
    shown = list(missed[:MOST])
    items = session.scalars(
        select(AttemptItem)
        .where(AttemptItem.id.in_([one.answered.item_id for one in shown]))
        .options(
            joinedload(AttemptItem.attempt),
            joinedload(AttemptItem.response),
            joinedload(AttemptItem.version).joinedload(QuestionVersion.question).joinedload(Question.article),
            joinedload(AttemptItem.version).selectinload(QuestionVersion.rulings),
        )
    )
    by_id = {item.id: item for item in items}
    found = [
        Again(one, by_id[one.answered.item_id], _after(right.get(one.answered.question_id), one.at)) for one in shown
    ]
    still, since = [one for one in found if one.right_at is None], [one for one in found if one.right_at is not None]
    return LookAgain(still, since, len(missed) - len(shown))


def _after(moment: datetime | None, earlier: datetime) -> datetime | None:
    return moment if moment is not None and moment > earlier else None
