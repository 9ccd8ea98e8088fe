"""Articles as they are stored, with every candidate question made from them."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from sqlalchemy import Float, ForeignKey, Select, String, Text, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from questions.article import Article as ArticleText
from questions.candidate import Candidate
from questions.messages import Message
from questions.readability import reading_level, reading_minutes
from questions.span import Span
from quiz.extensions import Base
from quiz.models.columns import Blob, Blobs, Created, JSONValue, Key, MessageText, Name, Word
from quiz.models.person import Person


class Article(Base):
    """An article of a teacher, or of the installation (`owner_id` is null: the samples).

    Its text never changes: every offset counts in it, and correcting it makes a new article. Where its
    teacher cut it, `uncut_fingerprint` is that of the whole text, by which it is known again.
    """

    __tablename__ = "article"

    id: Mapped[Key]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    title: Mapped[Name]
    text: Mapped[str] = mapped_column(Text)
    source: Mapped[str | None] = mapped_column(String(2000))
    byline: Mapped[str | None] = mapped_column(String(300))
    published_on: Mapped[date | None]
    language: Mapped[Word] = mapped_column(default="en")
    paragraphs: Mapped[Blobs]
    sentences: Mapped[list[list[int]] | None] = mapped_column(JSONValue)
    fingerprint: Mapped[str] = mapped_column(String(64), index=True)
    uncut_fingerprint: Mapped[str | None] = mapped_column(String(64))
    words: Mapped[int]
    minutes: Mapped[int]
    level: Mapped[Name]
    shortfall: Mapped[Message | None] = mapped_column(MessageText)
    created_at: Mapped[Created]

    owner: Mapped[Person | None] = relationship()
    candidates: Mapped[list[StoredCandidate]] = relationship(
        back_populates="article", cascade="all, delete-orphan", order_by="StoredCandidate.rank"
    )

    @classmethod
    def from_text(cls, article: ArticleText, owner: Person | None) -> Self:
        """Return the row that stores an article; not yet added to the session."""
        data = article.to_json()
        return cls(
            owner_id=owner.id if owner else None,
            title=article.title,
            text=article.text,
            source=article.source,
            language=article.language,
            paragraphs=data["paragraphs"],
            fingerprint=article.fingerprint,
            words=article.words,
            minutes=reading_minutes(article.words),
            level=reading_level(article.text).label,
        )

    @classmethod
    def owned_by(cls, person: Person) -> Select[Article]:
        """Select a teacher's articles, newest first."""
        return select(cls).where(cls.owner_id == person.id).order_by(cls.created_at.desc(), cls.id.desc())

    def to_text(self) -> ArticleText:
        """Return the article as the generator reads it, checking nothing again."""
        return ArticleText.from_json(
            {
                "title": self.title,
                "text": self.text,
                "source": self.source,
                "language": self.language,
                "paragraphs": self.paragraphs,
            }
        )

    def sentence_spans(self) -> list[Span]:
        """Return where each sentence stands; none before the article was read."""
        return [Span(*bounds) for bounds in self.sentences or ()]

    def store_candidates(self, candidates: list[Candidate], sentences: list[Span]) -> None:
        """Replace the candidates and sentence spans by what a reading gave."""
        self.sentences = [[span.start, span.end] for span in sentences]
        self.candidates = [StoredCandidate.of(candidate, rank) for rank, candidate in enumerate(candidates)]


class StoredCandidate(Base):
    """One candidate question of an article, kept so that the teacher's next suggestion costs nothing."""

    __tablename__ = "candidate"

    id: Mapped[Key]
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), index=True)
    rank: Mapped[int]
    score: Mapped[float] = mapped_column(Float)
    body: Mapped[Blob]

    article: Mapped[Article] = relationship(back_populates="candidates")

    @classmethod
    def of(cls, candidate: Candidate, rank: int) -> Self:
        """Return the row that stores a candidate."""
        return cls(rank=rank, score=candidate.score, body=candidate.to_json())

    @property
    def candidate(self) -> Candidate:
        """Return the candidate as the generator made it."""
        return Candidate.from_json(self.body)

    @property
    def question_json(self) -> dict[str, Any]:
        """Return the candidate's question as JSON values, key included."""
        question: dict[str, Any] = self.body["question"]
        return question
