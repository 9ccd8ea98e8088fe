"""Furniture: what stands in an article and is not its prose, from bylines to “read more”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from questions.datafiles import read_toml
from questions.language import is_foreign
from questions.readers.base import Block
from questions.sentence_ends import count_sentences

_DATA = read_toml("furniture")
_PATTERNS: list[tuple[str, int, list[re.Pattern[str]]]] = [
    (entry["furniture"], entry["most_words"], [re.compile(pattern) for pattern in entry["patterns"]])
    for entry in _DATA["pattern"]
]
_BULLET = re.compile(_DATA["bullets"]["pattern"])
_NUMBERED = re.compile(_DATA["bullets"]["numbered"])
_HEADING_WORDS: int = _DATA["heading"]["most_words"]
_STANDFIRST_WORDS: int = _DATA["standfirst"]["most_words"]
_BEFORE_STANDFIRST_ENDS = frozenset(_DATA["standfirst"]["before"])
_ENDS_LIKE_PROSE = re.compile(r"""[.!?…,;—–-]["”’'»)\]]*$|["”»]$""")
_LONGEST_PATTERNED = 1500
_FEWEST_FOREIGN_WORDS = 12
_STANDFIRST_SENTENCES = 3


def mark_furniture(blocks: Sequence[Block], *, titled: bool) -> list[str | None]:
    """Return for each block what furniture it is, or `None` for prose.

    `titled` says that a title stands above the first block, so that a standfirst can follow.
    """
    marks = [block.furniture or furniture_of(block.text) for block in blocks]
    _mark_numbered(blocks, marks)
    _mark_repeated(blocks, marks)
    if titled:
        _mark_standfirst(blocks, marks)
    return marks


def furniture_of(paragraph: str) -> str | None:
    """Return what furniture a paragraph is by its own words, or `None` for prose."""
    words = len(paragraph.split())
    if len(paragraph) <= _LONGEST_PATTERNED:
        for furniture, most_words, patterns in _PATTERNS:
            if words <= most_words and any(pattern.match(paragraph) for pattern in patterns):
                return furniture
    if _BULLET.match(paragraph):
        return "list"
    if words <= _HEADING_WORDS and not _ENDS_LIKE_PROSE.search(paragraph):
        return "heading"
    if words >= _FEWEST_FOREIGN_WORDS and is_foreign(paragraph):
        return "foreign"
    return None


def _mark_numbered(blocks: Sequence[Block], marks: list[str | None]) -> None:
    """Mark numbered paragraphs as a list where two or more follow one another."""
    numbered = [_NUMBERED.match(block.text) is not None for block in blocks]
    for index, is_numbered in enumerate(numbered):
        beside = numbered[index - 1 : index] + numbered[index + 1 : index + 2]
        if is_numbered and any(beside):
            marks[index] = "list"


def _mark_repeated(blocks: Sequence[Block], marks: list[str | None]) -> None:
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        if marks[index] is not None:
            continue
        words = block.text.casefold()
        if words in seen:
            marks[index] = "repeated"
        seen.add(words)


def _mark_standfirst(blocks: Sequence[Block], marks: list[str | None]) -> None:
    """Mark a short first paragraph that a byline, a dateline or a reading time divides from the body."""
    if len(blocks) < 2 or marks[0] not in (None, "heading"):  # noqa: PLR2004
        return
    following = next((index for index in range(1, len(marks)) if marks[index] is None), len(marks))
    run = set(marks[1:following])
    text = blocks[0].text
    short = len(text.split()) <= _STANDFIRST_WORDS and count_sentences(text) <= _STANDFIRST_SENTENCES
    if short and run & _BEFORE_STANDFIRST_ENDS:
        marks[0] = "standfirst"
