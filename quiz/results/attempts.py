"""An attempt as a line of the results: its marks, and whether it makes its student's score."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from questions.kinds import Presentation
from questions.kinds import Question as AnyQuestion
from questions.kinds.attempting import Given
from quiz.counting import counting, share


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold one answer of one attempt.

    `fraction` (0 … 1) is `None` while the attempt is under way, and where a ruling cancelled the question.
    """

    text: str | None
    fraction: float | None
    points: float
    given: Sequence[Given] = ()
    """The single answers it is made of."""
    cancelled: bool = False

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


def mark_of(
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
    return Mark(text, row.fraction if submitted else None, row.points, given, submitted and row.fraction is None)


def taken_of(line: Row[Any], marks: Mapping[int, Mark], counted: Collection[int]) -> Taken:
    """Return an attempt as its line; `counted` are those that make a score."""
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


def counting_of(lines: Sequence[Row[Any]]) -> set[int]:
    """Return the submitted attempts that count, by each assignment's own rule."""
    chosen: set[int] = set()
    for own in _by_taker(lines).values():
        done = [line for line in own if line.state == "submitted"]
        fractions = [share(line.score, line.points) for line in done]
        chosen |= {done[index].id for index in counting(fractions, own[0].attempt_counts)}
    return chosen


def own_fractions(lines: Sequence[Row[Any]], taken: Sequence[Taken]) -> Iterable[list[float]]:
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
