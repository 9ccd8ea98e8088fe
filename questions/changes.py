"""Changes: a clause or sentence with one small thing in it changed, so that it is no longer true."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, cast

from questions.harm import harmful
from questions.span import Span
from questions.world.dates import near_dates
from questions.world.quantities import near, quantity
from questions.world.swaps import Tags, swapped

if TYPE_CHECKING:
    from questions.reading import Reading

_RANK = re.compile(
    r"\b(?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten)th|\d+(?:st|nd|rd|th)|spring|summer|autumn|winter)\b",
    re.IGNORECASE,
)
"""Whoever did it first did it neither second nor third, and no season is the wrong one."""
_COUNTED = re.compile(r"(?:\b(?:the|his|her|its|their|a)|['’]s?) $", re.IGNORECASE)
_SUPERLATIVE = re.compile(r"\s*(?:\w+est|most)\b")
_NEAREST = 3
_NO_TAGS: Tags = {}


def tags_of(reading: Reading, spans: Sequence[Span]) -> Tags:
    """Return the part of speech of each word of some spans; a word with two of them has none."""
    key = (tags_of, *spans)
    if key not in reading.found:
        reading.found[key] = (_tags(reading, spans),)
    return cast("Tags", reading.found[key][0])


def _tags(reading: Reading, spans: Iterable[Span]) -> dict[str, str]:
    found: dict[str, str] = {}
    for span in spans:
        for token in reading.doc.char_span(*span, alignment_mode="expand") or ():
            # “Sales tax” and “phone line” are things of their own: neither word is exchanged alone.
            joined = token.dep_ == "compound" or any(child.dep_ == "compound" for child in token.children)
            tag = "compound" if joined and token.pos_ == "NOUN" else token.tag_
            if token.dep_ == "amod" and tag in {"VBN", "VBG"}:
                tag = "participle"  # "donated clothes" are not simply given ones
            found[token.lower_] = tag if found.get(token.lower_, tag) == tag else ""
    return found


def changed(text: str, tags: Tags = _NO_TAGS) -> Iterator[str]:
    """Yield the text with one change each: a number, a date, a direction.

    A text that speaks of harm gets another number or date at most: its people are real.
    """
    yield from other_figures(text)
    yield from turned(text, tags)


def other_figures(text: str) -> Iterator[str]:
    """Yield the text with another number or date, but for a rank or a season."""
    yield from (other for other in other_amounts(text) if _RANK.sub("", other) != _RANK.sub("", text))


def other_amounts(text: str) -> Iterator[str]:
    """Yield the text with another number for its one number, then with near dates for its date."""
    yield from _other_number(text)
    yield from islice(near_dates(text), _NEAREST)


def _other_number(text: str) -> Iterator[str]:
    found = quantity(text)
    # “First” before a verb counts nothing, and nothing is “the first oldest”.
    if found is None or (found.style.ordinal and not _COUNTED.search(found.before)):
        return
    if found.value == 1 and not found.style.ordinal and found.scale == 1:
        return  # “one reason” is singular, “two” is not
    ranked = _SUPERLATIVE.match(found.after)
    texts = [other for _, other in near(found) if not (ranked and "first" in other)]
    yield from texts[:_NEAREST]


def turned(text: str, tags: Tags, *, statement: bool = False) -> Iterator[str]:
    """Yield the text with one word turned round or exchanged for one of its kind; nothing where harm is spoken of.

    In a whole statement only what matters is turned.
    """
    if not harmful(text):
        yield from (other for other in swapped(text, tags, statement=statement) if not harmful(other))
