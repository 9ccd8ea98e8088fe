"""What a quiz's attempts show: who took it, and how each question was answered. Knows no web page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from statistics import mean, median
from typing import Any

from sqlalchemy import Row, and_, func, select
from sqlalchemy.orm import Session

from questions.kinds import Presentation
from questions.kinds import Question as AnyQuestion
from questions.kinds.attempting import Given
from quiz.counting import counting
from quiz.models import (
    Assignment,
    Attempt,
    AttemptItem,
    Guest,
    Person,
    Question,
    QuestionVersion,
    Quiz,
    QuizItem,
    Response,
)

COUNTED = and_(Attempt.preview.is_(False), Attempt.discarded_at.is_(None))
"""What results are made of: no teacher's preview, and nothing that was set aside."""

AT_ONCE = 100
"""How many rows are held at once: few enough that they are gone before Python looks for garbage."""

MOST_TYPED = 8
"""How many different typed answers are listed; the rest are counted together."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold one answer of one attempt; `fraction` (0 … 1) is `None` while the attempt is under way."""

    text: str | None
    fraction: float | None
    points: float
    given: Sequence[Given] = ()
    """The single answers it is made of."""

    @property
    def blank(self) -> bool:
        """Say whether nothing was answered."""
        return self.text is None

    @property
    def right(self) -> bool:
        """Say whether the answer earned everything."""
        return self.fraction is not None and self.fraction >= 1.0

    @property
    def partly(self) -> bool:
        """Say whether the answer earned something and not everything."""
        return self.fraction is not None and 0.0 < self.fraction < 1.0


@dataclass(frozen=True, slots=True)
class Taken:
    """Hold one attempt as a line of the results; `marks` are by question id."""

    id: int
    taker: str
    number: int
    submitted: bool
    started_at: datetime
    submitted_at: datetime | None
    score: float | None
    points: float
    marks: Mapping[int, Mark] = field(default_factory=dict)
    assignment_id: int = 0
    late: bool = False
    counts: bool = True
    """Whether it makes its student's score, by the assignment's rule."""

    @property
    def seconds(self) -> int | None:
        """Return how long it took, or `None` while it is under way."""
        return (
            None if self.submitted_at is None else max(0, round((self.submitted_at - self.started_at).total_seconds()))
        )

    @property
    def fraction(self) -> float | None:
        """Return the score as a share of the points, or `None` while it is under way or worth nothing."""
        return None if self.score is None or not self.points else self.score / self.points

    @property
    def answered(self) -> int:
        """Return how many questions have an answer."""
        return sum(not mark.blank for mark in self.marks.values())


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

    @property
    def answered(self) -> int:
        """Return how many answered it at all."""
        return self.right + self.partly + self.wrong

    @property
    def asked(self) -> int:
        """Return how many submitted attempts it was in."""
        return self.answered + self.blank


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
    order = _order(session, quiz)
    versions = versions_of(session, quiz)
    marks: dict[int, dict[int, Mark]] = {}
    answers: list[tuple[int, int, Mark]] = []
    lines = session.execute(_attempts(quiz)).all()
    submitted = {line.id: line.state == "submitted" for line in lines}
    counted = _counting(lines)
    known: dict[tuple[int, str], Sequence[Given]] = {}
    for row in session.execute(_answers(quiz)):
        question_id, content, _article = versions[row.version_id]
        mark = _mark(row, content, known, submitted=submitted.get(row.attempt_id, False))
        marks.setdefault(row.attempt_id, {})[question_id] = mark
        if row.attempt_id in counted:
            answers.append((question_id, row.version_id, mark))
    taken = tuple(_taken(line, marks.get(line.id, {}), counted) for line in lines)
    fractions = [mean(own) for own in _own_fractions(lines, taken)]
    times = [line.seconds for line in taken if line.seconds is not None and line.counts]
    return Results(
        taken=taken,
        questions=tuple(_question_results(order, versions, answers)),
        mean=mean(fractions) if fractions else None,
        median=median(fractions) if fractions else None,
        median_seconds=median(times) if times else None,
    )


