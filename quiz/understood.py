"""What was understood of a link, a file or a pasted text, and the article that a teacher makes of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from questions.article import Article as ArticleText
from questions.errors import ArticleError
from questions.furniture import mark_furniture
from questions.headline import split_title, tidy_line
from questions.readability import count_words
from questions.readers.base import Block, RawArticle

LONGEST_TITLE, LONGEST_BYLINE = 200, 300
WORDS_AT_ONCE = 20_000
"""From this many words on, only the first part of a book is ticked to begin with."""
_BY_THEIR_PLACE = frozenset({"repeated", "standfirst"})


@dataclass(frozen=True, slots=True)
class Part:
    """Hold a part of what was understood: its number, its title, its blocks with their numbers, and its words."""

    number: int
    title: str
    blocks: Sequence[tuple[int, Block]]

    @property
    def words(self) -> int:
        """Return the number of words."""
        return sum(count_words(block.text) for _number, block in self.blocks)


@dataclass(frozen=True)
class Understood:
    """Hold what was found: blocks with the furniture they are, and what is known of the article."""

    title: str
    blocks: tuple[Block, ...]
    byline: str = ""
    published_on: date | None = None
    source: str = ""
    parts: tuple[str, ...] = ()
    excerpt: bool = False
    fingerprint: str = ""

    @classmethod
    def of(cls, raw: RawArticle, title: str = "", source: str = "") -> Self:
        """Return what a teacher looks over; raise `ArticleError` for what no article can be made of.

        Too long a text is no reason yet: it can be cut.
        """
        try:
            fingerprint = ArticleText.from_raw(raw, title).fingerprint
        except ArticleError as error:
            if error.reason != "too_long":
                raise
            fingerprint = ""
        headline, blocks = split_title(raw, tidy_line(title, LONGEST_TITLE))
        marks = mark_furniture(blocks, titled=bool(headline))
        return cls(
            title=tidy_line(headline, LONGEST_TITLE),
            blocks=tuple(Block(b.text, mark, b.part) for b, mark in zip(blocks, marks, strict=True)),
            byline=tidy_line(", ".join(filter(None, (raw.byline, raw.site))), LONGEST_BYLINE),
            published_on=raw.published_on,
            source=source,
            parts=raw.parts,
            excerpt=raw.excerpt,
            fingerprint=fingerprint,
        )

    def in_parts(self) -> list[Part]:
        """Return the blocks part by part; one part where there are no chapters."""
        numbered = list(enumerate(self.blocks))
        if not self.parts:
            return [Part(0, "", numbered)]
        return [
            Part(number, title, [pair for pair in numbered if pair[1].part == number])
            for number, title in enumerate(self.parts)
        ]

    def first_parts(self) -> list[int]:
        """Return the numbers of the parts that are ticked to begin with."""
        parts = self.in_parts()
        if sum(part.words for part in parts) <= WORDS_AT_ONCE:
            return [part.number for part in parts]
        return [parts[0].number]

    def article(self, kept: Collection[int], parts: Collection[int], title: str, source: str) -> ArticleText:
        """Return the article of the blocks that are kept; raises `ArticleError` for what is none."""
        chosen = [
            Block(block.text, None if block.furniture in _BY_THEIR_PLACE else block.furniture)
            for number, block in enumerate(self.blocks)
            if number in kept and (not self.parts or block.part in parts)
        ]
        return ArticleText.from_raw(RawArticle(tuple(chosen)), title, source)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "title": self.title,
            "blocks": [[block.text, block.furniture, block.part] for block in self.blocks],
            "byline": self.byline,
            "published_on": self.published_on.isoformat() if self.published_on else None,
            "source": self.source,
            "parts": list(self.parts),
            "excerpt": self.excerpt,
            "fingerprint": self.fingerprint,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        published_on = data["published_on"]
        return cls(
            title=data["title"],
            blocks=tuple(Block(*block) for block in data["blocks"]),
            byline=data["byline"],
            published_on=date.fromisoformat(published_on) if published_on else None,
            source=data["source"],
            parts=tuple(data["parts"]),
            excerpt=data["excerpt"],
            fingerprint=data["fingerprint"],
        )
