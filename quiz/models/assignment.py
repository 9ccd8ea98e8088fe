"""Assignments: a quiz opened to somebody, found by its join code; and the guests who came in by it."""

from __future__ import annotations

import secrets
import unicodedata
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from sqlalchemy import CheckConstraint, Column, ForeignKey, Select, String, Table, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quiz.deadlines import EVERYBODY, Needs, deadline_of
from quiz.extensions import Base
from quiz.models.columns import Created, Key, UTCDateTime, Word, now
from quiz.models.person import Person, digest
from quiz.models.settings import HasSettings

if TYPE_CHECKING:
    from quiz.models.attempt import Attempt
    from quiz.models.quiz import Quiz
    from quiz.models.school_class import SchoolClass

# No letter or digit that a neighbour's can be mistaken for on a projector, and no vowels: no words.
CODE_ALPHABET = "BCDFGHJKMNPQRSTVWXZ23456789"
CODE_LENGTH = 6
LONGEST_NICKNAME = 40


def make_code() -> str:
    """Draw a join code; the database's unique index is what makes sure of it."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def normalised_code(typed: str) -> str:
    """Return a join code as it is stored from what somebody typed: spaces, dashes and case do not matter."""
    return "".join(character for character in typed.upper() if character.isalnum())


def nickname_key(nickname: str) -> str:
    """Return the form in which two nicknames of one assignment may not be alike."""
    return unicodedata.normalize("NFKC", nickname).casefold().strip()


to_classes = Table(
    "assignment_class",
    Base.metadata,
    Column("assignment_id", ForeignKey("assignment.id", ondelete="CASCADE"), primary_key=True),
    Column("class_id", ForeignKey("class.id", ondelete="CASCADE"), primary_key=True, index=True),
)
to_students = Table(
    "assignment_student",
    Base.metadata,
    Column("assignment_id", ForeignKey("assignment.id", ondelete="CASCADE"), primary_key=True),
    Column("student_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True),
)


class Assignment(HasSettings, Base):
    """A quiz opened to somebody, with settings that began as the quiz's.

    `audience` is `anyone` (with its code), `classes` or `students`. `late_policy` says what the closing time
    does: it ends attempts and refuses new ones (`refuse`), or those begun or handed in later are marked (`mark`).
    """

    __tablename__ = "assignment"
    __table_args__ = (
        CheckConstraint("audience IN ('anyone', 'classes', 'students')", name="audience"),
        CheckConstraint("closes_at > opens_at", name="closes_after_opening"),
        CheckConstraint("late_policy IN ('refuse', 'mark')", name="late_policy"),
        *HasSettings.checks(),
    )

    id: Mapped[Key]
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id", ondelete="CASCADE"), index=True)
    code: Mapped[str] = mapped_column(String(12), unique=True, default=make_code)
    audience: Mapped[Word] = mapped_column(default="anyone")
    opens_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    closes_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    late_policy: Mapped[Word] = mapped_column(default="refuse")
    guests_allowed: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[Created]

    classes: Mapped[list[SchoolClass]] = relationship(secondary=to_classes)
    students: Mapped[list[Person]] = relationship(secondary=to_students)
    quiz: Mapped[Quiz] = relationship(back_populates="assignments")
    attempts: Mapped[list[Attempt]] = relationship(back_populates="assignment", cascade="all, delete-orphan")

    @classmethod
    def for_anyone(cls) -> Self:
        """Return an assignment open at once to anyone with its code."""
        return cls(audience="anyone", opens_at=now())

    @classmethod
    def by_code(cls, typed: str) -> Select[Assignment]:
        """Select the assignment that a typed join code names."""
        return select(cls).where(cls.code == normalised_code(typed))

    @property
    def open(self) -> bool:
        """Say whether it is between the opening and the closing time, and its quiz was not taken back."""
        return self.quiz.published and not self.upcoming and not self.closed

    @property
    def closed(self) -> bool:
        """Say whether the closing time is over."""
        return self.closed_by(now())

    @property
    def upcoming(self) -> bool:
        """Say whether it opens later."""
        return self.opens_at is not None and self.opens_at > now()

    @property
    def takes_attempts(self) -> bool:
        """Say whether an attempt can be started now, be it late."""
        late = self.late_policy == "mark" and not self.upcoming
        return self.open or (self.quiz.published and late)

    def closed_by(self, moment: datetime) -> bool:
        """Say whether the closing time was over by a moment."""
        return self.closes_at is not None and self.closes_at <= moment

    def deadline_for(self, start: datetime, needs: Needs = EVERYBODY) -> datetime | None:
        """Return when an attempt begun at a moment is over; where late work is taken, closing ends none."""
        closing = None if self.late_policy == "mark" else self.closes_at
        return deadline_of(start, self.time_limit_seconds, closing, needs)

    def close(self) -> None:
        """Stop new attempts now, late ones too; those under way can still be submitted."""
        self.closes_at = max(now(), (self.opens_at or now()) + timedelta(microseconds=1))
        self.late_policy = "refuse"

    def reopen(self) -> None:
        """Take attempts again, without a closing time."""
        self.closes_at = None


class Guest(Base):
    """A student without an account: a nickname in one assignment, held by the browser's secret token."""

    __tablename__ = "guest"
    __table_args__ = (UniqueConstraint("assignment_id", "nickname_key"),)

    id: Mapped[Key]
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id", ondelete="CASCADE"))
    nickname: Mapped[str] = mapped_column(String(LONGEST_NICKNAME))
    nickname_key: Mapped[str] = mapped_column(String(3 * LONGEST_NICKNAME))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[Created]

    assignment: Mapped[Assignment] = relationship()

    @classmethod
    def named(cls, nickname: str, assignment: Assignment, token: str | None = None) -> tuple[Self, str]:
        """Return a new guest and the token that their browser keeps; the database keeps its digest.

        Without a `token` one is drawn.
        """
        token = token or secrets.token_urlsafe(24)
        guest = cls(
            assignment=assignment,
            nickname=nickname,
            nickname_key=nickname_key(nickname),
            token_hash=digest(token),
        )
        return guest, token

    @classmethod
    def by_token(cls, token: str, assignment: Assignment) -> Select[Guest]:
        """Select the guest of an assignment whose browser holds this token."""
        return select(cls).where(cls.token_hash == digest(token), cls.assignment_id == assignment.id)
