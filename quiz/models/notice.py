"""What a teacher tells everybody who has an assignment."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from quiz.extensions import Base
from quiz.models.columns import Created, Key, UTCDateTime


class Notice(Base):
    """One message to those who have an assignment, plain text; taking it away deletes the row."""

    __tablename__ = "notice"

    id: Mapped[Key]
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[Created]
    changed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
