"""The sample quizzes that the home page offers to try."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from quiz.models import Quiz, QuizItem

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Sample:
    """Say of a sample quiz what helps to choose it, and the code that opens it."""

    title: str
    words: int
    minutes: int
    questions: int
    code: str


def samples(session: Session) -> Sequence[Sample]:
    """Return the installation's first published quizzes that can be taken now."""
    lengths = select(func.count(QuizItem.id)).where(QuizItem.quiz_id == Quiz.id).scalar_subquery()
    rows = session.execute(
        select(Quiz, lengths)
        .where(Quiz.owner_id.is_(None), Quiz.state == "published")
        .order_by(Quiz.id)
        .options(selectinload(Quiz.article), selectinload(Quiz.assignments))
    ).all()
    found = [
        Sample(quiz.title, quiz.article.words, quiz.article.minutes, questions, assignment.code)
        for quiz, questions in rows
        for assignment in quiz.assignments[:1]
        if assignment.open
    ]
    return found[:SHOWN]
