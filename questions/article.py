"""The article: a normalised text, its paragraphs and where it came from. Needs no language model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from questions.span import Span

__all__ = ["Article", "Paragraph"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Name one paragraph of an article by its span; `furniture` says why it is never asked about.

    `furniture` is `None` for prose, else `byline`, `caption`, `credit`, `dateline`, `heading`, `list`,
    `reading_time`, `related` or `standfirst`.
    """

    span: Span
    furniture: str | None = None


@dataclass(frozen=True)
class Article:
    """Hold a text to read. `text` is normalised once and never changes: every offset counts in it."""

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
        raise NotImplementedError

    @property
    def words(self) -> int:
        """Return the number of words in the body."""
        raise NotImplementedError

    def to_json(self) -> dict[str, Any]:
        """Return the article as plain JSON values, paragraphs included."""
        raise NotImplementedError

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote, checking nothing again."""
        raise NotImplementedError

    def prose(self) -> Sequence[Paragraph]:
        """Return the paragraphs that may be asked about."""
        return [paragraph for paragraph in self.paragraphs if paragraph.furniture is None]
