"""Deleting what a teacher made, with all that hangs on it; the caller commits. What is gone is gone."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from quiz.models import Article, Assignment, Attempt, AttemptItem, Question, QuestionVersion, Quiz, QuizItem
from quiz.results.counted import counts


@dataclass(frozen=True, slots=True)
class Loss:
    """Say what deleting a quiz takes along."""

    questions: int
    attempts: int
    under_way: int
    article: bool
    """Whether its article goes too, with all questions about it: no other quiz is made from it or asks about it."""


def loss_of(session: Session, quiz: Quiz) -> Loss:
    """Return what would be gone with a quiz."""
    begun, submitted = counts(session, [quiz.id]).get(quiz.id, (0, 0))
    return Loss(len(quiz.items), begun, begun - submitted, not _needed_elsewhere(session, quiz))


def delete_quiz(session: Session, quiz: Quiz) -> None:
    """Delete a quiz with its attempts, and its article where no other quiz needs it; else its questions stay."""
    article_id, article_too = quiz.article_id, loss_of(session, quiz).article
    session.execute(delete(Quiz).where(Quiz.id == quiz.id).execution_options(synchronize_session=False))
    if article_too:
        _delete_article(session, article_id)
    session.expire_all()


def asked_about(session: Session, article: Article) -> bool:
    """Say whether the bank has questions about an article: then it has to stay for them. Those of practice go along."""
    in_bank = (Question.article_id == article.id) & (Question.owner_id == article.owner_id)
    return session.scalar(select(Question.id).where(in_bank).limit(1)) is not None


def delete_article(session: Session, article: Article) -> None:
    """Delete an article that no quiz is made from, with its suggestions and its job."""
    _delete_article(session, article.id)
    session.expire_all()


def _needed_elsewhere(session: Session, quiz: Quiz) -> bool:
    """Say whether another quiz is made from a quiz's article, asks about it, or has asked about it."""
    versions = select(QuestionVersion.id).join(Question).where(Question.article_id == quiz.article_id)
    made = select(Quiz.id).where(Quiz.article_id == quiz.article_id, Quiz.id != quiz.id)
    asks = select(QuizItem.id).where(QuizItem.version_id.in_(versions), QuizItem.quiz_id != quiz.id)
    asked = (
        select(AttemptItem.id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .where(AttemptItem.version_id.in_(versions), Assignment.quiz_id != quiz.id)
    )
    return any(session.scalar(query.limit(1)) is not None for query in (made, asks, asked))


def _delete_article(session: Session, article_id: int) -> None:
    session.execute(delete(Article).where(Article.id == article_id).execution_options(synchronize_session=False))
