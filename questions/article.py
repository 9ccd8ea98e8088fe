"""The article: a normalised text, its paragraphs and where it came from. Needs no language model."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from questions.furniture import mark_furniture
from questions.headline import split_title, tidy_line
from questions.readability import count_words
from questions.readers.base import RawArticle
from questions.readers.text import read_text
from questions.refusals import refuse_unfit
from questions.run_in import part_headings
from questions.span import Span

__all__ = ["Article", "Paragraph"]

LONGEST_TITLE = 200
LONGEST_SOURCE = 2000
PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Name one paragraph of an article by its span; `furniture` says why it is never asked about.

    `furniture` is `None` for prose, else `byline`, `caption`, `credit`, `dateline`, `foreign` (not English),
    `heading`, `list`, `reading_time`, `related`, `repeated` (the same words stood before: nothing is
    asked twice) or `standfirst`.
    """

    span: Span
    furniture: str | None = None


@dataclass(frozen=True)
class Article:
    """Hold a text to read. `text` is normalised once and never changes: every offset counts in it.

    Each paragraph is one line of `text`, and an empty line stands between two.
    """

    title: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    source: str | None = None
    language: str = "en"

    @classmethod
    def from_text(cls, text: str, title: str | None = None, source: str | None = None) -> Self:
        """Read a pasted text; a short first line is its title when none is given.

        Raises `ArticleError` for what is no article in English of at least 3 sentences.
        """
        return cls.from_raw(read_text(text), title, source)

    @classmethod
    def from_raw(cls, raw: RawArticle, title: str | None = None, source: str | None = None) -> Self:
        """Make an article of what a reader found; raises `ArticleError` as `from_text` does."""
        headline, blocks = split_title(raw, tidy_line(title or "", LONGEST_TITLE))
        blocks = part_headings(blocks)
        marks = mark_furniture(blocks, titled=bool(headline))
        refuse_unfit([block.text for block in blocks], marks)
        paragraphs: list[Paragraph] = []
        start = 0
        for block, furniture in zip(blocks, marks, strict=True):
            paragraphs.append(Paragraph(Span(start, start + len(block.text)), furniture))
            start += len(block.text) + len(PARAGRAPH_BREAK)
        return cls(
            title=tidy_line(headline, LONGEST_TITLE),
            text=PARAGRAPH_BREAK.join(block.text for block in blocks),
            paragraphs=tuple(paragraphs),
            source=tidy_line(source or "", LONGEST_SOURCE) or None,
        )

    @property
    def words(self) -> int:
        """Return the number of words in the body."""
        return count_words(self.text)

    @property
    def fingerprint(self) -> str:
        """Return a SHA-256 in hexadecimal, the same for texts that differ in case and white space alone."""
        return hashlib.sha256(" ".join(self.text.casefold().split()).encode()).hexdigest()

    def to_json(self) -> dict[str, Any]:
        """Return the article as plain JSON values, paragraphs included."""
        return {
            "title": self.title,
            "text": self.text,
            "paragraphs": [
                {"start": p.span.start, "end": p.span.end, "furniture": p.furniture} for p in self.paragraphs
            ],
            "source": self.source,
            "words": self.words,
            "language": self.language,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote, checking nothing again."""
        return cls(
            title=data["title"],
            text=data["text"],
            paragraphs=tuple(Paragraph(Span(p["start"], p["end"]), p["furniture"]) for p in data["paragraphs"]),
            source=data["source"],
            language=data["language"],
        )

    def prose(self) -> Sequence[Paragraph]:
        """Return the paragraphs that may be asked about."""
        return [paragraph for paragraph in self.paragraphs if paragraph.furniture is None]
