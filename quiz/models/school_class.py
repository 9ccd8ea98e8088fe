"""Classes: who teaches them, who is enrolled, and what a student needs to take a quiz fairly."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from sqlalchemy import CheckConstraint, Float, ForeignKey, Select, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quiz.extensions import Base
from quiz.models.assignment import make_code, nickname_key, normalised_code
from quiz.models.columns import Created, Key, Name, UTCDateTime, Word
from quiz.models.person import Person


class SchoolClass(Base):
    """A class of a school: its teachers share it, its students enrol by its code or are enrolled by a teacher."""

    __tablename__ = "class"
    __table_args__ = (CheckConstraint("sign_in_by IN ('words', 'pictures')", name="sign_in_by"),)

    id: Mapped[Key]
    name: Mapped[Name]
    code: Mapped[str] = mapped_column(String(12), unique=True, default=make_code)
    enrolling: Mapped[bool] = mapped_column(default=True)
    sign_in_by: Mapped[Word] = mapped_column(default="words")
    """How its students sign in: with a few easy words, or with pictures in their order."""
    created_at: Mapped[Created]
    archived_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    teachers: Mapped[list[ClassTeacher]] = relationship(
        back_populates="school_class", cascade="all, delete-orphan", order_by="ClassTeacher.id"
    )
    enrolments: Mapped[list[Enrolment]] = relationship(
        back_populates="school_class", cascade="all, delete-orphan", order_by="Enrolment.name_key"
    )

    @classmethod
    def create(cls, name: str, owner: Person) -> Self:
        """Return a new class of a teacher; not yet added to the session."""
        made = cls(name=name.strip(), code=make_code())
        made.teachers.append(ClassTeacher(person_id=owner.id, role="owner"))
        return made

    @classmethod
    def taught_by(cls, person: Person) -> Select[SchoolClass]:
        """Select the classes that a teacher owns or shares, by name."""
        return select(cls).join(ClassTeacher).where(ClassTeacher.person_id == person.id).order_by(cls.name, cls.id)

    @classmethod
    def by_code(cls, typed: str) -> Select[SchoolClass]:
        """Select the class that a typed code names."""
        return select(cls).where(cls.code == normalised_code(typed))


class ClassTeacher(Base):
    """One teacher of a class: its `owner`, or a `colleague` whom the owner shares it with."""

    __tablename__ = "class_teacher"
    __table_args__ = (
        UniqueConstraint("class_id", "person_id"),
        CheckConstraint("role IN ('owner', 'colleague')", name="role"),
    )

    id: Mapped[Key]
    class_id: Mapped[int] = mapped_column(ForeignKey("class.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    role: Mapped[Word] = mapped_column(default="owner")

    school_class: Mapped[SchoolClass] = relationship(back_populates="teachers")
    person: Mapped[Person] = relationship()


class Enrolment(Base):
    """One student's place in a class. Who leaves keeps the row, and with it every attempt, and may come back."""

    __tablename__ = "enrolment"
    __table_args__ = (UniqueConstraint("class_id", "student_id"), UniqueConstraint("class_id", "name_key"))

    id: Mapped[Key]
    class_id: Mapped[int] = mapped_column(ForeignKey("class.id", ondelete="CASCADE"))
    student_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    name: Mapped[Name]
    name_key: Mapped[str] = mapped_column(String(600))
    created_at: Mapped[Created]
    left_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    school_class: Mapped[SchoolClass] = relationship(back_populates="enrolments")
    student: Mapped[Person] = relationship()

    @classmethod
    def of(cls, student: Person, school_class: SchoolClass, name: str) -> Self:
        """Return a student's place in a class under a name that nobody else has there."""
        return cls(school_class=school_class, student=student, name=name, name_key=nickname_key(name))


class Accommodation(Base):
    """What one student needs in every quiz. `time_factor` stretches limits; `untimed` lifts them."""

    __tablename__ = "accommodation"
    __table_args__ = (
        CheckConstraint("time_factor >= 1", name="time_factor"),
        CheckConstraint("extra_attempts >= 0", name="extra_attempts"),
    )

    id: Mapped[Key]
    student_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), unique=True)
    time_factor: Mapped[float] = mapped_column(Float, default=1.0)
    untimed: Mapped[bool] = mapped_column(default=False)
    extra_attempts: Mapped[int] = mapped_column(default=0)
    read_aloud: Mapped[bool] = mapped_column(default=False)
    no_animation: Mapped[bool] = mapped_column(default=False)

    student: Mapped[Person] = relationship(back_populates="accommodation")
