"""Practice: which questions a student practises, when each is due again, and the rounds they came in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Float, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from questions.kinds import Presentation
from questions.kinds import Question as AnyQuestion
from quiz.extensions import Base
from quiz.models.columns import Blob, Created, JSONValue, Key, Moment, UTCDateTime, now
from quiz.models.person import Person
from quiz.models.question import Question, QuestionVersion


class PracticeCard(Base):
    """One question that one student practises. `memory` is what the spacing knows of it; `due_at` is when it is due."""

    __tablename__ = "practice_card"
    __table_args__ = (
        UniqueConstraint("student_id", "question_id"),
        Index("ix_practice_card_due", "student_id", "due_at"),
    )

    id: Mapped[Key]
    student_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("question_version.id", ondelete="CASCADE"), index=True)
    memory: Mapped[Blob]
    due_at: Mapped[Moment]
    created_at: Mapped[Created]

    student: Mapped[Person] = relationship()
    question: Mapped[Question] = relationship()
    version: Mapped[QuestionVersion] = relationship()


class PracticeRound(Base):
    """A few questions that a student practises one after the other. It touches no attempt and no score."""

    __tablename__ = "practice_round"

    id: Mapped[Key]
    student_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    started_at: Mapped[Moment] = mapped_column(default=now)

    student: Mapped[Person] = relationship()
    turns: Mapped[list[PracticeTurn]] = relationship(
        back_populates="round", cascade="all, delete-orphan", order_by="PracticeTurn.position"
    )


class PracticeTurn(Base):
    """One question of a round: the version and the order it is shown in, and what was answered, once."""

    __tablename__ = "practice_turn"
    __table_args__ = (
        UniqueConstraint("round_id", "position"),
        CheckConstraint("(answered_at IS NULL) = (fraction IS NULL)", name="answered_has_a_fraction"),
    )

    id: Mapped[Key]
    round_id: Mapped[int] = mapped_column(ForeignKey("practice_round.id", ondelete="CASCADE"))
    card_id: Mapped[int] = mapped_column(ForeignKey("practice_card.id", ondelete="CASCADE"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("question_version.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    presentation: Mapped[Blob]
    shown_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    answer: Mapped[dict[str, Any] | None] = mapped_column(JSONValue)
    answered_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    fraction: Mapped[float | None] = mapped_column(Float)

    round: Mapped[PracticeRound] = relationship(back_populates="turns")
    card: Mapped[PracticeCard] = relationship()
    version: Mapped[QuestionVersion] = relationship()

    @property
    def answered(self) -> bool:
        """Say whether the turn is over."""
        return self.answered_at is not None

    @property
    def content(self) -> AnyQuestion:
        """Return the question as it was shown."""
        return self.version.content

    @property
    def shown(self) -> Presentation:
        """Return the ids and the order of this turn."""
        return Presentation.from_json(self.presentation)

    @property
    def asked(self) -> dict[str, Any]:
        """Return all that a page may show before the answer is in."""
        return self.version.content.asked(self.shown)

    @property
    def judged(self) -> AnyQuestion:
        """Return the question with the key that counts now: its own, unless a ruling corrected it."""
        return self.version.scored or self.version.content
