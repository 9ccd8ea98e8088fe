"""Rounds of practice: what is due and what is fresh, one question after the other; the caller commits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, select, update
from sqlalchemy.orm import Session, joinedload

from questions.grading import grade
from quiz.homework import tasks_of
from quiz.models import Person, PracticeCard, PracticeRound, PracticeTurn, Question, QuestionVersion
from quiz.models.columns import now
from quiz.practice.cards import due_cards, new_card, take_in
from quiz.practice.fresh import fresh_questions
from quiz.practice.held import Held, held_back
from quiz.practice.record import record_of
from quiz.practice.spacing import memory_of, rating_of, review, took
from quiz.saving import check_answer

LENGTH = 10
"""How many questions a round has at most."""
FRESH = 3
"""How many of them are fresh where enough are due."""
STILL_OPEN = timedelta(hours=12)
"""How long a round that was begun is gone on with."""


def hold(session: Session, student: Person) -> None:
    """Make a second tab of a student's wait until this one is done, by a write: every database has others await it."""
    session.execute(
        update(Person)
        .where(Person.id == student.id)
        .values(name=Person.name)
        .execution_options(synchronize_session=False)
    )


def begin_round(session: Session, student: Person) -> PracticeRound | None:
    """Return the round that is under way, or a new one; `None` where there is nothing to practise."""
    hold(session, student)
    tasks = tasks_of(session, student)
    held = held_back(session, tasks)
    under_way = open_round(session, student, held)
    if under_way is not None:
        return under_way
    record = record_of(session, student, tasks)
    take_in(session, student, record)
    due = due_cards(session, student, held)
    held_cards = select(PracticeCard.question_id).where(PracticeCard.student_id == student.id)
    seen = record.asked | set(session.scalars(held_cards))
    readable = [article for article in record.read if article not in held.articles]
    fresh = fresh_questions(session, readable, seen, record.weak, max(FRESH, LENGTH - len(due)))
    chosen = due[: LENGTH - len(fresh)] + [new_card(session, student, one) for one in fresh]
    if not chosen:
        return None
    made = PracticeRound(student=student, started_at=now())
    made.turns = [
        PracticeTurn(
            position=position,
            card=card,
            version=card.version,
            presentation=card.version.content.present(shuffled=True).to_json(),
        )
        for position, card in enumerate(chosen)
    ]
    session.add(made)
    session.flush()
    return made


def next_turn(session: Session, found: PracticeRound, held: Held | None = None) -> PracticeTurn | None:
    """Return the round's next question, its clock running, or `None` at its end.

    What a teacher has put into an assignment or cancelled since the round began is left out.
    """
    if held is None:
        held = held_back(session, tasks_of(session, found.student))
    for turn in turns_of(session, found):
        version = turn.version
        kept = held.keeps(version.question_id, version.question.article_id) or version.scored is None
        if not turn.answered and not kept:
            return turn
    return None


def show(turn: PracticeTurn) -> None:
    """Note when a question was first shown: the server's clock says how long an answer took."""
    turn.shown_at = turn.shown_at or now()


def answer(session: Session, turn: PracticeTurn, given: Mapping[str, Any] | None) -> bool:
    """Take the answer to a question of practice, once, and space it; `None` is not knowing.

    Returns whether this call did it. Raises `ResponseError` for an answer that the question cannot have.
    """
    check_answer(turn, given)
    moment = now()
    content = turn.judged
    fraction = grade(content, given, turn.shown).fraction
    changed = session.execute(
        update(PracticeTurn)
        .where(PracticeTurn.id == turn.id, PracticeTurn.answered_at.is_(None))
        .values(answer=None if given is None else dict(given), answered_at=moment, fraction=fraction)
        .execution_options(synchronize_session=False)
    )
    if cast("CursorResult[object]", changed).rowcount == 0:
        return False
    card = turn.card
    seen = memory_of(card).last_review is not None
    review(card, rating_of(fraction, content, took(turn, moment), seen=seen), moment)
    session.flush()
    session.expire(turn)
    return True


def turns_of(session: Session, found: PracticeRound) -> Sequence[PracticeTurn]:
    """Return a round's questions with all a page needs, in as many queries however long it is."""
    return session.scalars(
        select(PracticeTurn)
        .where(PracticeTurn.round_id == found.id)
        .order_by(PracticeTurn.position)
        .options(
            joinedload(PracticeTurn.card),
            joinedload(PracticeTurn.version).joinedload(QuestionVersion.question).joinedload(Question.article),
            joinedload(PracticeTurn.version).selectinload(QuestionVersion.rulings),
        )
    ).all()


def open_round(session: Session, student: Person, held: Held) -> PracticeRound | None:
    """Return a student's newest round where it is young enough and has a question left."""
    newest = session.scalars(
        select(PracticeRound)
        .where(PracticeRound.student_id == student.id, PracticeRound.started_at > now() - STILL_OPEN)
        .order_by(PracticeRound.id.desc())
        .limit(1)
    ).first()
    return newest if newest is not None and next_turn(session, newest, held) is not None else None
