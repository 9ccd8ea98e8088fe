"""The submitted answers of a quiz, as the tables that item analysis works on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from math import fsum
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, selectinload

from questions.kinds import Question as AnyQuestion
from quiz.analysis.marks import STANDARD, Conventions, Marks
from quiz.analysis.times import Save
from quiz.counting import counting, share
from quiz.models import Assignment, Attempt, AttemptItem, Question, QuestionVersion, Quiz, QuizItem, Response
from quiz.results.counted import COUNTED
from quiz.saving_times import seconds_in
from quiz.understanding.timing import Timing, timing_of

AT_ONCE = 100
"""How many rows are held at once: few enough that they are gone before Python looks for garbage."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """Hold one attempt that counts: whose it is (a key, no name), its score as a share, and its time in seconds."""

    attempt_id: int
    taker: str
    fraction: float
    seconds: int
    submitted_at: datetime
    began: int = 0
    """The second it was begun, counted from 1970, as its saves are."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold one question that was asked: its newest wording asked, as it is scored now."""

    question_id: int
    article_id: int
    number: int | None
    """Its number in the quiz as it is now; `None` for one dropped since."""
    points: float
    content: AnyQuestion
    cancelled: bool = False


@dataclass(frozen=True)
class Answers:
    """Hold the attempts that count and what each earned on each question.

    `earned` is by attempt id and question id, a share 0 … 1; a question that an attempt was not asked, or that is
    cancelled, is not in it. `blank` holds the pairs that were left unanswered.
    """

    sittings: tuple[Sitting, ...]
    questions: tuple[Asked, ...]
    earned: Mapping[tuple[int, int], float]
    blank: frozenset[tuple[int, int]]
    timing: Timing = field(default_factory=Timing)

    def marks(self, conventions: Conventions = STANDARD) -> Marks:
        """Return the table of marks in points: a row an attempt, a column a question that is not cancelled."""
        asked = self.counted
        rows = [[self._points(sitting.attempt_id, question) for question in asked] for sitting in self.sittings]
        blank = [
            [(sitting.attempt_id, question.question_id) in self.blank for question in asked]
            for sitting in self.sittings
        ]
        return Marks.of(rows, [question.points for question in asked], blank, conventions)

    @cached_property
    def counted(self) -> tuple[Asked, ...]:
        """Return the questions that somebody was asked and that are not cancelled."""
        seen = {question_id for _, question_id in self.earned}
        return tuple(asked for asked in self.questions if asked.question_id in seen and not asked.cancelled)

    def share_right(self, question_id: int) -> tuple[float, int]:
        """Return what a question earned in all, in full marks, and how many were asked it."""
        found = self._shares.get(question_id, ())
        return fsum(found), len(found)

    def left_blank(self, question_id: int) -> int:
        """Return how many of the attempts that count left a question unanswered."""
        return sum((sitting.attempt_id, question_id) in self.blank for sitting in self.sittings)

    @cached_property
    def _shares(self) -> Mapping[int, Sequence[float]]:
        counted = {sitting.attempt_id for sitting in self.sittings}
        found: dict[int, list[float]] = {}
        for (attempt_id, question_id), earned in self.earned.items():
            if attempt_id in counted:
                found.setdefault(question_id, []).append(earned)
        return found

    def _points(self, attempt_id: int, question: Asked) -> float | None:
        share = self.earned.get((attempt_id, question.question_id))
        return None if share is None else share * question.points


