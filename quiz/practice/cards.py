"""The questions a student practises: taken in from what was missed or from the fresh ones, and which are due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from quiz.growth.missed import Missed
from quiz.models import Person, PracticeCard, Question, QuestionVersion
from quiz.models.columns import now
from quiz.practice.fresh import Fresh
from quiz.practice.held import Held
from quiz.practice.record import Record
from quiz.practice.spacing import keep, memory_of, new_memory, rating_of, review
from quiz.suggesting import identity

MOST_DUE = 100
"""How many due questions are looked at for one round."""


def take_in(session: Session, student: Person, record: Record) -> None:
    """Make a card of each question missed in an attempt, answered as it was there; a later miss counts, too."""
    cards = {card.question_id: card for card in _all(session, student)}
    new = [one for one in record.missed if _is_news(one, cards)]
    versions = select(QuestionVersion).where(QuestionVersion.id.in_({one.answered.version_id for one in new}))
    contents = {version.id: version.content for version in session.scalars(versions)}
    for one in sorted(new, key=lambda one: (one.at, one.answered.item_id)):
        question_id, version_id = one.answered.question_id, one.answered.version_id
        card = cards.get(question_id) or _card(session, student, question_id)
        card.version_id = version_id
        review(card, rating_of(one.answered.fraction, contents[version_id], None, seen=False), one.at)
    session.flush()


def due_cards(session: Session, student: Person, held: Held) -> list[PracticeCard]:
    """Return the cards that are due, the longest first, without those that are kept back or cancelled.

    Of questions that ask the same of one article, as two quizzes made from it may, one is enough.
    """
    found = session.scalars(
        select(PracticeCard)
        .join(PracticeCard.version)
        .join(QuestionVersion.question)
        .where(
            PracticeCard.student_id == student.id,
            PracticeCard.due_at <= now(),
            PracticeCard.question_id.not_in(held.questions),
            Question.article_id.not_in(held.articles),
        )
        .order_by(PracticeCard.due_at, PracticeCard.id)
        .limit(MOST_DUE)
        .options(
            contains_eager(PracticeCard.version).selectinload(QuestionVersion.rulings),
            contains_eager(PracticeCard.version, QuestionVersion.question),
        )
    ).all()
    valid = [card for card in found if card.version.scored is not None]
    first = {(card.version.question.article_id, identity(card.version.body)): card.id for card in reversed(valid)}
    return [card for card in valid if card.id in first.values()]


def new_card(session: Session, student: Person, fresh: Fresh) -> PracticeCard:
    """Return the card of a fresh question, which is stored with its article where it was not yet.

    It belongs to nobody, so that it is in no teacher's bank; whoever practises it next is asked the same one.
    """
    version = fresh.version
    if version is None:
        question = Question(owner_id=None, article=fresh.article)
        version = QuestionVersion.of(fresh.content, 1)
        question.versions.append(version)
        session.add(question)
        session.flush()
    card = _card(session, student, version.question_id)
    card.version = version
    keep(card, new_memory(now()))
    return card


def _card(session: Session, student: Person, question_id: int) -> PracticeCard:
    card = PracticeCard(student=student, question_id=question_id)
    keep(card, new_memory(now()))
    session.add(card)
    return card


def _all(session: Session, student: Person) -> Sequence[PracticeCard]:
    return session.scalars(select(PracticeCard).where(PracticeCard.student_id == student.id)).all()


def _is_news(missed: Missed, cards: Mapping[int, PracticeCard]) -> bool:
    """Say whether a miss is not in the card yet: there is none, or it was last answered before."""
    card = cards.get(missed.answered.question_id)
    last = None if card is None else memory_of(card).last_review
    return last is None or last < missed.at
