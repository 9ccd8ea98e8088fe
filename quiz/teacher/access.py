"""Fetch what a teacher asks for through its owner: what is another's does not exist."""

from __future__ import annotations

from flask import abort
from flask_login import current_user
from sqlalchemy import select
from sqlalchemy.orm import contains_eager, selectinload

from quiz.authoring import take_turns
from quiz.extensions import db
from quiz.models import (
    Article,
    Assignment,
    Attempt,
    AttemptItem,
    Guest,
    Intake,
    Question,
    QuestionVersion,
    Quiz,
    QuizItem,
)

LARGEST_ID = 2**31 - 1
"""The largest number the databases' keys hold; a larger one in an address names nothing."""


def owned_article(article_id: int) -> Article:
    """Return the teacher's own article, or answer 404."""
    query = select(Article).where(Article.id == possible(article_id), Article.owner_id == current_user.id)
    return db.session.scalar(query) or abort(404)


def owned_intake(intake_id: int) -> Intake:
    """Return what the teacher is taking in, or answer 404."""
    query = select(Intake).where(Intake.id == possible(intake_id), Intake.owner_id == current_user.id)
    return db.session.scalar(query) or abort(404)


def owned_quiz(quiz_id: int) -> Quiz:
    """Return the teacher's own quiz with its questions, or answer 404."""
    query = (
        select(Quiz)
        .where(Quiz.id == possible(quiz_id), Quiz.owner_id == current_user.id)
        .options(
            selectinload(Quiz.article),
            selectinload(Quiz.assignments),
            selectinload(Quiz.items)
            .selectinload(QuizItem.version)
            .selectinload(QuestionVersion.question)
            .selectinload(Question.article),
        )
    )
    return db.session.scalar(query) or abort(404)


def owned_question(question_id: int) -> Question:
    """Return the teacher's own question with its versions and the rulings on them, or answer 404."""
    query = (
        select(Question)
        .where(Question.id == possible(question_id), Question.owner_id == current_user.id)
        .options(selectinload(Question.article), selectinload(Question.versions).selectinload(QuestionVersion.rulings))
    )
    return db.session.scalar(query) or abort(404)


def quiz_to_change(quiz_id: int) -> Quiz:
    """Return the teacher's own quiz once their other windows' changes are made, or answer 404."""
    take_turns(db.session(), current_user)
    return owned_quiz(quiz_id)


def owned_assignment(assignment_id: int) -> Assignment:
    """Return an assignment of one of the teacher's own quizzes, or answer 404."""
    query = (
        select(Assignment)
        .join(Assignment.quiz)
        .where(Assignment.id == possible(assignment_id), Quiz.owner_id == current_user.id)
        .options(contains_eager(Assignment.quiz), selectinload(Assignment.classes), selectinload(Assignment.students))
    )
    return db.session.scalar(query) or abort(404)


def item_of(quiz: Quiz, item_id: int) -> QuizItem | None:
    """Return one question's place in a quiz, or `None` when it is not in it (any more)."""
    return next((item for item in quiz.items if item.id == item_id), None)


def sample_quiz(quiz_id: int) -> Quiz:
    """Return a published quiz of the installation, or answer 404."""
    query = select(Quiz).where(Quiz.id == possible(quiz_id), Quiz.owner_id.is_(None), Quiz.state == "published")
    return db.session.scalar(query) or abort(404)


def owned_attempt(attempt_id: int) -> Attempt:
    """Return an attempt at one of the teacher's own quizzes with all it holds, or answer 404."""
    items = selectinload(Attempt.items)
    query = (
        select(Attempt)
        .join(Attempt.assignment)
        .join(Assignment.quiz)
        .where(Attempt.id == possible(attempt_id), Quiz.owner_id == current_user.id)
        .options(
            contains_eager(Attempt.assignment).contains_eager(Assignment.quiz).selectinload(Quiz.article),
            selectinload(Attempt.guest),
            items.selectinload(AttemptItem.version).selectinload(QuestionVersion.question),
            items.selectinload(AttemptItem.version).selectinload(QuestionVersion.rulings),
            items.selectinload(AttemptItem.response),
        )
    )
    return db.session.scalar(query) or abort(404)


def owned_guest(guest_id: int) -> Guest:
    """Return a guest of one of the teacher's own quizzes, or answer 404."""
    query = (
        select(Guest)
        .join(Guest.assignment)
        .join(Assignment.quiz)
        .where(Guest.id == possible(guest_id), Quiz.owner_id == current_user.id)
        .options(contains_eager(Guest.assignment).contains_eager(Assignment.quiz))
    )
    return db.session.scalar(query) or abort(404)


def possible(number: int) -> int:
    """Return a number that a key can be, or answer 404."""
    return number if number <= LARGEST_ID else abort(404)
