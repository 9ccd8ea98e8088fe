"""Attempts: one student taking one quiz once, what they were shown and what they answered."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from math import ceil, fsum
from random import SystemRandom
from typing import Any, Self

from sqlalchemy import CheckConstraint, Float, ForeignKey, Index, Select, String, Text, UniqueConstraint, select, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from questions.grading import grade
from questions.kinds import Presentation, Question
from quiz.certainty import certainty_score
from quiz.counting import share
from quiz.deadlines import EVERYBODY, Needs
from quiz.extensions import Base
from quiz.models.assignment import Assignment, Guest
from quiz.models.columns import Blob, JSONValue, Key, Moment, UTCDateTime, Word, now
from quiz.models.person import Person
from quiz.models.question import QuestionVersion


def make_token() -> str:
    """Draw the unguessable part of an attempt's link."""
    return secrets.token_urlsafe(18)


def seconds_until(deadline: datetime | None) -> int | None:
    """Return how many seconds are left until a deadline, or `None` where there is none."""
    return None if deadline is None else max(0, ceil((deadline - now()).total_seconds()))


UNDER_WAY = text("state = 'in_progress'")


class Attempt(Base):
    """One student's attempt. States: `in_progress` → `submitted` (by the `student` or the `clock`)."""

    __tablename__ = "attempt"
    __table_args__ = (
        CheckConstraint("state IN ('in_progress', 'submitted')", name="state"),
        CheckConstraint("(state = 'submitted') = (submitted_at IS NOT NULL)", name="submitted_has_a_time"),
        CheckConstraint("(student_id IS NULL) <> (guest_id IS NULL)", name="one_taker"),
        UniqueConstraint("assignment_id", "guest_id", "number"),
        UniqueConstraint("assignment_id", "student_id", "number"),
        # What the clock looks for every few seconds: few attempts are under way, and fewer have a limit.
        Index("ix_attempt_clock", "deadline", sqlite_where=UNDER_WAY, postgresql_where=UNDER_WAY),
    )

    id: Mapped[Key]
    token: Mapped[str] = mapped_column(String(40), unique=True, default=make_token)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id", ondelete="CASCADE"), index=True)
    guest_id: Mapped[int | None] = mapped_column(ForeignKey("guest.id", ondelete="CASCADE"), index=True)
    student_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    number: Mapped[int] = mapped_column(default=1)
    state: Mapped[Word] = mapped_column(default="in_progress")
    started_at: Mapped[Moment] = mapped_column(default=now)
    deadline: Mapped[datetime | None] = mapped_column(UTCDateTime)
    submitted_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    submitted_by: Mapped[str | None] = mapped_column(String(40))
    score: Mapped[float | None] = mapped_column(Float)
    points: Mapped[float] = mapped_column(Float, default=0.0)
    extra_seconds: Mapped[int] = mapped_column(default=0)
    late: Mapped[bool] = mapped_column(default=False)
    preview: Mapped[bool] = mapped_column(default=False)
    discarded_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    result_seen_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    comment: Mapped[str | None] = mapped_column(Text)
    """What the teacher says of the whole attempt."""

    assignment: Mapped[Assignment] = relationship(back_populates="attempts")
    guest: Mapped[Guest | None] = relationship()
    student: Mapped[Person | None] = relationship()
    items: Mapped[list[AttemptItem]] = relationship(
        back_populates="attempt", cascade="all, delete-orphan", order_by="AttemptItem.position"
    )

    @classmethod
    def start(cls, assignment: Assignment, taker: Guest | Person, number: int = 1, needs: Needs = EVERYBODY) -> Self:
        """Return a new attempt that fixes what will be asked: versions, their order, the options' order, the deadline.

        What is shuffled is drawn from the system's randomness, so that nobody can compute it back.
        """
        # The items come first: an attempt that knows its assignment but no session must cause no query.
        asked = list(assignment.quiz.items)
        if assignment.shuffle_questions:
            SystemRandom().shuffle(asked)
        items = [
            AttemptItem(
                position=position,
                version=item.version,
                points=item.points,
                presentation=item.version.content.present(shuffled=assignment.shuffle_options).to_json(),
            )
            for position, item in enumerate(asked)
        ]
        started_at = now()
        return cls(
            assignment=assignment,
            guest=taker if isinstance(taker, Guest) else None,
            student=None if isinstance(taker, Guest) else taker,
            number=number,
            token=make_token(),
            started_at=started_at,
            deadline=assignment.deadline_for(started_at, needs),
            late=assignment.closed_by(started_at),
            items=items,
            points=fsum(item.points for item in items),
        )

    @classmethod
    def by_token(cls, token: str) -> Select[Attempt]:
        """Select the attempt that a link names."""
        return select(cls).where(cls.token == token)

    @property
    def submitted(self) -> bool:
        """Say whether the attempt is over."""
        return self.state == "submitted"

    @property
    def by_clock(self) -> bool:
        """Say whether the attempt is over by another's doing than the student's: something may come late."""
        return self.submitted and self.submitted_by != "student"

    def overdue(self, by: timedelta = timedelta()) -> bool:
        """Say whether the time is over, by so much at least, and nobody has submitted the attempt yet."""
        return not self.submitted and self.deadline is not None and self.deadline + by <= now()

    @property
    def seconds_left(self) -> int | None:
        """Return how many seconds are left, or `None` where the time has no limit."""
        return seconds_until(self.deadline)

    @property
    def taker(self) -> str:
        """Return the name a teacher knows the student by."""
        return self.guest.nickname if self.guest else self.student.name if self.student else ""

    @property
    def seconds(self) -> int | None:
        """Return how long the attempt took, or `None` while it is under way."""
        return (
            None if self.submitted_at is None else max(0, round((self.submitted_at - self.started_at).total_seconds()))
        )

    @property
    def fraction(self) -> float:
        """Return the score as a share of the points, 0 … 1."""
        return share(self.score, self.points)

    @property
    def certainty(self) -> tuple[float, float]:
        """Return the certainty marks of a scored attempt and the most they could be: beside the score, never in it."""
        return certainty_score((item.fraction or 0.0, item.certainty, item.answer is None) for item in self.items)

    def unanswered(self) -> list[AttemptItem]:
        """Return the questions still blank, in order."""
        return [item for item in self.items if item.answer is None]

    def half_answered(self) -> list[AttemptItem]:
        """Return the questions of which some parts are still blank, in order."""
        return [
            item
            for item in self.items
            if item.answer is not None and not item.version.content.complete(item.answer, item.shown)
        ]

    def score_responses(self) -> None:
        """Score every response: see `AttemptItem.earned`; what is cancelled counts nothing."""
        for item in self.items:
            item.fraction = item.earned
        counted = [item for item in self.items if item.fraction is not None]
        self.points = fsum(item.points for item in counted)
        self.score = fsum(item.points * (item.fraction or 0.0) for item in counted)


