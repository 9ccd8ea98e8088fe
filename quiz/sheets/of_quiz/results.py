"""The attempts of a quiz: a row an attempt, with an answer and its points a question."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session

from quiz.models import Assignment, Quiz
from quiz.results.attempts import Mark, Taken
from quiz.results.of_quiz import Results, quiz_results
from quiz.sheets.base import Cell, Column, Sheet
from quiz.words import answer_label

LABEL = _l("Attempts")


def make(session: Session, quiz: Quiz, assignment: Assignment | None) -> Sheet:
    """Return the attempts of a quiz, or of one assignment, oldest first."""
    found = quiz_results(session, quiz)
    taken = [line for line in found.taken if assignment is None or line.assignment_id == assignment.id]
    return sheet_of(found, taken)


def sheet_of(results: Results, taken: list[Taken]) -> Sheet:
    """Return results as a sheet."""
    return Sheet(_("Attempts"), list(_columns(results)), (_line(line, results) for line in taken))


def _columns(results: Results) -> Iterator[Column]:
    yield Column(_("Name"), width=28)
    yield Column(_("Attempt"), "number", 9)
    yield Column(_("State"), width=12)
    yield Column(_("Started"), "moment", 20)
    yield Column(_("Submitted"), "moment", 20)
    yield Column(_("Seconds"), "number", 9)
    yield Column(_("Score"), "number", 9)
    yield Column(_("Points"), "number", 9)
    yield Column(_("Percent"), "percent", 9)
    for question in results.questions:
        number = question.number or _("dropped")
        yield Column(f"{number}. {question.content.stem}", width=32)
        yield Column(_("%(number)s. points", number=number), "number", 10)


def _line(line: Taken, results: Results) -> list[Cell]:
    cells: list[Cell] = [
        line.taker,
        line.number,
        _("submitted") if line.submitted else _("under way"),
        line.started_at,
        line.submitted_at,
        line.seconds,
        _rounded(line.score),
        line.points,
        line.fraction,
    ]
    for question in results.questions:
        mark = line.marks.get(question.question_id)
        answer = None if mark is None or mark.text is None else answer_label(mark.text, question.content.kind)
        cells += [answer, _points(mark)]
    return cells


def _points(mark: Mark | None) -> float | None:
    return None if mark is None or mark.fraction is None else _rounded(mark.fraction * mark.points)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
