"""Answers that came after the time was over: kept, unscored, for the teacher to decide."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quiz.extensions import Base
from quiz.models.attempt import AttemptItem
from quiz.models.columns import JSONValue, Key, Moment, UTCDateTime, now


class LateAnswer(Base):
    """The last answer of one device to one question that came too late.

    Where the teacher lets it count, it and the answer that counted before change places, so that the teacher can
    change them back; `counted_at` says that they have.
    """

    __tablename__ = "late_answer"
    __table_args__ = (UniqueConstraint("item_id", "client"),)

    id: Mapped[Key]
    item_id: Mapped[int] = mapped_column(ForeignKey("attempt_item.id", ondelete="CASCADE"))
    client: Mapped[str] = mapped_column(String(64))
    sequence: Mapped[int]
    answer: Mapped[dict[str, Any] | None] = mapped_column(JSONValue)
    certainty: Mapped[int | None]
    received_at: Mapped[Moment] = mapped_column(default=now)
    counted_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    item: Mapped[AttemptItem] = relationship()
