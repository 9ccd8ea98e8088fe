"""The results of a quiz, in four queries, however many took it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, median
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from questions.kinds.attempting import Given
from quiz.models import Assignment, Attempt, AttemptItem, Guest, Person, Quiz, Response
from quiz.results.attempts import Mark, Taken, counting_of, mark_of, own_fractions, taken_of
from quiz.results.counted import COUNTED
from quiz.results.questions import QuestionResult, order_of, question_results, versions_of

AT_ONCE = 100
"""How many rows are held at once: few enough that they are gone before Python looks for garbage."""


@dataclass(frozen=True, slots=True)
class Results:
    """Hold a quiz's results; the averages count submitted attempts and are `None` where there are none."""

    taken: tuple[Taken, ...]
    questions: tuple[QuestionResult, ...]
    mean: float | None
    median: float | None
    median_seconds: float | None

    @property
    def submitted(self) -> int:
        """Return how many attempts are over."""
        return sum(line.submitted for line in self.taken)

    @property
    def under_way(self) -> int:
        """Return how many attempts are not over."""
        return len(self.taken) - self.submitted


def quiz_results(session: Session, quiz: Quiz) -> Results:
    """Return the results of a quiz in four queries, however many took it."""
    order = order_of(session, quiz)
    versions = versions_of(session, quiz)
    marks: dict[int, dict[int, Mark]] = {}
    answers: list[tuple[int, int, Mark]] = []
    lines = session.execute(_attempts(quiz)).all()
    submitted = {line.id: line.state == "submitted" for line in lines}
    counted = counting_of(lines)
    known: dict[tuple[int, str], Sequence[Given]] = {}
    for row in session.execute(_answers(quiz)):
        question_id, content, _article = versions[row.version_id]
        mark = mark_of(row, content, known, submitted=submitted.get(row.attempt_id, False))
        marks.setdefault(row.attempt_id, {})[question_id] = mark
        if row.attempt_id in counted:
            answers.append((question_id, row.version_id, mark))
    taken = tuple(taken_of(line, marks.get(line.id, {}), counted) for line in lines)
    fractions = [mean(own) for own in own_fractions(lines, taken)]
    times = [line.seconds for line in taken if line.seconds is not None and line.counts]
    return Results(
        taken=taken,
        questions=tuple(question_results(order, versions, answers)),
        mean=mean(fractions) if fractions else None,
        median=median(fractions) if fractions else None,
        median_seconds=median(times) if times else None,
    )


def _attempts(quiz: Quiz) -> Any:
    return (
        select(
            Attempt.id,
            Attempt.number,
            Attempt.state,
            Attempt.started_at,
            Attempt.submitted_at,
            Attempt.score,
            Attempt.points,
            Attempt.late,
            Attempt.assignment_id,
            Attempt.guest_id,
            Attempt.student_id,
            Assignment.attempt_counts,
            func.coalesce(Guest.nickname, Person.name, "").label("taker"),
        )
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .outerjoin(Guest, Guest.id == Attempt.guest_id)
        .outerjoin(Person, Person.id == Attempt.student_id)
        .where(Assignment.quiz_id == quiz.id, COUNTED)
        .order_by(Attempt.started_at, Attempt.id)
    )


def _answers(quiz: Quiz) -> Any:
    return (
        select(
            AttemptItem.attempt_id,
            AttemptItem.version_id,
            AttemptItem.points,
            AttemptItem.fraction,
            AttemptItem.presentation,
            Response.answer,
        )
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .outerjoin(Response, Response.item_id == AttemptItem.id)
        .where(Assignment.quiz_id == quiz.id, COUNTED)
        .order_by(AttemptItem.attempt_id, AttemptItem.position)
        .execution_options(yield_per=AT_ONCE)
    )
