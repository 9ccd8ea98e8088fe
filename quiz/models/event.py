"""What happened to an attempt beside its answers: kept privately, to settle a dispute."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quiz.extensions import Base
from quiz.models.attempt import Attempt
from quiz.models.columns import JSONValue, Key, Moment, Word, now
from quiz.models.person import Person


class AttemptEvent(Base):
    """One line of an attempt's log: `kind` is a word such as `more_time`; `by` is the person who did it, if one did."""

    __tablename__ = "attempt_event"

    id: Mapped[Key]
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"), index=True)
    kind: Mapped[Word]
    at: Mapped[Moment] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    detail: Mapped[dict[str, Any] | None] = mapped_column(JSONValue)

    attempt: Mapped[Attempt] = relationship()
    by: Mapped[Person | None] = relationship()
