"""What a teacher does to the questions of a quiz; each can be undone, and the caller commits."""

from __future__ import annotations

from sqlalchemy.orm import Session

from questions.kinds import Question as AnyQuestion
from questions.messages import Message
from quiz.bank.using import kept_version
from quiz.models import QuestionVersion, Quiz, QuizItem
from quiz.suggesting import suggestion_of
from quiz.undoing import remember


def accept(session: Session, quiz: Quiz, candidate_id: int) -> QuizItem | None:
    """Append a suggestion; `None` when there is none or the quiz has it already."""
    question = suggestion_of(session, quiz, candidate_id)
    return None if question is None else add(session, quiz, question)


def add(session: Session, quiz: Quiz, question: AnyQuestion) -> QuizItem:
    """Append a question about the quiz's article and return its place."""
    remember(session, quiz, Message("Question %(number)s added", number=len(quiz.items) + 1))
    # One that was dropped before is in the bank: it comes back with what is known of how it did.
    kept = kept_version(session, quiz, question)
    if kept is not None:
        kept.question.bring_back()
    item = quiz.ask(kept) if kept else quiz.add(question)
    session.flush()
    return item


def write(session: Session, quiz: Quiz, question: AnyQuestion, points: float) -> QuizItem:
    """Append a question that the teacher wrote and return its place; sent twice, it is there once."""
    twin = next((item for item in quiz.items if item.version.content == question), None)
    if twin is not None:
        return twin
    item = add(session, quiz, question)
    item.points = points
    return item


def put_in_again(
    session: Session, quiz: Quiz, version: QuestionVersion, content: AnyQuestion, points: float
) -> QuizItem:
    """Append a question that was dropped while it was being edited, as it is worded now."""
    remember(session, quiz, Message("Question %(number)s added", number=len(quiz.items) + 1))
    reworded = content != version.content
    item = quiz.ask(version.question.revise(content) if reworded else version)
    item.points = points
    session.flush()
    return item


def drop(session: Session, quiz: Quiz, item: QuizItem) -> None:
    """Take a question out; attempts that have it keep it."""
    remember(session, quiz, Message("Question %(number)s dropped", number=item.position + 1))
    quiz.drop(item)


def move(session: Session, quiz: Quiz, item: QuizItem, by: int) -> bool:
    """Move a question up (negative) or down and return whether it moved; at the ends it stays."""
    if not 0 <= item.position + by < len(quiz.items):
        return False
    numbers = {"before": item.position + 1, "now": item.position + by + 1}
    remember(session, quiz, Message("Question %(before)s made question %(now)s", **numbers))
    quiz.move(item, by)
    return True


def revise(session: Session, item: QuizItem, content: AnyQuestion, points: float) -> bool:
    """Put a new version of a question in its place; return whether anything changed.

    Attempts keep the version they were shown.
    """
    reworded = content != item.version.content
    if not reworded and points == item.points:
        return False
    remember(session, item.quiz, Message("Question %(number)s edited", number=item.position + 1))
    if reworded:
        item.version = item.version.question.revise(content)
    item.points = points
    return True
