"""What every reader gives back, and how one is declared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from questions.errors import ArticleError

MOST_FILE_BYTES = 20_000_000
"""A larger file is refused before it is looked into."""


def too_large() -> ArticleError:
    """Return the refusal of a file, or of what is packed in it, that is too much to read."""
    return ArticleError("too_long", "This file is too large: a file may have at most 20 MB and 150,000 words.")


@dataclass(frozen=True, slots=True)
class Block:
    """Hold one paragraph as one line; `furniture` is what the format itself says it is (a caption, say).

    `part` is the number of the part that it stands in, where a file has several: the chapters of a book.
    """

    text: str
    furniture: str | None = None
    part: int = 0


@dataclass(frozen=True, slots=True)
class RawArticle:
    """Hold what a reader found: cleaned blocks in reading order, and what the format says of the article.

    `parts` are the titles of its parts, empty where it has but one; `excerpt` says that the page itself
    gives only the beginning to who does not pay or sign in.
    """

    blocks: tuple[Block, ...]
    title: str | None = None
    byline: str | None = None
    published_on: date | None = None
    site: str | None = None
    parts: tuple[str, ...] = ()
    excerpt: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return what was found as plain JSON values."""
        return {
            "blocks": [[block.text, block.furniture, block.part] for block in self.blocks],
            "title": self.title,
            "byline": self.byline,
            "published_on": self.published_on.isoformat() if self.published_on else None,
            "site": self.site,
            "parts": list(self.parts),
            "excerpt": self.excerpt,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        published_on = data["published_on"]
        return cls(
            blocks=tuple(Block(*block) for block in data["blocks"]),
            title=data["title"],
            byline=data["byline"],
            published_on=date.fromisoformat(published_on) if published_on else None,
            site=data["site"],
            parts=tuple(data["parts"]),
            excerpt=data["excerpt"],
        )


@dataclass(frozen=True, slots=True)
class Format:
    """Declare a format: its name, the endings of its files (with the dot) and what reads its bytes.

    `read` raises `ArticleError` for bytes that are not of this format. `matches` tells the format by the
    content, which counts more than a file's name; without one, only the name does.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], RawArticle]
    matches: Callable[[bytes], bool] | None = None
