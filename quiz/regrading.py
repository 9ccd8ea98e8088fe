"""Regrading: a ruling on a question that was answered already, and what it does to every attempt. Commits nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session, joinedload, selectinload

from questions.errors import QuestionError
from questions.messages import Message
from quiz.models import Attempt, AttemptEvent, AttemptItem, Person, Question, QuestionVersion, QuizItem, Ruling
from quiz.models.columns import now
from quiz.models.errors import DomainError


class NotRulable(DomainError):
    """Refuse a ruling that would change nothing or fits no answer given."""


@dataclass(frozen=True, slots=True)
class Change:
    """Say what a regrade does to one submitted attempt: its score and points before and after."""

    attempt_id: int
    taker: str
    before: float
    points_before: float
    after: float
    points_after: float

    @property
    def changed(self) -> bool:
        """Say whether anything is different for the student."""
        return (self.before, self.points_before) != (self.after, self.points_after)


def correct_key(session: Session, version: QuestionVersion, right: Collection[int]) -> Ruling:
    """Return a ruling that scores a version by another key, chosen among its `key_choices`.

    The corrected question is its next version, which quizzes ask from now on. Raises `NotRulable` for the key
    that it has already, or for one that it cannot have.
    """
    try:
        corrected = version.content.rekeyed(right)
    except QuestionError as error:
        raise NotRulable(error.message) from None
    if corrected == version.scored:
        raise NotRulable("This is the key already.")
    newer = version.question.revise(corrected)
    for item in session.scalars(select(QuizItem).where(QuizItem.version_id == version.id)):
        item.version = newer
    return _add(session, version, Ruling(kind="key", by_version=newer))


def score_by(session: Session, version: QuestionVersion, other: QuestionVersion) -> Ruling:
    """Return a ruling that scores a version by the key of a later one, which must show students the same."""
    if other.question_id != version.question_id or not version.content.asks_the_same(other.content):
        raise NotRulable("The other version asks something else: answers to this one do not fit its key.")
    if other.content == version.scored:
        raise NotRulable("This is the key already.")
    return _add(session, version, Ruling(kind="key", by_version=other))


def accept(session: Session, version: QuestionVersion, answer: str) -> Ruling:
    """Return a ruling that takes one more typed answer as right, here and where the question is asked next."""
    answer = answer.strip()
    if not answer:
        raise NotRulable("Say which answer is right too.")
    more = version.content.accepting(answer)
    if more == version.content:
        raise NotRulable("This answer is right already.")
    newest = version.question.versions[-1]
    newer = newest.question.revise(newest.content.accepting(answer))
    for item in session.scalars(select(QuizItem).where(QuizItem.version_id == newest.id)):
        item.version = newer
    return _add(session, version, Ruling(kind="accept", answer=answer))


def cancel(session: Session, version: QuestionVersion) -> Ruling:
    """Return a ruling that takes a question out of every score it is in."""
    if version.scored is None:
        raise NotRulable("This question is cancelled already.")
    return _add(session, version, Ruling(kind="cancel"))


def revoke(ruling: Ruling) -> None:
    """Take a ruling back; it stays on record."""
    if not ruling.stands:
        raise NotRulable("This ruling was taken back before.")
    ruling.revoked_at = now()


def regrade(session: Session, version: QuestionVersion, ruling: Ruling, by: Person, reason: str) -> list[Change]:
    """Score again every submitted attempt that was asked this version, record who and why, return what changed.

    Attempts under way are scored by the rulings when they are submitted. A caller that only shows what would
    change rolls back.
    """
    ruling.reason, ruling.made_by_id = reason.strip() or ruling.reason, by.id
    session.flush()
    changes = []
    for attempt in session.scalars(_attempts(version)):
        before, points_before = attempt.score or 0.0, attempt.points
        attempt.score_responses()
        change = Change(attempt.id, attempt.taker, before, points_before, attempt.score or 0.0, attempt.points)
        if change.changed:
            detail = {"before": before, "after": attempt.score, "ruling": ruling.id}
            session.add(AttemptEvent(attempt=attempt, kind="regraded", by_id=by.id, detail=detail))
        changes.append(change)
    return changes


def settle(session: Session, version: QuestionVersion) -> None:
    """Wait for submissions under way that are scored by this version, and make later ones wait for this ruling.

    A submission holds the versions it reads (see `quiz.submitting.submit`); SQLite has one writer anyway, whose
    turn this takes.
    """
    unchanged = update(Question).where(Question.id == version.question_id).values(archived_at=Question.archived_at)
    session.execute(unchanged.execution_options(synchronize_session=False))
    session.execute(select(QuestionVersion.id).where(QuestionVersion.id == version.id).with_for_update())


def history(session: Session, question_id: int) -> Sequence[Ruling]:
    """Return the rulings on all versions of a question, newest first."""
    query = select(Ruling).join(Ruling.version).where(QuestionVersion.question_id == question_id)
    return session.scalars(query.options(joinedload(Ruling.made_by)).order_by(Ruling.id.desc())).all()


def answered(session: Session, question: Question) -> dict[int, int]:
    """Return, by id, how many submitted attempts were asked each version of a question; none for those of nobody."""
    counted = (
        select(AttemptItem.version_id, func.count())
        .join(AttemptItem.attempt)
        .join(AttemptItem.version)
        .where(QuestionVersion.question_id == question.id, Attempt.state == "submitted")
        .group_by(AttemptItem.version_id)
    )
    return {row[0]: row[1] for row in session.execute(counted).all()}


def wrong_answers(session: Session, version: QuestionVersion) -> list[tuple[str, int]]:
    """Return the typed answers to a version that earned nothing and how often each was given, frequent ones first."""
    counted: dict[str, tuple[str, int]] = {}
    for attempt in session.scalars(_attempts(version)):
        for item in attempt.items:
            if item.version_id == version.id and item.answer and not item.fraction:
                text = version.content.response_text(item.answer, item.shown).strip()
                spelled, count = counted.get(text.casefold(), (text, 0))
                counted[text.casefold()] = (spelled, count + 1)
    return sorted((pair for pair in counted.values() if pair[0]), key=lambda pair: (-pair[1], pair[0]))


def say(ruling: Ruling) -> Message:
    """Return in words what a ruling decides."""
    if ruling.kind == "cancel":
        return Message("The question is cancelled: it counts for nobody.")
    if ruling.kind == "accept":
        return Message("“%(answer)s” is right too.", answer=ruling.answer or "")
    key = ruling.by_version.content.key_text() if ruling.by_version else ""
    return Message("The right answer is “%(key)s”.", key=key)


def _add(session: Session, version: QuestionVersion, ruling: Ruling) -> Ruling:
    version.rulings.append(ruling)
    session.flush()
    return ruling


def _attempts(version: QuestionVersion) -> Select[Attempt]:
    """Select the submitted attempts that were asked a version, with all that scoring needs: five queries in all."""
    asked = select(AttemptItem.attempt_id).where(AttemptItem.version_id == version.id)
    items = selectinload(Attempt.items)
    return (
        select(Attempt)
        .where(Attempt.id.in_(asked), Attempt.state == "submitted")
        .options(
            joinedload(Attempt.guest),
            joinedload(Attempt.student),
            items.joinedload(AttemptItem.response),
            items.joinedload(AttemptItem.version).selectinload(QuestionVersion.rulings),
        )
        .order_by(Attempt.id)
    )
