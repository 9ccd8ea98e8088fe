"""Tokens by which a teacher's own programs use the API in their name."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Self

from sqlalchemy import CheckConstraint, ForeignKey, Select, String, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from quiz.extensions import Base
from quiz.models.columns import Created, Key, Name, UTCDateTime, Word, now
from quiz.models.person import Person, digest

PREFIX = "readback_"
"""By it a token is known for one where it was published by mistake, and found by scanners."""
USE_NOTED_EVERY = timedelta(minutes=1)


class ApiToken(Base):
    """The right to use the API as a teacher, held by whoever has the token; revoking it deletes the row."""

    __tablename__ = "api_token"
    __table_args__ = (CheckConstraint("scope IN ('read', 'write')", name="scope"),)

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    name: Mapped[Name]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    scope: Mapped[Word]
    """What it may do: `read` only looks, `write` also makes and changes."""
    created_at: Mapped[Created]
    expires_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    last_used_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    person: Mapped[Person] = relationship()

    @classmethod
    def issue(cls, person: Person, name: str, scope: str, life: timedelta | None) -> tuple[Self, str]:
        """Return a new right and its token, which is shown once; without a `life` it lasts until it is revoked."""
        token = PREFIX + secrets.token_urlsafe(32)
        expires_at = None if life is None else now() + life
        return cls(person_id=person.id, name=name, scope=scope, token_hash=digest(token), expires_at=expires_at), token

    @classmethod
    def by_token(cls, token: str) -> Select[ApiToken]:
        """Select the right that a token gives, with its teacher, unless it has expired."""
        fresh = cls.expires_at.is_(None) | (cls.expires_at > now())
        return select(cls).where(cls.token_hash == digest(token), fresh).options(joinedload(cls.person))

    @classmethod
    def owned_by(cls, person: Person) -> Select[ApiToken]:
        """Select a teacher's tokens, newest first."""
        return select(cls).where(cls.person_id == person.id).order_by(cls.id.desc())

    @property
    def expired(self) -> bool:
        """Say whether its time is over."""
        return self.expires_at is not None and self.expires_at <= now()

    @property
    def may_write(self) -> bool:
        """Say whether it may make and change, not only look."""
        return self.scope == "write"

    def note_use(self) -> bool:
        """Note that it is used now, unless that was noted a moment ago; return whether there is something to store."""
        if self.last_used_at is not None and self.last_used_at > now() - USE_NOTED_EVERY:
            return False
        self.last_used_at = now()
        return True
