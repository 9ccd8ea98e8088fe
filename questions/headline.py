"""The title: given, named by the format, or a short first line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from questions.cleaning import clean
from questions.furniture import furniture_of
from questions.readers.base import Block, RawArticle
from questions.readers.markup import strip_markup

MOST_TITLE_WORDS = 18
_NO_TITLE_END = re.compile(r"""(?:\.|…|[,;:]|[.!?]["”’'»)\]]+)$""")


def split_title(raw: RawArticle, given: str) -> tuple[str, Sequence[Block]]:
    """Return the title, empty where there is none, and the blocks of the body, which the title is not in."""
    blocks = raw.blocks
    title = given or raw.title or ""
    if title:
        repeats = bool(blocks) and blocks[0].text.casefold() == title.casefold()
        return title, blocks[1:] if repeats else blocks
    if len(blocks) > 1 and _is_title(blocks[0]):
        return blocks[0].text, blocks[1:]
    return "", blocks


def tidy_line(text: str, longest: int) -> str:
    """Return a text as one clean line without markup, cut at `longest` characters."""
    line = " ".join(clean(strip_markup(text[: 8 * longest])).split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def _is_title(block: Block) -> bool:
    if block.furniture not in (None, "heading") or furniture_of(block.text) not in (None, "heading"):
        return False
    return len(block.text.split()) <= MOST_TITLE_WORDS and not _NO_TITLE_END.search(block.text)
