"""Deleting what a teacher made, with all that hangs on it; the caller commits. What is gone is gone."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session

from quiz.models import Article, AttemptItem, Question, QuestionVersion, Quiz, QuizItem
from quiz.results import counts


@dataclass(frozen=True, slots=True)
class Loss:
    """Say what deleting a quiz takes along."""

    questions: int
    attempts: int
    under_way: int
    article: bool
    """Whether its article goes too: no other quiz is made from it."""


def loss_of(session: Session, quiz: Quiz) -> Loss:
    """Return what would be gone with a quiz."""
    begun, submitted = counts(session, [quiz.id]).get(quiz.id, (0, 0))
    others = select(func.count(Quiz.id)).where(Quiz.article_id == quiz.article_id, Quiz.id != quiz.id)
    return Loss(len(quiz.items), begun, begun - submitted, session.scalar(others) == 0)


def delete_quiz(session: Session, quiz: Quiz) -> None:
    """Delete a quiz with its attempts, and its article where no other quiz is made from it."""
    article_id, article_too = quiz.article_id, loss_of(session, quiz).article
    session.execute(delete(Quiz).where(Quiz.id == quiz.id).execution_options(synchronize_session=False))
    _delete_unused_questions(session, article_id)
    if article_too:
        _delete_article(session, article_id)
    session.expire_all()


def delete_article(session: Session, article: Article) -> None:
    """Delete an article that no quiz is made from, with its suggestions and its job."""
    _delete_article(session, article.id)
    session.expire_all()


def _delete_unused_questions(session: Session, article_id: int) -> None:
    """Delete an article's questions that neither a quiz nor an attempt points at."""
    versions = select(QuestionVersion.id).where(QuestionVersion.question_id == Question.id).correlate(Question)
    in_quiz = exists().where(QuizItem.version_id.in_(versions))
    in_attempt = exists().where(AttemptItem.version_id.in_(versions))
    unused = delete(Question).where(Question.article_id == article_id, ~in_quiz, ~in_attempt)
    session.execute(unused.execution_options(synchronize_session=False))


def _delete_article(session: Session, article_id: int) -> None:
    session.execute(delete(Article).where(Article.id == article_id).execution_options(synchronize_session=False))
