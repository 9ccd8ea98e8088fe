"""What a teacher is taking in: a link, a file or a pasted text, until an article is made of it."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any, Self

from sqlalchemy import CheckConstraint, Delete, ForeignKey, LargeBinary, Select, String, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from quiz.extensions import Base
from quiz.models.columns import Created, JSONValue, Key, Name, Word, now
from quiz.models.person import Person

KEPT = timedelta(days=1)
"""How long what was taken in is kept; an article made of it stays."""
MOST_SHOWN = 10


class Intake(Base):
    """One thing taken in. Its job, where it needs one, says how far its reading is.

    `data` are an uploaded file's bytes, kept only until they are read; `understood` is what was found,
    as `quiz.understood` writes it, from when it is there to be looked over; `article_id` is the newest
    article that was made of it. `at_once` says that a program asked: nobody will look it over.
    """

    __tablename__ = "intake"
    __table_args__ = (CheckConstraint("kind IN ('link', 'file', 'paste')", name="kind"),)

    id: Mapped[Key]
    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    kind: Mapped[Word]
    address: Mapped[str | None] = mapped_column(String(2000))
    file_name: Mapped[Name | None]
    digest: Mapped[str] = mapped_column(String(64))
    data: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    understood: Mapped[dict[str, Any] | None] = mapped_column(JSONValue, deferred=True)
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), index=True)
    at_once: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[Created] = mapped_column(index=True)

    @classmethod
    def of_link(cls, owner: Person, address: str, *, at_once: bool = False) -> Self:
        """Return a link to be fetched; not yet added to the session."""
        digest = _digest(address.encode())
        return cls(owner_id=owner.id, kind="link", address=address, digest=digest, at_once=at_once)

    @classmethod
    def of_file(cls, owner: Person, file_name: str, data: bytes) -> Self:
        """Return a file to be read; not yet added to the session."""
        return cls(owner_id=owner.id, kind="file", file_name=file_name[-200:], data=data, digest=_digest(data))

    @classmethod
    def of_paste(cls, owner: Person, text: str, understood: dict[str, Any]) -> Self:
        """Return a pasted text, which is understood already; not yet added to the session."""
        digest = _digest(text.encode("utf-8", "replace"))
        return cls(owner_id=owner.id, kind="paste", understood=understood, digest=digest)

    @classmethod
    def waiting(cls, owner: Person) -> Select[Intake]:
        """Select what a teacher took in and made no article of yet, newest first."""
        query = select(cls).where(cls.owner_id == owner.id, cls.article_id.is_(None), cls.kind != "paste")
        return query.order_by(cls.id.desc()).limit(MOST_SHOWN)

    @classmethod
    def same(cls, intake: Intake, since: datetime) -> Select[Intake]:
        """Select what the same teacher took in since then that is the same."""
        query = select(cls).where(
            cls.owner_id == intake.owner_id, cls.kind == intake.kind, cls.at_once.is_(bool(intake.at_once))
        )
        return query.where(cls.digest == intake.digest, cls.created_at > since).order_by(cls.id.desc()).limit(1)

    @classmethod
    def forgetting(cls) -> Delete:
        """Return the statement that deletes what is too old to be kept, with its jobs."""
        return delete(cls).where(cls.created_at < now() - KEPT).execution_options(synchronize_session=False)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
