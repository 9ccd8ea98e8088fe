"""What practice must not touch: everything of an assignment that its student has still before them or may not know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from quiz.homework import Task
from quiz.models import AttemptItem, Question, QuestionVersion, QuizItem


@dataclass(frozen=True, slots=True)
class Held:
    """Hold the questions and the articles that are kept back, by their ids."""

    questions: frozenset[int]
    articles: frozenset[int]

    def keeps(self, question_id: int, article_id: int) -> bool:
        """Say whether a question is kept back, be it with its whole article."""
        return question_id in self.questions or article_id in self.articles


def held_back(session: Session, tasks: Sequence[Task]) -> Held:
    """Return what a student's tasks keep back, in one query.

    Held are assignments under way, to do, to come or taken back, and those done whose marks are not told yet. Their
    articles are held too: one may be asked about without being shown.
    """
    waiting = [task for task in tasks if waits(task)]
    in_quizzes = select(QuizItem.version_id).where(QuizItem.quiz_id.in_({task.assignment.quiz_id for task in waiting}))
    begun = [attempt.id for task in waiting for attempt in task.attempts]
    in_attempts = select(AttemptItem.version_id).where(AttemptItem.attempt_id.in_(begun))
    asked = union(in_quizzes, in_attempts).subquery()
    rows = session.execute(
        select(QuestionVersion.question_id, Question.article_id)
        .join(Question, Question.id == QuestionVersion.question_id)
        .where(QuestionVersion.id.in_(select(asked.c.version_id)))
    ).all()
    articles = {task.assignment.quiz.article_id for task in waiting} | {row.article_id for row in rows}
    return Held(frozenset(row.question_id for row in rows), frozenset(articles))


def waits(task: Task) -> bool:
    """Say whether a task keeps its questions back: it is before its student, or what is right is not told yet."""
    before_them = task.under_way is not None or not task.done
    over = task.state == "missed" and task.assignment.quiz.published
    return not task.told or (before_them and not over)