def answers_of(session: Session, quiz: Quiz, assignment: Assignment | None = None) -> Answers:
    """Return the answers that count, of a whole quiz or of one assignment, in four queries.

    Discarded and preview attempts are left out, and of a student's several those that the assignment's rule does
    not count.
    """
    scope = Assignment.quiz_id == quiz.id if assignment is None else Assignment.id == assignment.id
    sittings = tuple(_sittings(session, scope))
    counted = {sitting.attempt_id for sitting in sittings}
    saves: dict[int, list[Save]] = {attempt_id: [] for attempt_id in counted}
    newest: dict[int, tuple[int, float]] = {}
    earned: dict[tuple[int, int], float] = {}
    blank: set[tuple[int, int]] = set()
    for attempt_id, question_id, version_id, points, fraction, answered, history in session.execute(_items(scope)):
        if attempt_id in counted:
            newest[question_id] = max(newest.get(question_id, (0, 0.0)), (version_id, points))
            if fraction is not None:
                earned[attempt_id, question_id] = fraction
            if not answered:
                blank.add((attempt_id, question_id))
            saves[attempt_id] += [(second, question_id) for second in seconds_in(history)]
    timing = timing_of((sitting.began, sitting.seconds, saves[sitting.attempt_id]) for sitting in sittings)
    return Answers(sittings, tuple(_questions(session, quiz, newest)), earned, frozenset(blank), timing)


def _sittings(session: Session, scope: ColumnElement[bool]) -> Sequence[Sitting]:
    rows = session.execute(
        select(
            Attempt.id,
            Attempt.guest_id,
            Attempt.student_id,
            Attempt.score,
            Attempt.points,
            Attempt.started_at,
            Attempt.submitted_at,
            Assignment.id.label("assignment_id"),
            Assignment.attempt_counts,
        )
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .where(scope, Attempt.state == "submitted", COUNTED)
        .order_by(Attempt.started_at, Attempt.id)
    )
    tried: dict[tuple[int, str], list[Any]] = defaultdict(list)
    for row in rows:
        tried[row.assignment_id, f"g{row.guest_id}" if row.guest_id else f"s{row.student_id}"].append(row)
    counted = [
        Sitting(
            row.id,
            taker,
            share(row.score, row.points),
            max(0, round((row.submitted_at - row.started_at).total_seconds())),
            row.submitted_at,
            int(row.started_at.timestamp()),
        )
        for (_, taker), attempts in tried.items()
        for row in (attempts[index] for index in _counting(attempts))
    ]
    return sorted(counted, key=lambda sitting: sitting.attempt_id)


def _counting(attempts: Sequence[Any]) -> Sequence[int]:
    fractions = [share(row.score, row.points) for row in attempts]
    return counting(fractions, attempts[0].attempt_counts)


def _items(scope: ColumnElement[bool]) -> Any:
    return (
        select(
            AttemptItem.attempt_id,
            QuestionVersion.question_id,
            AttemptItem.version_id,
            AttemptItem.points,
            AttemptItem.fraction,
            Response.answer.is_not(None).label("answered"),
            Response.history,
        )
        .join(QuestionVersion, QuestionVersion.id == AttemptItem.version_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .outerjoin(Response, Response.item_id == AttemptItem.id)
        .where(scope, Attempt.state == "submitted")
        .execution_options(yield_per=AT_ONCE)
    )


def _questions(session: Session, quiz: Quiz, newest: Mapping[int, tuple[int, float]]) -> Sequence[Asked]:
    """Return the questions in the quiz's order, those dropped since after them."""
    numbers = {
        question_id: number
        for number, question_id in enumerate(
            session.scalars(
                select(QuestionVersion.question_id)
                .join(QuizItem, QuizItem.version_id == QuestionVersion.id)
                .where(QuizItem.quiz_id == quiz.id)
                .order_by(QuizItem.position)
            ),
            start=1,
        )
    }
    versions = session.execute(
        select(QuestionVersion, Question.article_id)
        .join(Question, Question.id == QuestionVersion.question_id)
        .where(QuestionVersion.id.in_([version_id for version_id, _ in newest.values()]))
        .options(selectinload(QuestionVersion.rulings))
    )
    asked = [
        Asked(
            version.question_id,
            article_id,
            numbers.get(version.question_id),
            newest[version.question_id][1],
            version.scored or version.content,
            cancelled=version.scored is None,
        )
        for version, article_id in versions
    ]
    last = len(numbers) + 1
    return sorted(asked, key=lambda one: (one.number or last, one.question_id))
