"""Taking a quiz as a student would, with nothing stored: the attempt lives in no session, its order in the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from questions.errors import ResponseError
from questions.grading import grade
from quiz.asking import read_answer
from quiz.models import Assignment, Attempt, AttemptItem, Guest, QuestionVersion, Quiz, Response
from quiz.models.columns import now
from quiz.saving import check_answer

Answer = Mapping[str, Any] | None


@dataclass
class Preview:
    """Hold an attempt that nobody stores, and the answers in it that its questions cannot have, by position."""

    attempt: Attempt
    refused: dict[int, Answer] = field(default_factory=dict)

    @property
    def sealed(self) -> str:
        """Return what the page carries on to the next: what is asked in which order, and what is locked."""
        items = self.attempt.items
        shown = [[item.version.id, item.presentation] for item in items]
        held = [(item, item.response) for item in items if item.response and item.response.locked_at]
        locked = {str(item.position): [item.answer, response.certainty] for item, response in held}
        return str(_serializer(self.attempt.assignment.quiz).dumps([shown, locked]))

    def answer(self, fields: Mapping[str, str]) -> None:
        """Take the answers of a form; those that cannot be are kept apart."""
        for item in self.attempt.items:
            if item.response is not None:
                continue
            given = read_answer(item.version.kind, fields, item.position)
            try:
                check_answer(item, given)
            except ResponseError:
                self.refused[item.position] = given
            else:
                if given is not None:
                    _respond(item, given, fields.get(f"certainty-{item.position}", ""))

    def lock(self, position: str) -> bool:
        """Lock one answer, as a Check does; a blank one cannot be."""
        for item in self.attempt.items:
            if str(item.position) == position and item.response is not None:
                item.response.locked_at = now()
                item.fraction = grade(item.judged, item.answer, item.shown).fraction
                return True
        return False

    def submit(self) -> None:
        """Score the attempt; it stays as unstored as it was."""
        attempt = self.attempt
        attempt.state, attempt.submitted_at, attempt.submitted_by = "submitted", now(), "student"
        attempt.score_responses()


def begin(session: Session, quiz: Quiz, name: str) -> Preview:
    """Return a new attempt at a quiz, with its settings, that no session knows."""
    _load_rulings(session, quiz)
    assignment = Assignment(code="", audience="anyone", late_policy="refuse", guests_allowed=True)
    assignment.take_settings(quiz)
    # Set without telling the quiz, which would else have one assignment more when it is next saved.
    set_committed_value(assignment, "quiz", quiz)
    attempt = Attempt.start(assignment, Guest(nickname=name))
    attempt.state, attempt.preview, attempt.late, attempt.extra_seconds = "in_progress", True, False, 0
    # The time does not run in a preview: the page says how much a student has.
    attempt.deadline = None
    return Preview(attempt)


def resume(session: Session, quiz: Quiz, name: str, sealed: str) -> Preview | None:
    """Return the attempt that a page carried on, or `None` where it is not ours or the quiz has changed since."""
    try:
        shown, locked = _serializer(quiz).loads(sealed)
    except BadSignature:
        return None
    held = {item.version_id: item for item in quiz.items}
    if {version_id for version_id, _presentation in shown} != set(held):
        return None
    preview = begin(session, quiz, name)
    preview.attempt.items = [
        AttemptItem(
            position=position,
            version=held[version_id].version,
            points=held[version_id].points,
            presentation=presentation,
        )
        for position, (version_id, presentation) in enumerate(shown)
    ]
    for position, (answer, certainty) in locked.items():
        _respond(preview.attempt.items[int(position)], answer, str(certainty))
        preview.lock(position)
    return preview


def _respond(item: AttemptItem, answer: Answer, certainty: str) -> None:
    sure = int(certainty) if certainty in ("1", "2", "3") else None
    item.response = Response(
        answer=dict(answer or {}), client="preview", sequence=0, revision=1, saved_at=now(), certainty=sure
    )


def _load_rulings(session: Session, quiz: Quiz) -> None:
    """Read the rulings on all questions in one query; they are as a student's attempt would find them."""
    asked = [item.version_id for item in quiz.items]
    query = select(QuestionVersion).where(QuestionVersion.id.in_(asked)).options(selectinload(QuestionVersion.rulings))
    session.scalars(query).all()


def _serializer(quiz: Quiz) -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=f"preview-{quiz.id}")
