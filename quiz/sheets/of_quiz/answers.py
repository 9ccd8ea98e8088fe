"""The answers of a quiz: a row an answer, read from the database as it is written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from questions.kinds import Presentation
from quiz.models import Assignment, Attempt, AttemptItem, Guest, Person, Quiz, Response
from quiz.results.counted import COUNTED
from quiz.results.questions import versions_of
from quiz.sheets.base import Cell, Column, Sheet
from quiz.words import KIND_LABELS, SKILL_LABELS, answer_label

LABEL = _l("Answers")
AT_ONCE = 100
"""How many rows are held at once: few enough that they are gone before Python looks for garbage."""


def make(session: Session, quiz: Quiz, assignment: Assignment | None) -> Sheet:
    """Return every answer of a quiz, or of one assignment, attempt by attempt."""
    return Sheet(_("Answers"), list(_columns()), _rows(session, quiz, assignment))


def _columns() -> Iterator[Column]:
    yield Column(_("Name"), width=28)
    yield Column(_("Attempt"), "number", 9)
    yield Column(_("Submitted"), "moment", 20)
    yield Column(_("Question"), "number", 9, _("Its place in this attempt."))
    yield Column(_("Kind"), width=18)
    yield Column(_("Skill"), width=18)
    yield Column(_("Asked"), width=48)
    yield Column(_("Answered"), width=40)
    yield Column(
        _("Points"), "number", 9, _("Empty while the attempt is under way, or where the question is cancelled.")
    )
    yield Column(_("Of"), "number", 9)
    yield Column(_("Points by hand"), "number", 9)
    yield Column(_("Comment"), width=40)
    yield Column(_("Certainty"), "number", 9, _("1: unsure, 2: quite sure, 3: certain."))
    yield Column(_("Saved"), "moment", 20)


def _rows(session: Session, quiz: Quiz, assignment: Assignment | None) -> Iterator[list[Cell]]:
    scope = Assignment.quiz_id == quiz.id if assignment is None else Assignment.id == assignment.id
    asked = {
        version_id: (content, [str(KIND_LABELS[content.kind]), str(SKILL_LABELS[content.skill]), content.stem])
        for version_id, (_question_id, content, _article_id) in versions_of(session, quiz).items()
    }
    takers = {attempt.id: list(attempt[1:]) for attempt in session.execute(_takers(scope))}
    # Most answers are an option that many took, and the page's language is the same for all.
    label = lru_cache(answer_label)
    for row in session.execute(_answers(scope).execution_options(yield_per=AT_ONCE)):
        attempt_id, version_id, position, points, fraction, shown, by_hand, comment, answer, certainty, saved_at = row
        if attempt_id not in takers or version_id not in asked:
            continue  # It was begun since they were read.
        content, about = asked[version_id]
        said = None
        if answer is not None:
            said = content.response_text(answer, Presentation.from_json(shown)).strip() or None
        yield [
            *takers[attempt_id],
            position + 1,
            *about,
            None if said is None else label(said, content.kind),
            None if fraction is None else round(fraction * points, 4),
            points,
            by_hand,
            comment,
            certainty,
            saved_at,
        ]


def _takers(scope: ColumnElement[bool]) -> Any:
    return (
        select(
            Attempt.id,
            func.coalesce(Guest.nickname, Person.name, "").label("taker"),
            Attempt.number,
            Attempt.submitted_at,
        )
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .outerjoin(Guest, Guest.id == Attempt.guest_id)
        .outerjoin(Person, Person.id == Attempt.student_id)
        .where(scope, COUNTED)
    )


def _answers(scope: ColumnElement[bool]) -> Any:
    return (
        select(
            AttemptItem.attempt_id,
            AttemptItem.version_id,
            AttemptItem.position,
            AttemptItem.points,
            AttemptItem.fraction,
            AttemptItem.presentation,
            AttemptItem.manual_points,
            AttemptItem.comment,
            Response.answer,
            Response.certainty,
            Response.saved_at,
        )
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .outerjoin(Response, Response.item_id == AttemptItem.id)
        .where(scope, COUNTED)
        .order_by(Attempt.started_at, Attempt.id, AttemptItem.position)
    )
