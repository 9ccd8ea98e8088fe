"""What a teacher says of an attempt: comments, and points by hand with a reason. Commits nothing."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sqlalchemy.orm import Session

from questions.messages import Message
from quiz.invigilating import NotNow, lock, record
from quiz.models import Attempt, AttemptItem, Person
from quiz.models.errors import DomainError
from quiz.submitting import hold_versions

LONGEST_COMMENT = 2000
LONGEST_REASON = 500
BY_HAND = ("comment", "manual_points", "manual_reason", "fraction")


class NoSuchPoints(DomainError):
    """Refuse points that a question cannot give, or that nobody says a reason for."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Hold what a teacher says of an answer; without `points` the key decides."""

    comment: str = ""
    points: float | None = None
    reason: str = ""


def comment_on(session: Session, attempt: Attempt, text: str) -> None:
    """Keep what the teacher says of a whole attempt; nothing takes it away."""
    _lock_submitted(session, attempt)
    attempt.comment = _tidy(text) or None


def mark_answer(session: Session, attempt: Attempt, item: AttemptItem, marked: Marked, by: Person) -> None:
    """Keep what the teacher says of one answer, and give its points or take them back.

    Points by hand win over the key until they are taken back; both is recorded. The same again changes nothing.
    Raises `NoSuchPoints`.
    """
    reason = _tidy(marked.reason) if marked.points is not None else None
    if marked.points is not None:
        _check(marked.points, item.points)
        if not reason:
            raise NoSuchPoints("Say why you give these points: the student reads it.")
    _lock_submitted(session, attempt)
    session.refresh(item, BY_HAND)
    item.comment = _tidy(marked.comment) or None
    if (item.manual_points, item.manual_reason) == (marked.points, reason):
        return
    kind = "points_taken_back" if marked.points is None else "points_given"
    said = item.manual_reason if reason is None else reason
    item.manual_points, item.manual_reason = marked.points, reason
    _score(session, item, kind, by, said)


def _check(points: float, most: float) -> None:
    if not (math.isfinite(points) and 0 <= points <= most):
        raise NoSuchPoints(Message("Give from 0 to %(most)s points.", most=f"{most:g}"))


def _score(session: Session, item: AttemptItem, kind: str, by: Person, reason: str | None) -> None:
    """Score an attempt anew, and write into its log what one question earned before and earns now."""
    attempt = item.attempt
    before, score = _points(item), attempt.score
    hold_versions(session, attempt)
    attempt.score_responses()
    detail = {"before": before, "after": _points(item), "score_before": score, "score_after": attempt.score}
    record(session, attempt, kind, by, position=item.position, reason=reason, **detail)


def _points(item: AttemptItem) -> float:
    return round((item.fraction or 0.0) * item.points, 4)


def _lock_submitted(session: Session, attempt: Attempt) -> None:
    lock(session, attempt)
    if not attempt.submitted:
        raise NotNow("This attempt is under way: what you say of it has to wait until it is handed in.")


def _tidy(text: str) -> str:
    """Return a text without what no database stores, and without the blanks around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()
    return lines.encode("utf-8", "replace").decode("utf-8")
