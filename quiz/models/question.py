"""Questions and their versions. A version never changes: editing makes the next one."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from questions.kinds import Question as AnyQuestion
from questions.kinds import question_from_json
from quiz.extensions import Base
from quiz.models.article import Article
from quiz.models.columns import Blob, Created, Key, UTCDateTime, Word


class Question(Base):
    """A question about an article: the sum of its versions."""

    __tablename__ = "question"

    id: Mapped[Key]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[Created]
    archived_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    article: Mapped[Article] = relationship()
    versions: Mapped[list[QuestionVersion]] = relationship(
        back_populates="question", cascade="all, delete-orphan", order_by="QuestionVersion.number"
    )

    @classmethod
    def first(cls, content: AnyQuestion, article: Article) -> Self:
        """Return a new question with its first version; not yet added to the session."""
        question = cls(owner_id=article.owner_id, article=article)
        question.versions.append(QuestionVersion.of(content, 1))
        return question

    def revise(self, content: AnyQuestion) -> QuestionVersion:
        """Add and return the next version; the earlier ones stay as attempts were shown them."""
        version = QuestionVersion.of(content, self.versions[-1].number + 1)
        self.versions.append(version)
        return version


class QuestionVersion(Base):
    """One immutable wording of a question, key and evidence included."""

    __tablename__ = "question_version"
    __table_args__ = (UniqueConstraint("question_id", "number"),)

    id: Mapped[Key]
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"))
    number: Mapped[int]
    kind: Mapped[Word]
    skill: Mapped[Word]
    body: Mapped[Blob]
    created_at: Mapped[Created]

    question: Mapped[Question] = relationship(back_populates="versions")

    @classmethod
    def of(cls, content: AnyQuestion, number: int) -> Self:
        """Return the row that stores a wording."""
        return cls(number=number, kind=content.kind, skill=content.skill, body=content.to_json())

    @property
    def content(self) -> AnyQuestion:
        """Return the question as the library knows it."""
        return question_from_json(self.body)
