"""Interruptions: words in a sentence that only tie it to the day or to the text around it.

", however," and "two years ago" are never asked about, and a parser reads the sentence better without them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.datafiles import read_toml

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ADVERBS = read_toml("sentence_parts")["adverbs"]
_TIES = tuple(
    sorted(
        (tuple(phrase.split()) for phrase in (*_ADVERBS["discourse"], *_ADVERBS["discourse_phrases"])),
        key=len,
        reverse=True,
    )
)
_UNITS = frozenset(
    form for unit in read_toml("sentence_parts")["nouns"]["time_unit"] for form in (unit, f"{unit}s", f"{unit}ies")
) | {"centuries"}
_DATA = read_toml("interruptions")
_COUNTS, _BOUND = frozenset(_DATA["ago"]["counts"]), frozenset(_DATA["ago"]["bound"])
_NEAR, _SPANS = frozenset(_DATA["lately"]["near"]), frozenset(_DATA["lately"]["spans"] + _DATA["lately"]["months"])
_LEANING, _OWNED = frozenset(_DATA["lately"]["leaning"]), frozenset(_DATA["lately"]["owned"])
_LONGEST = 7


def find_interruptions(doc: Doc, first: int, end: int) -> Iterator[range]:
    """Yield the interruptions of a sentence, never at its beginning."""
    taken = first
    for index in range(first + 1, end):
        if index < taken:
            continue
        found = _tie(doc, index, end) or _ago(doc, index, first) or _lately(doc, index, end)
        if found is not None and found.start > max(first, taken - 1):
            yield found
            taken = found.stop


def _tie(doc: Doc, index: int, end: int) -> range | None:
    """Return ", however," with both its commas."""
    if doc[index].text != ",":
        return None
    following = doc[index + 1].lower_ if index + 1 < end else ""
    for phrase in _TIES:
        if phrase[0] != following:
            continue
        last = index + len(phrase) + 1
        if last < end and doc[last].text == "," and tuple(t.lower_ for t in doc[index + 1 : last]) == phrase:
            return range(index, last + 1)
    return None


def _ago(doc: Doc, index: int, first: int) -> range | None:
    """Return "two years ago", where nothing before it needs it."""
    if doc[index].lower_ != "ago" or doc[index - 1].lower_ not in _UNITS:
        return None
    start = index - 1
    while start - 1 > first and index - start < _LONGEST and _counts(doc[start - 1].lower_, doc[start - 1].like_num):
        start -= 1
    if start == index - 1 or doc[start - 1].lower_ in _BOUND or doc[start - 1].is_punct:
        return None
    return range(start, index + 1)


def _lately(doc: Doc, index: int, end: int) -> range | None:
    """Return "last month" and "last May" where they stand alone, no word leaning on them."""
    if doc[index].text not in _SPANS or index == 0 or doc[index - 1].lower_ not in _NEAR:
        return None
    before = doc[index - 2] if index > 1 else None
    following = doc[index + 1].lower_ if index + 1 < end else "."
    alone = before is not None and not before.is_punct and before.lower_ not in _LEANING
    aimed = following == "to" and index + 2 < end and not _names_a_time(doc[index + 2])
    return range(index - 1, index + 1) if alone and (aimed or following not in _OWNED) else None


def _names_a_time(token: Token) -> bool:
    """Say whether "last week to" goes on with another time: "last week to this one"."""
    return token.lower_ in _NEAR | {"the", "a"} or token.text in _SPANS or token.like_num


def _counts(word: str, number: bool) -> bool:
    return number or word in _COUNTS
