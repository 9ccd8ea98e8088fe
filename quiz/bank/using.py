"""Putting questions of the bank into a quiz; the caller commits."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from questions.kinds import Question as AnyQuestion
from quiz.models import Person, Question, QuestionVersion, Quiz, QuizItem
from quiz.sent_twice import since


@dataclass(frozen=True, slots=True)
class Use:
    """Say which quiz asks a question, in which version."""

    quiz: Quiz
    version: int


def owned_questions(session: Session, owner: Person, question_ids: Collection[int]) -> Sequence[Question]:
    """Return those of a teacher's questions that have these ids, in the order in which they came to the bank."""
    query = Question.owned_by(owner).where(Question.id.in_(question_ids)).order_by(Question.id)
    return session.scalars(query.options(selectinload(Question.versions), selectinload(Question.article))).all()


def add_to_quiz(quiz: Quiz, questions: Sequence[Question]) -> list[QuizItem]:
    """Append the newest version of each question that the quiz does not ask yet in any version; return them."""
    held = {item.version.question_id for item in quiz.items}
    return [quiz.ask(question.newest) for question in questions if question.id not in held]


def quiz_of(session: Session, owner: Person, questions: Sequence[Question], title: str = "") -> Quiz:
    """Return a new draft that asks the questions; its main article is the one that most of them are about.

    Asked for twice in a moment, it is one.
    """
    counted = [question.article for question in questions]
    main = max(counted, key=lambda article: (counted.count(article), -counted.index(article)))
    title = title or main.title
    wanted = [question.newest.id for question in questions]
    recent = Quiz.owned_by(owner).where(Quiz.title == title, Quiz.created_at > since())
    for twin in session.scalars(recent.options(selectinload(Quiz.items))):
        if [item.version_id for item in twin.items] == wanted:
            return twin
    quiz = Quiz(owner_id=owner.id, article=main, title=title)
    session.add(quiz)
    add_to_quiz(quiz, questions)
    session.flush()
    return quiz


def kept_version(session: Session, quiz: Quiz, content: AnyQuestion) -> QuestionVersion | None:
    """Return the version by which the bank holds a question about the quiz's article in the very same words.

    `None` where it has none, has changed it since, or the quiz asks it already.
    """
    wanted = QuestionVersion.of(content, 1)
    query = (
        select(QuestionVersion)
        .join(Question)
        .where(Question.article_id == quiz.article_id, Question.owner_id == quiz.owner_id)
        .where(QuestionVersion.kind == wanted.kind, QuestionVersion.words == wanted.words)
        .order_by(QuestionVersion.id)
    )
    asked = {item.version.question_id for item in quiz.items}
    for version in session.scalars(query.options(joinedload(QuestionVersion.question))):
        newest = version.question.newest is version
        if version.body == wanted.body and newest and version.question_id not in asked:
            return version
    return None


def uses_of(session: Session, question: Question) -> list[Use]:
    """Return the quizzes that ask a question now, newest first."""
    rows = session.execute(
        select(Quiz, QuestionVersion.number)
        .join(QuizItem, QuizItem.quiz_id == Quiz.id)
        .join(QuestionVersion, QuestionVersion.id == QuizItem.version_id)
        .where(QuestionVersion.question_id == question.id, Quiz.owner_id == question.owner_id)
        .order_by(Quiz.created_at.desc(), Quiz.id.desc())
    )
    return [Use(quiz, number) for quiz, number in rows]
