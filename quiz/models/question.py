"""Questions and their versions. A version never changes: editing makes the next one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Self

from sqlalchemy import Connection, ForeignKey, Select, Text, UniqueConstraint, event, inspect, select
from sqlalchemy.orm import Mapped, Mapper, ORMExecuteState, Session, mapped_column, relationship

from questions.kinds import Question as AnyQuestion
from questions.kinds import question_from_json
from quiz.extensions import Base
from quiz.models.article import Article
from quiz.models.columns import Blob, Created, Key, UTCDateTime, Word, now
from quiz.models.errors import NeverChanges
from quiz.models.person import Person
from quiz.models.ruling import Ruling, ruled


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

    @classmethod
    def owned_by(cls, person: Person) -> Select[Question]:
        """Select a teacher's questions."""
        return select(cls).where(cls.owner_id == person.id)

    @property
    def newest(self) -> QuestionVersion:
        """Return the version that is asked from now on where the question is added."""
        return self.versions[-1]

    @property
    def archived(self) -> bool:
        """Say whether the question is put away: kept, and offered nowhere."""
        return self.archived_at is not None

    def archive(self) -> None:
        """Put the question away; quizzes and attempts that have it keep it."""
        self.archived_at = self.archived_at or now()

    def bring_back(self) -> None:
        """Offer the question again."""
        self.archived_at = None

    def revise(self, content: AnyQuestion) -> QuestionVersion:
        """Add and return the next version; the earlier ones stay as attempts were shown them."""
        version = QuestionVersion.of(content, self.versions[-1].number + 1)
        self.versions.append(version)
        return version


class QuestionVersion(Base):
    """One immutable wording of a question, key and evidence included.

    `words` is what can be searched: stem, options and answers in small letters.
    """

    __tablename__ = "question_version"
    __table_args__ = (UniqueConstraint("question_id", "number"),)

    id: Mapped[Key]
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"))
    number: Mapped[int]
    kind: Mapped[Word]
    skill: Mapped[Word]
    body: Mapped[Blob]
    words: Mapped[str] = mapped_column(Text, server_default="")
    created_at: Mapped[Created]

    question: Mapped[Question] = relationship(back_populates="versions")
    rulings: Mapped[list[Ruling]] = relationship(
        back_populates="version", foreign_keys=[Ruling.version_id], cascade="all, delete-orphan", order_by=Ruling.id
    )

    @classmethod
    def of(cls, content: AnyQuestion, number: int) -> Self:
        """Return the row that stores a wording."""
        body = content.to_json()
        words = "\n".join(dict.fromkeys(_texts(body))).casefold()
        return cls(number=number, kind=content.kind, skill=content.skill, body=body, words=words)

    @property
    def content(self) -> AnyQuestion:
        """Return the question as the library knows it."""
        return question_from_json(self.body)

    @property
    def scored(self) -> AnyQuestion | None:
        """Return the question as it is scored now, by the rulings made since; `None` when it is cancelled."""
        return ruled(self.content, self.rulings)


SAID = ("stem", "text", "left", "right")
LISTED = ("options", "answers", "pairs", "distractors", "sequence")


def _texts(body: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a question says: its stem, and its options, answers, pairs or events."""
    for part in (body, *(part for name in LISTED for part in body.get(name, ()))):
        if isinstance(part, str):
            yield part
        else:
            yield from (part[name] for name in SAID if name in part)


@event.listens_for(QuestionVersion, "before_update")
def _refuse_change(_mapper: Mapper[QuestionVersion], _connection: Connection, version: QuestionVersion) -> None:
    state = inspect(version)
    changed = [column.key for column in state.mapper.column_attrs if state.attrs[column.key].history.has_changes()]
    if changed:
        raise NeverChanges(f"A version of a question never changes, but its {changed[0]} was to.")


@event.listens_for(Session, "do_orm_execute")
def _refuse_change_of_many(execution: ORMExecuteState) -> None:
    mapper = execution.bind_mapper
    if execution.is_update and mapper is not None and mapper.class_ is QuestionVersion:
        raise NeverChanges("A version of a question never changes.")