def _counting(lines: Sequence[Row[Any]]) -> set[int]:
    """Return the submitted attempts that count, by each assignment's own rule."""
    chosen: set[int] = set()
    for own in _by_taker(lines).values():
        done = [line for line in own if line.state == "submitted"]
        fractions = [line.score / line.points if line.score and line.points else 0.0 for line in done]
        chosen |= {done[index].id for index in counting(fractions, own[0].attempt_counts)}
    return chosen


def _own_fractions(lines: Sequence[Row[Any]], taken: Sequence[Taken]) -> Iterable[list[float]]:
    """Yield, for each who took an assignment, the scores that make theirs."""
    by_id = {line.id: line for line in taken}
    for own in _by_taker(lines).values():
        found = [by_id[line.id] for line in own]
        fractions = [line.fraction for line in found if line.counts and line.fraction is not None]
        if fractions:
            yield fractions


def _by_taker(lines: Sequence[Row[Any]]) -> dict[tuple[int, int | None, int | None], list[Row[Any]]]:
    """Return the attempts of each student or guest in each assignment, in the order they were begun."""
    found: dict[tuple[int, int | None, int | None], list[Row[Any]]] = {}
    for line in sorted(lines, key=lambda line: line.number):
        found.setdefault((line.assignment_id, line.guest_id, line.student_id), []).append(line)
    return found


def counts(session: Session, quiz_ids: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Return, for each quiz that has any, how many attempts were begun and how many are submitted."""
    rows = session.execute(
        select(
            Assignment.quiz_id,
            func.count(Attempt.id).label("begun"),
            func.count(Attempt.submitted_at).label("submitted"),
        )
        .join(Attempt, Attempt.assignment_id == Assignment.id)
        .where(Assignment.quiz_id.in_(list(quiz_ids)), Attempt.preview.is_(False))
        .group_by(Assignment.quiz_id)
    )
    return {row.quiz_id: (row.begun, row.submitted) for row in rows}


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


def _order(session: Session, quiz: Quiz) -> dict[int, tuple[int, int]]:
    """Return, by question id, its number in the quiz as it is now and the version that is asked now."""
    rows = session.execute(
        select(QuestionVersion.question_id, QuizItem.version_id)
        .join(QuizItem, QuizItem.version_id == QuestionVersion.id)
        .where(QuizItem.quiz_id == quiz.id)
        .order_by(QuizItem.position)
    )
    return {row.question_id: (number, row.version_id) for number, row in enumerate(rows, start=1)}


def versions_of(session: Session, quiz: Quiz) -> dict[int, tuple[int, AnyQuestion, int]]:
    """Return every version that the quiz asks or asked, by id: its question's id, itself, and its article's id."""
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
    )
    return {version.id: (version.question_id, version.content, article_id) for version, article_id in rows}


def _mark(
    row: Row[Any], content: AnyQuestion, known: dict[tuple[int, str], Sequence[Given]], *, submitted: bool
) -> Mark:
    """Return one answer; `known` keeps what answers are made of, since most are given by many."""
    shown = Presentation.from_json(row.presentation)
    text = None if row.answer is None else content.response_text(row.answer, shown).strip() or None
    given: Sequence[Given] = ()
    if text and submitted:
        key = (row.version_id, text)
        if key not in known:
            known[key] = content.given(row.answer, shown)
        given = known[key]
    return Mark(text, (row.fraction or 0.0) if submitted else None, row.points, given)


def _taken(line: Row[Any], marks: Mapping[int, Mark], counted: Collection[int]) -> Taken:
    return Taken(
        id=line.id,
        taker=line.taker,
        number=line.number,
        submitted=line.state == "submitted",
        started_at=line.started_at,
        submitted_at=line.submitted_at,
        score=line.score,
        points=line.points,
        marks=marks,
        assignment_id=line.assignment_id,
        late=line.late,
        counts=line.id in counted,
    )


def _question_results(
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
        marks = by_question.get(question_id, [])
        right = sum(mark.right for mark in marks)
        partly = sum(mark.partly for mark in marks)
        blank = sum(mark.blank for mark in marks)
        wrong = len(marks) - right - partly - blank
        picked, more = _picked(content, marks)
        yield QuestionResult(question_id, number, content, right, wrong, blank, picked, more, partly, article_id)


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
