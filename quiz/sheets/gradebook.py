"""Who has which score: a row a student, a column an assignment."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from quiz.audience import students_of
from quiz.counting import counted, share
from quiz.models import Assignment, Attempt, Guest, Person
from quiz.results.counted import COUNTED
from quiz.sheets.base import Cell, Column

Who = tuple[str, int]
"""A student or a guest, by id."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Hold the scores as shares by student and assignment, and the names of those who took any."""

    by_assignment: Mapping[tuple[Who, int], float]
    names: Mapping[Who, str]

    def row(self, who: Who, name: str, assignment_ids: Sequence[int]) -> list[Cell]:
        """Return a student's row: the name, a score an assignment, and the mean of those there are."""
        scores = [self.by_assignment.get((who, one)) for one in assignment_ids]
        there = [score for score in scores if score is not None]
        return [name, *scores, mean(there) if there else None]


def columns(assignments: Sequence[tuple[str, str]]) -> list[Column]:
    """Return the columns of a gradebook, from the title and a note of each assignment."""
    average = _("The mean of what is handed in; what is not is left out, not counted as nothing.")
    return [
        Column(_("Name"), width=28),
        *(Column(_("%(title)s (%%)", title=title), "percent", 18, note) for title, note in assignments),
        Column(_("Average (%)"), "percent", 12, average),
    ]


def scores_of(session: Session, assignment_ids: Collection[int], *which: ColumnElement[bool]) -> Scores:
    """Return who has which score by each assignment's own rule, in one query."""
    tries: dict[tuple[Who, int], list[float]] = {}
    rules: dict[int, str] = {}
    names: dict[Who, str] = {}
    for row in session.execute(_attempts(assignment_ids).where(*which)):
        who: Who = ("student", row.student_id) if row.student_id else ("guest", row.guest_id)
        names[who], rules[row.assignment_id] = row.taker, row.attempt_counts
        tries.setdefault((who, row.assignment_id), []).append(share(row.score, row.points))
    return Scores(dict(_by_rule(tries, rules)), names)


def given_names(session: Session, assignments: Sequence[Assignment]) -> dict[Who, str]:
    """Return the names of the students that assignments are given to, who has handed nothing in among them."""
    queries = [students_of(one) for one in assignments if one.audience != "anyone"]
    return {("student", row[0]): row[1] for query in queries for row in session.execute(query)}


def _by_rule(
    tries: Mapping[tuple[Who, int], Sequence[float]], rules: Mapping[int, str]
) -> Iterator[tuple[tuple[Who, int], float]]:
    for key, fractions in tries.items():
        score = counted(fractions, rules[key[1]])
        if score is not None:
            yield key, score


def _attempts(assignment_ids: Collection[int]) -> Any:
    return (
        select(
            Attempt.assignment_id,
            Attempt.student_id,
            Attempt.guest_id,
            Attempt.score,
            Attempt.points,
            Assignment.attempt_counts,
            func.coalesce(Guest.nickname, Person.name, "").label("taker"),
        )
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .outerjoin(Guest, Guest.id == Attempt.guest_id)
        .outerjoin(Person, Person.id == Attempt.student_id)
        .where(Attempt.assignment_id.in_(assignment_ids), Attempt.state == "submitted", COUNTED)
        .order_by(Attempt.number, Attempt.id)
    )
