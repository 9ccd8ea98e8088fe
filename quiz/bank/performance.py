"""How questions did: the share of the points that those who were asked earned, whatever the version and the quiz."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Float, Select, Subquery, and_, cast, func, select
from sqlalchemy.orm import Session

from quiz.models import Attempt, AttemptItem, Person, Question, QuestionVersion
from quiz.results.counted import COUNTED

HARD_BELOW, EASY_FROM = 0.4, 0.85
"""Where a question counts as hard or easy. Items that nearly all or few get right tell students apart badly."""


@dataclass(frozen=True, slots=True)
class Performance:
    """Say how often a question was asked and which share of its points was earned: its facility, 0 … 1."""

    asked: int = 0
    facility: float | None = None

    @property
    def band(self) -> str:
        """Return `hard`, `expected` or `easy`; `unasked` where nobody was asked yet."""
        if self.facility is None:
            return "unasked"
        return "hard" if self.facility < HARD_BELOW else "easy" if self.facility >= EASY_FROM else "expected"


def of_questions(owner: Person) -> Subquery:
    """Return how each of a teacher's questions did, as a table of `question_id`, `asked` and `facility`."""
    query = (
        _measured(QuestionVersion.question_id.label("question_id")).join(Question).where(Question.owner_id == owner.id)
    )
    return query.group_by(QuestionVersion.question_id).subquery("performed")


def of_versions(session: Session, question: Question) -> Mapping[int, Performance]:
    """Return how each version of a question did, by its id; one that nobody was asked is left out."""
    query = _measured(QuestionVersion.id.label("version_id")).where(QuestionVersion.question_id == question.id)
    rows = session.execute(query.group_by(QuestionVersion.id))
    return {row.version_id: Performance(row.asked, row.facility) for row in rows}


def overall(performances: Mapping[int, Performance]) -> Performance:
    """Return how all versions did together."""
    asked = sum(each.asked for each in performances.values())
    earned = sum(each.asked * (each.facility or 0.0) for each in performances.values())
    return Performance(asked, earned / asked) if asked else Performance()


def in_band(band: str, facility: ColumnElement[float]) -> ColumnElement[bool]:
    """Return the SQL that keeps the questions of one band."""
    bands = {
        "hard": facility < HARD_BELOW,
        "expected": and_(facility >= HARD_BELOW, facility < EASY_FROM),
        "easy": facility >= EASY_FROM,
        "unasked": facility.is_(None),
    }
    return bands[band]


def _measured(key: ColumnElement[int]) -> Select[tuple[int, int, float]]:
    # A blank answer earned nothing; a question that a ruling cancelled says nothing, and has no fraction.
    earned = cast(func.avg(AttemptItem.fraction), Float)
    return (
        select(key, func.count(AttemptItem.id).label("asked"), earned.label("facility"))
        .join(AttemptItem, AttemptItem.version_id == QuestionVersion.id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(Attempt.state == "submitted", COUNTED, AttemptItem.fraction.is_not(None))
    )