class AttemptItem(Base):
    """One question as one attempt is shown it: the version, its ids and the order of its options."""

    __tablename__ = "attempt_item"
    __table_args__ = (UniqueConstraint("attempt_id", "position"),)

    id: Mapped[Key]
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"))
    version_id: Mapped[int] = mapped_column(ForeignKey("question_version.id"), index=True)
    position: Mapped[int]
    points: Mapped[float] = mapped_column(Float, default=1.0)
    presentation: Mapped[Blob]
    fraction: Mapped[float | None] = mapped_column(Float)
    comment: Mapped[str | None] = mapped_column(Text)
    """What the teacher says of the answer."""
    manual_points: Mapped[float | None] = mapped_column(Float)
    """What the teacher gave by hand, 0 … `points`."""
    manual_reason: Mapped[str | None] = mapped_column(Text)

    attempt: Mapped[Attempt] = relationship(back_populates="items")
    version: Mapped[QuestionVersion] = relationship()
    response: Mapped[Response | None] = relationship(back_populates="item", cascade="all, delete-orphan")

    @property
    def content(self) -> Question:
        """Return the question as it was shown."""
        return self.version.content

    @property
    def shown(self) -> Presentation:
        """Return the ids and the order of this attempt."""
        return Presentation.from_json(self.presentation)

    @property
    def answer(self) -> dict[str, Any] | None:
        """Return the stored answer, or `None` while it is blank."""
        return self.response.answer if self.response else None

    @property
    def certainty(self) -> int | None:
        """Return how sure the student said to be, 1 … 3, or `None`."""
        return self.response.certainty if self.response else None

    @property
    def locked(self) -> bool:
        """Say whether a Check has locked the answer."""
        return self.response is not None and self.response.locked_at is not None

    @property
    def judged(self) -> Question:
        """Return the question with the key that counts now: the one shown, unless a ruling corrected it."""
        return self.version.scored or self.version.content

    @property
    def graded(self) -> float | None:
        """Return the share that the key gives, by the version shown and the rulings on it; `None` when cancelled."""
        scored = self.version.scored
        return None if scored is None else grade(scored, self.answer, self.shown).fraction

    @property
    def earned(self) -> float | None:
        """Return the share of the points that it earns.

        What is cancelled counts for nobody, whatever was given. Else the teacher's points win over the key and every
        ruling on it, until they are taken back.
        """
        by_key = self.graded
        if by_key is None or self.manual_points is None:
            return by_key
        return min(1.0, self.manual_points / self.points) if self.points else 0.0

    @property
    def cancelled(self) -> bool:
        """Say whether a ruling took the question out of the score."""
        return self.version.scored is None

    @property
    def asked(self) -> dict[str, Any]:
        """Return all that a page may show before the answer is in."""
        return self.version.content.asked(self.shown)


class Response(Base):
    """The answer to one question in one attempt: one row, upserted, never read and written back.

    `client` names the device that wrote it, `sequence` counts that device's saves, `revision` counts the
    row's changes; together they make late, repeated and reordered saves harmless. `certainty` is how sure
    the student was, 1 … 3, where the quiz asks; `locked_at` is when a Check showed the key. `history` says when
    it was saved each time and by which device: see `quiz.saving_times`.
    """

    __tablename__ = "response"
    __table_args__ = (
        CheckConstraint("sequence >= 0", name="sequence_not_negative"),
        CheckConstraint("revision >= 1", name="revision_counts_from_one"),
        CheckConstraint("certainty BETWEEN 1 AND 3", name="certainty"),
    )

    id: Mapped[Key]
    item_id: Mapped[int] = mapped_column(ForeignKey("attempt_item.id", ondelete="CASCADE"), unique=True)
    answer: Mapped[dict[str, Any] | None] = mapped_column(JSONValue)
    client: Mapped[str] = mapped_column(String(64))
    sequence: Mapped[int]
    revision: Mapped[int] = mapped_column(default=1)
    saved_at: Mapped[Moment] = mapped_column(default=now)
    certainty: Mapped[int | None]
    locked_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    history: Mapped[str | None] = mapped_column(Text)

    item: Mapped[AttemptItem] = relationship(back_populates="response")
