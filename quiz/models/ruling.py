"""Rulings: what a teacher decided about a question after it was answered. Recorded, and never undone in secret."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from questions.kinds import Question as AnyQuestion
from quiz.extensions import Base
from quiz.models.columns import Key, Moment, UTCDateTime, Word, now
from quiz.models.person import Person

if TYPE_CHECKING:
    from quiz.models.question import QuestionVersion


class Ruling(Base):
    """One decision about one version of a question: score = grade(version, response, rulings).

    `kind` is `key` (scored by the key of a later version, `by_version`), `accept` (one more typed `answer` is
    right) or `cancel` (the question counts for nobody). A ruling taken back keeps its row, with `revoked_at`.
    """

    __tablename__ = "ruling"
    __table_args__ = (
        CheckConstraint("kind IN ('key', 'accept', 'cancel')", name="kind"),
        CheckConstraint("(kind = 'key') = (by_version_id IS NOT NULL)", name="key_has_a_version"),
        CheckConstraint("(kind = 'accept') = (answer IS NOT NULL)", name="accept_has_an_answer"),
    )

    id: Mapped[Key]
    version_id: Mapped[int] = mapped_column(ForeignKey("question_version.id", ondelete="CASCADE"), index=True)
    kind: Mapped[Word]
    by_version_id: Mapped[int | None] = mapped_column(ForeignKey("question_version.id", ondelete="CASCADE"))
    answer: Mapped[str | None] = mapped_column(String(500))
    reason: Mapped[str] = mapped_column(Text, default="")
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    made_at: Mapped[Moment] = mapped_column(default=now)
    revoked_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    version: Mapped[QuestionVersion] = relationship(foreign_keys=[version_id], back_populates="rulings")
    by_version: Mapped[QuestionVersion | None] = relationship(foreign_keys=[by_version_id], lazy="joined")
    made_by: Mapped[Person | None] = relationship()

    @property
    def stands(self) -> bool:
        """Say whether it still counts."""
        return self.revoked_at is None


def ruled(content: AnyQuestion, rulings: Sequence[Ruling]) -> AnyQuestion | None:
    """Return a question as its standing rulings, in the order they were made, have it scored; `None`: cancelled."""
    for ruling in (ruling for ruling in rulings if ruling.stands):
        if ruling.kind == "cancel":
            return None
        if ruling.by_version is not None:
            content = ruling.by_version.content
        elif ruling.answer is not None:
            content = content.accepting(ruling.answer)
    return content
