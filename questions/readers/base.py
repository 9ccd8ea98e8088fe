"""What every reader gives back, and how one is declared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """Hold one paragraph as one line; `furniture` is what the format itself says it is (a caption, say)."""

    text: str
    furniture: str | None = None


@dataclass(frozen=True, slots=True)
class RawArticle:
    """Hold what a reader found: cleaned blocks in reading order, and a title where the format names one."""

    blocks: tuple[Block, ...]
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """Declare a format: its name, the endings of its files (with the dot) and what reads its bytes.

    `read` raises `ArticleError` for bytes that are not of this format.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], RawArticle]
