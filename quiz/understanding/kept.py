"""The tables of a quiz, read once and kept until an attempt, a ruling or the quiz itself changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quiz.models import Assignment, Attempt, AttemptEvent, Quiz, QuizItem
from quiz.understanding.answers import Answers, answers_of
from quiz.understanding.choices import choices_of

MOST_KEPT = 8
"""How many quizzes' tables one process keeps: those of 5,000 attempts take some 20 MB."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Hold the answers that count, and by question id what was chosen."""

    answers: Answers
    choices: Mapping[int, Sequence[frozenset[int]]]


class Shelf:
    """Keep a few values, each as long as its stamp is the same. What is kept can be read again at any time."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[Any, tuple[Any, Tables]] = OrderedDict()
        self._lock = Lock()

    def find(self, key: Any, stamp: Any) -> Tables | None:
        """Return what is kept under a key, if it is still of this stamp."""
        with self._lock:
            found = self._kept.get(key)
            if found is None or found[0] != stamp:
                return None
            self._kept.move_to_end(key)
            return found[1]

    def keep(self, key: Any, stamp: Any, tables: Tables) -> None:
        """Keep a value under a key; the one that was longest not asked for makes room."""
        with self._lock:
            self._kept[key] = (stamp, tables)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


_SHELF = Shelf()


def tables_of(session: Session, quiz: Quiz, assignment: Assignment | None = None, shelf: Shelf = _SHELF) -> Tables:
    """Return the tables of a quiz, or of one assignment; read anew only when something changed since."""
    key = (str(session.get_bind().url), quiz.id, assignment.id if assignment else None)  # type: ignore[union-attr]
    stamp = _stamp(session, quiz)
    found = shelf.find(key, stamp)
    if found is None:
        answers = answers_of(session, quiz, assignment)
        found = Tables(answers, choices_of(session, answers))
        shelf.keep(key, stamp, found)
    return found


def _stamp(session: Session, quiz: Quiz) -> Any:
    """Return what changes whenever the tables would: attempts, their scores, what was done to them, the quiz."""
    attempts = session.execute(
        select(
            func.count(Attempt.submitted_at),
            func.max(Attempt.submitted_at),
            func.sum(Attempt.score),
            func.sum(Attempt.points),
            func.count(Attempt.discarded_at),
        )
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .where(Assignment.quiz_id == quiz.id)
    ).one()
    event = session.scalar(
        select(func.max(AttemptEvent.id))
        .join(Attempt, Attempt.id == AttemptEvent.attempt_id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .where(Assignment.quiz_id == quiz.id)
    )
    rules = session.execute(
        select(Assignment.id, Assignment.attempt_counts).where(Assignment.quiz_id == quiz.id).order_by(Assignment.id)
    ).all()
    items = session.execute(
        select(QuizItem.version_id, QuizItem.points).where(QuizItem.quiz_id == quiz.id).order_by(QuizItem.position)
    ).all()
    return tuple(attempts), event, tuple(map(tuple, rules)), tuple(map(tuple, items))
