"""Links by which a teacher who forgot the password takes another one: each works once and not for long."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Self

from sqlalchemy import ForeignKey, Select, String, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quiz.extensions import Base
from quiz.models.columns import Created, Key, UTCDateTime, now
from quiz.models.person import Person, digest

RESET_LIFE = timedelta(hours=24)


class PasswordReset(Base):
    """The right to choose another password once, held by whoever has the link."""

    __tablename__ = "password_reset"

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime] = mapped_column(UTCDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    created_at: Mapped[Created]

    person: Mapped[Person] = relationship()

    @classmethod
    def issue(cls, person: Person) -> tuple[Self, str]:
        """Return a new right for a person and its token, which is shown once."""
        token = secrets.token_urlsafe(24)
        return cls(person_id=person.id, token_hash=digest(token), expires_at=now() + RESET_LIFE), token

    @classmethod
    def by_token(cls, token: str) -> Select[PasswordReset]:
        """Select the right that a token opens, if it is unused and not expired."""
        fresh = (cls.used_at.is_(None), cls.expires_at > now())
        return select(cls).where(cls.token_hash == digest(token.strip()), *fresh)
