"""What students answered over time, across quizzes: one query, however many attempts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from quiz.counting import counting, share
from quiz.models import Assignment, Attempt, AttemptItem, Question, QuestionVersion, Quiz
from quiz.results.counted import COUNTED


@dataclass(frozen=True, slots=True)
class Answered:
    """Hold what one question earned in one attempt: a share of its points, 0 … 1."""

    item_id: int
    question_id: int
    version_id: int
    article_id: int
    skill: str
    fraction: float


@dataclass(frozen=True, slots=True)
class Sitting:
    """Hold one submitted attempt; `counts` says whether it makes the score, by its assignment's rule."""

    attempt_id: int
    assignment_id: int
    student_id: int
    title: str
    article_id: int
    submitted_at: datetime
    counts: bool
    answers: tuple[Answered, ...]

    @property
    def right(self) -> float:
        """Return how many questions were right, those right in part counting in part."""
        return sum(answer.fraction for answer in self.answers)


def sittings_of(session: Session, *conditions: ColumnElement[bool]) -> list[Sitting]:
    """Return the submitted attempts of students that fit, oldest first; cancelled questions are not in them."""
    rows = session.execute(_rows().where(*conditions)).all()
    attempts = [list(group) for _, group in groupby(rows, key=lambda row: row.attempt_id)]
    counted = set(_counting(attempts))
    found = [_sitting(items, items[0].attempt_id in counted) for items in attempts]
    return sorted(found, key=lambda sitting: (sitting.submitted_at, sitting.attempt_id))


def told_only(sittings: Sequence[Sitting], told: Collection[int]) -> list[Sitting]:
    """Return the sittings of assignments whose marks their students may know, by the assignments' ids."""
    return [sitting for sitting in sittings if sitting.assignment_id in told]


def _rows() -> Any:
    return (
        select(
            Attempt.id.label("attempt_id"),
            Attempt.assignment_id,
            Attempt.student_id,
            Attempt.submitted_at,
            Attempt.score,
            Attempt.points,
            Assignment.attempt_counts,
            Quiz.title,
            Quiz.article_id.label("main_article_id"),
            AttemptItem.id.label("item_id"),
            AttemptItem.version_id,
            AttemptItem.fraction,
            QuestionVersion.question_id,
            QuestionVersion.skill,
            Question.article_id,
        )
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .join(Quiz, Quiz.id == Assignment.quiz_id)
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .join(QuestionVersion, QuestionVersion.id == AttemptItem.version_id)
        .join(Question, Question.id == QuestionVersion.question_id)
        .where(Attempt.state == "submitted", Attempt.student_id.is_not(None), COUNTED)
        .order_by(Attempt.assignment_id, Attempt.student_id, Attempt.number, Attempt.id, AttemptItem.position)
    )


def _counting(attempts: Sequence[Sequence[Any]]) -> Iterator[int]:
    """Yield the ids of the attempts that count, of each student's at each assignment."""
    for _, group in groupby(attempts, key=lambda items: (items[0].assignment_id, items[0].student_id)):
        tried = [items[0] for items in group]
        fractions = [share(row.score, row.points) for row in tried]
        yield from (tried[index].attempt_id for index in counting(fractions, tried[0].attempt_counts))


def _sitting(items: Sequence[Any], counts: bool) -> Sitting:
    row = items[0]
    return Sitting(
        row.attempt_id,
        row.assignment_id,
        row.student_id,
        row.title,
        row.main_article_id,
        row.submitted_at,
        counts,
        tuple(
            Answered(item.item_id, item.question_id, item.version_id, item.article_id, item.skill, item.fraction)
            for item in items
            if item.fraction is not None
        ),
    )
