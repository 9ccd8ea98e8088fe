"""Attempts: who took a quiz, what they answered and what it earned."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from flask import abort
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from questions.kinds import Question
from quiz.api.moments import rfc3339
from quiz.api.operations import Reply, named, operation
from quiz.api.paging import PAGE, newest_first
from quiz.api.schemas import identity, many, moment, nullable, number, of, page_of, share, text, to, truth, whole, words
from quiz.extensions import db
from quiz.models import Assignment, Attempt, AttemptItem, QuestionVersion, Quiz
from quiz.results.counted import COUNTED
from quiz.teacher.access import owned_attempt, owned_quiz
from quiz.understanding.kept import tables_of

named(
    "Answer",
    of(
        {
            "question_id": identity(),
            "version_id": identity("The wording that was shown."),
            "number": whole("Its place in this attempt, from 1."),
            "points": number("What it is worth."),
            "text": nullable(text("The answer in words; null while it is blank.")),
            "fraction": nullable(share("What it earned; null while the attempt is under way, or of a cancelled one.")),
            "cancelled": truth("Whether a ruling took the question out of the score."),
            "certainty": nullable(whole("How sure the student said to be, 1 to 3.")),
        }
    ),
)
named(
    "Attempt",
    of(
        {
            "id": identity(),
            "assignment_id": identity(),
            "taker": of({"kind": words(("student", "guest")), "id": identity(), "name": text()}),
            "number": whole("Which of this taker's attempts at the assignment it is."),
            "state": words(("in_progress", "submitted")),
            "started_at": moment(),
            "submitted_at": nullable(moment()),
            "submitted_by": nullable(text("The student, or the clock.")),
            "seconds": nullable(whole()),
            "late": truth(),
            "counts": truth("Whether it makes its taker's score, by the assignment's rule."),
            "score": nullable(number("In points.")),
            "points": number("The most that can be earned."),
            "discarded_at": nullable(moment("When a teacher set it aside.")),
            "answers": many(to("Answer")),
        }
    ),
)
named("AttemptPage", page_of("Attempt"))

ANSWERS = selectinload(Attempt.items)
LOADED = (
    joinedload(Attempt.guest),
    joinedload(Attempt.student),
    ANSWERS.selectinload(AttemptItem.version).selectinload(QuestionVersion.rulings),
    ANSWERS.selectinload(AttemptItem.response),
)


class Wordings:
    """Hold each wording that was shown, read once for all the attempts of a page."""

    def __init__(self) -> None:
        self._read: dict[int, tuple[Question, bool]] = {}

    def of(self, item: AttemptItem) -> tuple[Question, bool]:
        """Return the question as it was shown, and whether a ruling cancelled it since."""
        if item.version_id not in self._read:
            self._read[item.version_id] = item.version.content, item.cancelled
        return self._read[item.version_id]


def as_json(one: Attempt, counting: Collection[int], wordings: Wordings) -> dict[str, Any]:
    """Return an attempt with its answers; `counting` are the ids of those that make a score."""
    return {
        "id": one.id,
        "assignment_id": one.assignment_id,
        "taker": {
            "kind": "guest" if one.guest_id else "student",
            "id": one.guest_id or one.student_id,
            "name": one.taker,
        },
        "number": one.number,
        "state": one.state,
        "started_at": rfc3339(one.started_at),
        "submitted_at": rfc3339(one.submitted_at),
        "submitted_by": one.submitted_by,
        "seconds": one.seconds,
        "late": one.late,
        "counts": one.id in counting,
        "score": one.score,
        "points": one.points,
        "discarded_at": rfc3339(one.discarded_at),
        "answers": [_answer(item, wordings, submitted=one.submitted) for item in one.items],
    }


def _answer(item: AttemptItem, wordings: Wordings, *, submitted: bool) -> dict[str, Any]:
    content, cancelled = wordings.of(item)
    said = None if item.answer is None else content.response_text(item.answer, item.shown).strip()
    return {
        "question_id": item.version.question_id,
        "version_id": item.version_id,
        "number": item.position + 1,
        "points": item.points,
        "text": said or None,
        "fraction": item.fraction if submitted else None,
        "cancelled": cancelled,
        "certainty": item.certainty,
    }


def counting_of(quiz: Quiz) -> set[int]:
    """Return which attempts at a quiz make somebody's score."""
    return {sitting.attempt_id for sitting in tables_of(db.session(), quiz).answers.sittings}


def assignment_of(quiz: Quiz, query: dict[str, Any]) -> Assignment | None:
    """Return the assignment of a quiz that was asked for, `None` where none was, or answer 404."""
    wanted = query.get("assignment_id")
    if wanted is None:
        return None
    return next((each for each in quiz.assignments if each.id == wanted), None) or abort(404)


OF_ASSIGNMENT = {"assignment_id": identity("Only of this assignment.")}


@operation(
    "GET",
    "/quizzes/<int:quiz_id>/attempts",
    "List the attempts at a quiz with their answers, the newest first",
    to("AttemptPage"),
    query={**PAGE, **OF_ASSIGNMENT},
    links={"attempt": {"operationId": "attempt", "parameters": {"attempt_id": "$response.body#/items/0/id"}}},
)
def attempts(quiz_id: int, query: dict[str, Any]) -> Reply:
    """List the attempts that results are made of."""
    found = owned_quiz(quiz_id)
    assignment = assignment_of(found, query)
    own = select(Attempt).join(Attempt.assignment).where(Assignment.quiz_id == found.id, COUNTED).options(*LOADED)
    if assignment is not None:
        own = own.where(Assignment.id == assignment.id)
    rows, cursor = newest_first(db.session(), own, Attempt.id, query)
    counting, wordings = counting_of(found), Wordings()
    return Reply({"items": [as_json(row, counting, wordings) for row in rows], "next_cursor": cursor})


@operation("GET", "/attempts/<int:attempt_id>", "Read an attempt with its answers", to("Attempt"))
def attempt(attempt_id: int) -> Reply:
    """Give one attempt."""
    found = owned_attempt(attempt_id)
    if found.preview:
        abort(404)
    return Reply(as_json(found, counting_of(found.assignment.quiz), Wordings()))
