"""A question as a line of the results: how many had it right, and what was answered instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from questions.kinds import Question as AnyQuestion
from quiz.models import Assignment, Attempt, AttemptItem, Question, QuestionVersion, Quiz, QuizItem
from quiz.results.attempts import Mark

MOST_TYPED = 8
"""How many different typed answers are listed; the rest are counted together."""


@dataclass(frozen=True, slots=True)
class Picked:
    """Say how often one answer was given, whether it is right, and a wrong option's role."""

    text: str
    count: int
    right: bool
    role: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """Count the submitted answers to one question, over all versions that were asked."""

    question_id: int
    number: int | None
    """Its number in the quiz as it is now; `None` for one that has been dropped since."""
    content: AnyQuestion
    right: int
    wrong: int
    blank: int
    picked: tuple[Picked, ...]
    more: int = 0
    """How many answers `picked` leaves out, each given too seldom to be listed."""
    partly: int = 0
    """How many earned a part of the points."""
    article_id: int = 0
    cancelled: int = 0
    """In how many attempts it was cancelled: those are none of the others."""

    @property
    def answered(self) -> int:
        """Return how many answered it at all."""
        return self.right + self.partly + self.wrong

    @property
    def asked(self) -> int:
        """Return how many submitted attempts it counts in."""
        return self.answered + self.blank


def question_results(
    order: Mapping[int, tuple[int, int]],
    versions: Mapping[int, tuple[int, AnyQuestion, int]],
    answers: Sequence[tuple[int, int, Mark]],
) -> Iterable[QuestionResult]:
    """Yield the questions as the quiz has them, then those dropped since that somebody was asked."""
    by_question: dict[int, list[Mark]] = {}
    newest_asked: dict[int, int] = {}
    for question_id, version_id, mark in answers:
        by_question.setdefault(question_id, []).append(mark)
        newest_asked[question_id] = max(version_id, newest_asked.get(question_id, 0))
    dropped = [question_id for question_id in by_question if question_id not in order]
    for question_id in [*order, *dropped]:
        number, version_id = order.get(question_id, (None, newest_asked.get(question_id, 0)))
        _question, content, article_id = versions[version_id]
        answered = by_question.get(question_id, [])
        marks = [mark for mark in answered if not mark.cancelled]
        right = sum(mark.right for mark in marks)
        partly = sum(mark.partly for mark in marks)
        blank = sum(mark.blank for mark in marks)
        wrong = len(marks) - right - partly - blank
        picked, more = _picked(content, answered)
        cancelled = len(answered) - len(marks)
        yield QuestionResult(
            question_id, number, content, right, wrong, blank, picked, more, partly, article_id, cancelled
        )


def _picked(content: AnyQuestion, marks: Sequence[Mark]) -> tuple[tuple[Picked, ...], int]:
    """Return how often each option, or each typed answer, was given, and how many are not listed.

    Options come in their order, also those nobody took; answers that are no option of the present
    version (typed ones, or of an earlier version) follow, the most frequent first.
    """
    spelled: dict[str, str] = {}
    tally: Counter[str] = Counter()
    right: set[str] = set()
    for given in (each for mark in marks for each in mark.given):
        key = given.text.casefold()
        spelled.setdefault(key, given.text)
        tally[key] += 1
        if given.right:
            right.add(key)
    options = [
        Picked(option.text, tally.pop(option.text.casefold(), 0), option.correct, option.role)
        for option in getattr(content, "options", ())
    ]
    others = [Picked(spelled[key], count, key in right) for key, count in tally.most_common()]
    return (*options, *others[:MOST_TYPED]), sum(other.count for other in others[MOST_TYPED:])


def order_of(session: Session, quiz: Quiz) -> dict[int, tuple[int, int]]:
    """Return, by question id, its number in the quiz as it is now and the version that is asked now."""
    rows = session.execute(
        select(QuestionVersion.question_id, QuizItem.version_id)
        .join(QuizItem, QuizItem.version_id == QuestionVersion.id)
        .where(QuizItem.quiz_id == quiz.id)
        .order_by(QuizItem.position)
    )
    return {row.question_id: (number, row.version_id) for number, row in enumerate(rows, start=1)}


def versions_of(session: Session, quiz: Quiz) -> dict[int, tuple[int, AnyQuestion, int]]:
    """Return every version that the quiz asks or asked, by id: its question's id, itself, and its article's id.

    A version is as it is scored now, by the rulings made since; a cancelled one as it was asked.
    """
    asked = (
        select(AttemptItem.version_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .where(Assignment.quiz_id == quiz.id)
    )
    now_asked = select(QuizItem.version_id).where(QuizItem.quiz_id == quiz.id)
    rows = session.execute(
        select(QuestionVersion, Question.article_id)
        .join(Question)
        .where(QuestionVersion.id.in_(asked) | QuestionVersion.id.in_(now_asked))
        .options(joinedload(QuestionVersion.rulings))
    ).unique()
    return {
        version.id: (version.question_id, version.scored or version.content, article_id) for version, article_id in rows
    }
