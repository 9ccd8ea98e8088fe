"""Quizzes: an ordered choice of question versions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import CheckConstraint, Float, ForeignKey, Select, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from questions.kinds import Question as AnyQuestion
from questions.messages import Message
from quiz.extensions import Base
from quiz.models.article import Article
from quiz.models.assignment import Assignment
from quiz.models.columns import Blobs, Created, Key, MessageText, Name, UTCDateTime, Word, now
from quiz.models.errors import NotPublishable
from quiz.models.person import Person
from quiz.models.question import Question, QuestionVersion
from quiz.models.settings import HasSettings


class Quiz(HasSettings, Base):
    """A quiz of a teacher (or of the installation). States: `draft` → `published`."""

    __tablename__ = "quiz"
    __table_args__ = (CheckConstraint("state IN ('draft', 'published')", name="state"), *HasSettings.checks())

    id: Mapped[Key]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), index=True)
    title: Mapped[Name]
    state: Mapped[Word] = mapped_column(default="draft")
    created_at: Mapped[Created]
    published_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    article: Mapped[Article] = relationship()
    items: Mapped[list[QuizItem]] = relationship(
        back_populates="quiz", cascade="all, delete-orphan", order_by="QuizItem.position"
    )
    assignments: Mapped[list[Assignment]] = relationship(
        back_populates="quiz", cascade="all, delete-orphan", order_by="Assignment.id"
    )

    @classmethod
    def owned_by(cls, person: Person) -> Select[Quiz]:
        """Select a teacher's quizzes, newest first."""
        return select(cls).where(cls.owner_id == person.id).order_by(cls.created_at.desc(), cls.id.desc())

    @property
    def published(self) -> bool:
        """Say whether students can take the quiz."""
        return self.state == "published"

    def add(self, content: AnyQuestion) -> QuizItem:
        """Append a question made from the quiz's article."""
        return self.ask(Question.first(content, self.article).versions[0])

    def ask(self, version: QuestionVersion) -> QuizItem:
        """Append a version of a question, be it about the quiz's article or another."""
        item = QuizItem(position=len(self.items), version=version, points=1.0)
        self.items.append(item)
        return item

    def drop(self, item: QuizItem) -> None:
        """Take a question out; those behind it move up."""
        self.items.remove(item)
        self._renumber(self.items)

    def move(self, item: QuizItem, by: int) -> None:
        """Move a question up (negative) or down; at the ends it stays."""
        others = [other for other in self.items if other is not item]
        others.insert(max(0, self.items.index(item) + by), item)
        self.items = others
        self._renumber(others)

    def put_back(self, wanted: Sequence[tuple[QuestionVersion, float]]) -> None:
        """Hold these versions in this order again; a question that stays keeps its place's own id."""
        held = {item.version.question_id: item for item in self.items}
        self.items = [self._held(held.pop(version.question_id, None), version, points) for version, points in wanted]
        self._renumber(self.items)

    @staticmethod
    def _held(item: QuizItem | None, version: QuestionVersion, points: float) -> QuizItem:
        if item is None:
            return QuizItem(position=0, version=version, points=points)
        item.version, item.points = version, points
        return item

    def publish(self) -> Assignment:
        """Open the quiz to anyone with its join code and return that assignment; again gives the same one."""
        assignment = self.open_to_anyone
        self._set_published()
        if assignment is None:
            assignment = Assignment.for_anyone()
            self.assign(assignment)
            assignment.take_settings(self)
        return assignment

    @property
    def open_to_anyone(self) -> Assignment | None:
        """Return the assignment that publishing made: the one for anyone with its code; `None` before."""
        return next((one for one in self.assignments if one.audience == "anyone"), None)

    def assign(self, assignment: Assignment) -> None:
        """Open the quiz to somebody by an assignment; from then on it is published."""
        self._set_published()
        self.assignments.append(assignment)

    @property
    def taken_back(self) -> bool:
        """Say whether it was published before and is no more."""
        return bool(self.assignments) and not self.published

    def take_back(self) -> None:
        """Let nobody begin the quiz, whatever it was opened to; who has begun finishes."""
        self.state = "draft"

    def publish_again(self) -> None:
        """Open a quiz that was taken back as it was open before."""
        self._set_published()

    def _set_published(self) -> None:
        if not self.items:
            raise NotPublishable("A quiz needs at least one question before it can be published.")
        self.state = "published"
        self.published_at = self.published_at or now()

    @staticmethod
    def _renumber(items: Sequence[QuizItem]) -> None:
        for position, item in enumerate(items):
            item.position = position


class QuizItem(Base):
    """One question's place in a quiz, and what it is worth there."""

    __tablename__ = "quiz_item"
    __table_args__ = (
        UniqueConstraint("quiz_id", "version_id"),
        CheckConstraint("points >= 0", name="points_not_negative"),
    )

    id: Mapped[Key]
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id", ondelete="CASCADE"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("question_version.id"))
    position: Mapped[int]
    points: Mapped[float] = mapped_column(Float, default=1.0)

    quiz: Mapped[Quiz] = relationship(back_populates="items")
    version: Mapped[QuestionVersion] = relationship()


class QuizSnapshot(Base):
    """A quiz's questions as they were before one change: what undoing it puts back.

    `items` holds `[version id, points]` in order; versions never change, so this is all of it. Of a change that
    is `undone` it is what doing it again puts back.
    """

    __tablename__ = "quiz_snapshot"

    id: Mapped[Key]
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id", ondelete="CASCADE"), index=True)
    change: Mapped[Message] = mapped_column(MessageText)
    items: Mapped[Blobs]
    undone: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[Created]

    quiz: Mapped[Quiz] = relationship()
