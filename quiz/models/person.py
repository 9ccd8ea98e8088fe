"""People, how they sign in, and who may become a teacher."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from flask_login import UserMixin
from sqlalchemy import CheckConstraint, ForeignKey, Select, String, UniqueConstraint, delete, select
from sqlalchemy.orm import Mapped, mapped_column, relationship
from werkzeug.security import check_password_hash, generate_password_hash

from quiz.extensions import Base, db
from quiz.models.columns import Created, Key, Moment, Name, UTCDateTime, Word, now

if TYPE_CHECKING:
    from quiz.models.school_class import Accommodation

SHORTEST_PASSWORD = 10
FAILURES_ALLOWED = 10
FAILURES_WINDOW = timedelta(minutes=15)
INVITATION_LIFE = timedelta(days=14)


def normalised(identifier: str) -> str:
    """Return the form in which an email address or user name is stored and compared."""
    return identifier.strip().casefold()


def digest(token: str) -> str:
    """Return what the database keeps of a secret token; the token itself is shown once."""
    return hashlib.sha256(token.encode()).hexdigest()


class Person(UserMixin, Base):  # type: ignore[misc]  # the mixin has no types
    """A person: a teacher, an administrator, or (with classes) a student who may have no email."""

    __tablename__ = "person"

    id: Mapped[Key]
    name: Mapped[Name]
    teacher: Mapped[bool] = mapped_column(default=False)
    administrator: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[Created]

    logins: Mapped[list[Login]] = relationship(back_populates="person", cascade="all, delete-orphan")
    accommodation: Mapped[Accommodation | None] = relationship(back_populates="student", cascade="all, delete-orphan")

    @classmethod
    def create_teacher(cls, *, name: str, email: str, password: str, administrator: bool = False) -> Self:
        """Return a new teacher who signs in with a password; not yet added to the session."""
        person = cls(name=name.strip(), teacher=True, administrator=administrator)
        person.logins.append(Login.with_password(email, password))
        return person

    def get_id(self) -> str:
        """Return what a session names the person by: it ends when the password changes."""
        secrets_now = ",".join(login.secret_hash for login in sorted(self.logins, key=lambda login: login.id))
        return f"{self.id}.{digest(secrets_now)[:24]}"


class Login(Base):
    """One way in which a person signs in. `method` is `password` (teachers) or `class` (students)."""

    __tablename__ = "login"
    __table_args__ = (UniqueConstraint("method", "identifier"),)

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    method: Mapped[Word]
    identifier: Mapped[str] = mapped_column(String(320))
    secret_hash: Mapped[str] = mapped_column(String(255))

    person: Mapped[Person] = relationship(back_populates="logins")

    @classmethod
    def with_password(cls, email: str, password: str) -> Self:
        """Return a way to sign in with an email address and a password."""
        return cls(method="password", identifier=normalised(email), secret_hash=generate_password_hash(password))

    @classmethod
    def by_email(cls, email: str) -> Select[Login]:
        """Select the password login of an email address."""
        return select(cls).where(cls.method == "password", cls.identifier == normalised(email))

    @classmethod
    def with_class_secret(cls, secret_hash: str, ticket: str | None = None) -> Self:
        """Return a way to sign in by class, name and secret; its identifier is drawn and known to nobody.

        By the ticket of a form, the one that the form made is known when it is sent again.
        """
        return cls(method="class", identifier=cls.drawn_by(ticket or secrets.token_hex(12)), secret_hash=secret_hash)

    @staticmethod
    def drawn_by(ticket: str) -> str:
        """Return the identifier that a ticket gives."""
        return digest(f"login {ticket}")[:24]

    def change_password(self, password: str) -> None:
        """Take another password; every session that began with the one before ends."""
        self.secret_hash = generate_password_hash(password)

    def accepts(self, password: str) -> bool:
        """Say whether the password is the right one, in constant time."""
        return check_password_hash(self.secret_hash, password)


class SignInFailure(Base):
    """One failed sign-in, kept to slow down guessing; counted by account, since a school shares one address."""

    __tablename__ = "sign_in_failure"

    id: Mapped[Key]
    identifier: Mapped[str] = mapped_column(String(320), index=True)
    at: Mapped[Moment] = mapped_column(default=now)

    @staticmethod
    def counted_as(email: str, *, known: bool) -> str:
        """Return the name under which an account's failures count: a browser known to it has a count of its own."""
        return f"known {normalised(email)}" if known else normalised(email)

    @classmethod
    def forget(cls, email: str) -> None:
        """Drop an account's failures after it signed in, and everybody's that no longer count."""
        db.session.execute(
            delete(cls).where(
                cls.identifier.in_([cls.counted_as(email, known=known) for known in (False, True)])
                | (cls.at < now() - FAILURES_WINDOW)
            )
        )


class Invitation(Base):
    """The right to create one teacher account. The first one, printed on the terminal, makes the administrator."""

    __tablename__ = "invitation"
    __table_args__ = (CheckConstraint("NOT administrator OR invited_by_id IS NULL", name="administrator_is_first"),)

    id: Mapped[Key]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    invited_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    administrator: Mapped[bool] = mapped_column(default=False)
    expires_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    created_at: Mapped[Created]

    @classmethod
    def issue(cls, invited_by: Person | None = None) -> tuple[Self, str]:
        """Return a new invitation and its token; without an inviter it makes the administrator."""
        token = secrets.token_urlsafe(18)
        invitation = cls(
            token_hash=digest(token),
            invited_by_id=invited_by.id if invited_by else None,
            administrator=invited_by is None,
            expires_at=now() + INVITATION_LIFE if invited_by else None,
        )
        return invitation, token

    @classmethod
    def by_token(cls, token: str) -> Select[Invitation]:
        """Select the invitation that a token opens, if it is unused and not expired."""
        fresh = cls.expires_at.is_(None) | (cls.expires_at > now())
        return select(cls).where(cls.token_hash == digest(token.strip()), cls.used_at.is_(None), fresh)
