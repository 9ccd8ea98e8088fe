"""Lines into paragraphs: what a mail program or a PDF broke is put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

LONGEST_WRAPPED_LINE = 110
"""A text with longer lines than this is not wrapped: each of its lines is a paragraph."""
SHORTEST_WRAP = 40
_CONTINUES = 0.8
"""A wrapped line reaches at least this share of the width before it goes on in the next."""
_BULLET = re.compile(r"(?:[•‣▪◦●·*–-]|\d{1,3}[.)])\s")
_ENDS_SENTENCE = re.compile(r"""[.!?:…]["”’')\]]*$""")


def split_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a cleaned text, each on one line, none empty."""
    lines = text.split("\n")
    blocks = [list(group) for filled, group in groupby(lines, key=bool) if filled]
    width = _wrap_width(blocks)
    return [paragraph for block in blocks for paragraph in _join_wrapped(block, width)]


def _wrap_width(blocks: Sequence[Sequence[str]]) -> int:
    """Return the width the lines were wrapped at, or 0 when they were not."""
    lengths = sorted(len(line) for block in blocks for line in block)
    pairs = [pair for block in blocks for pair in pairwise(block)]
    if not pairs:
        return 0
    width = lengths[-1 - len(lengths) // 50]
    if not SHORTEST_WRAP <= width <= LONGEST_WRAPPED_LINE:
        return 0
    broken = sum(not _ENDS_SENTENCE.search(first) and _goes_on(first, second, width) for first, second in pairs)
    return width if broken * 2 >= len(pairs) else 0


def _join_wrapped(block: Sequence[str], width: int) -> Iterable[str]:
    if not width:
        yield from block
        return
    paragraph = block[0]
    for before, line in pairwise(block):
        if _goes_on(before, line, width):
            paragraph = paragraph + line if _hyphenated(paragraph, line) else f"{paragraph} {line}"
        else:
            yield paragraph
            paragraph = line
    yield paragraph


def _goes_on(line: str, following: str, width: int) -> bool:
    """Say whether a line was broken only because the next word did not fit."""
    if _BULLET.match(following):
        return False
    needed = len(line) + 1 + len(following.split(" ", 1)[0])
    return needed > width or (needed >= _CONTINUES * width and not _ENDS_SENTENCE.search(line))


def _hyphenated(paragraph: str, line: str) -> bool:
    """Say whether a word was broken at a hyphen, which stays: it may be the word's own."""
    return paragraph.endswith("-") and not paragraph.endswith(" -") and line[:1].islower()
