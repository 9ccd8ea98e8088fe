"""Wrong options for figures and dates: the article's own that fit the key's format, then near ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from random import Random

from questions.draft import Draft
from questions.finders.names import split_lead
from questions.sources import Sources
from questions.world.dates import moment, near_dates
from questions.world.numerals import write
from questions.world.quantities import Quantity, is_year, near, quantity
from questions.world.shares import other_shares, share_of
from questions.wrong import Wrong

_FARTHEST = 3
_MOST_YEARS = 25
_NEAREST = 4
_NEAR = Fraction(2, 5)
_JUST_BELOW = Fraction(17, 20)
_GROWING = re.compile(
    r"\b(?:increase|rise|grow|climb|reach)(?:d|s|n|ing|es|ed)?\b|\b(?:rose|risen|grew|grown)\b", re.IGNORECASE
)
"""A figure of the article more than this many times the key, or less than one part in it, is no rival."""


def figures(draft: Draft, sources: Sources, rng: Random) -> Iterator[Wrong]:
    """Yield the key's text with other numbers in it, the near ones on both sides in varying proportion."""
    yield from (Wrong("unsupported", share, "world") for share in other_shares(draft.answer))
    key = quantity(draft.answer)
    # Of three quarters there are no six.
    if key is None or share_of(draft.answer) is not None:
        return
    seen = {key.size}
    for answer_type in ("number", "money", "percent", "duration"):
        for mention in sources.mentions.get(answer_type, ()):
            other = quantity(mention.text)
            if other is None or other.size in seen or not _rivals(key, other):
                continue
            number = write(other.value, key.style)
            if number is not None:
                seen.add(other.size)
                role = "misread" if sources.in_evidence(draft, [mention.span]) else "elsewhere"
                yield Wrong(role, key.with_number(number), "article")
    if not _is_one(key):
        for text in _around(key, rng, growing=bool(_GROWING.search(draft.stem))):
            yield Wrong("unsupported", text, "world")


def _rivals(key: Quantity, other: Quantity) -> bool:
    """Say whether another figure could stand in the key's place: same style, scale and unit, comparable size."""
    same = (key.style, key.scale, is_year(key)) == (other.style, other.scale, is_year(other))
    units = {_unit(key), _unit(other)}
    # “One” takes another noun and verb than “two”.
    if _is_one(key) != _is_one(other):
        return False
    ratio = other.size / key.size if key.size else Fraction(0)
    return same and (len(units) == 1) and Fraction(1, _FARTHEST) <= ratio <= _FARTHEST


def _is_one(found: Quantity) -> bool:
    """Say whether a quantity is singular: “one person”, but not “one billion people” nor “the first”."""
    return found.value == 1 and found.scale == 1 and not found.style.ordinal


def _unit(found: Quantity) -> str:
    return (found.before.strip()[-1:] if found.before.strip()[-1:] in "$£€¥" else "") + found.after.strip().casefold()


def _around(key: Quantity, rng: Random, *, growing: bool = False) -> Iterator[str]:
    """Yield near figures so that the key's place among them in order varies from question to question.

    Beside the four nearest none is farther from it than two parts in five, and what grows to the key was not above it.
    """
    found = sorted(near(key), key=lambda pair: abs(pair[0] - key.size))
    found = [
        pair for place, pair in enumerate(found) if place < _NEAREST or abs(pair[0] - key.size) <= key.size * _NEAR
    ]
    if growing:
        found = [(size, text) for size, text in found if size >= key.size * _JUST_BELOW]
    below = [text for size, text in found if size < key.size]
    above = [text for size, text in found if size > key.size]
    for take_below in _sides(rng):
        side = below if take_below else above
        if side:
            yield side.pop(0)
    yield from (*below, *above)


def _sides(rng: Random) -> list[bool]:
    sides = [True] * rng.randrange(4)
    sides += [False] * (3 - len(sides))
    rng.shuffle(sides)
    return sides


def dates(draft: Draft, sources: Sources, rng: Random) -> Iterator[Wrong]:
    """Yield the article's other dates of the key's form, then near ones; a bare year is a figure."""
    key = moment(draft.answer)
    if key is None:
        return
    lead, _ = split_lead(draft.answer)
    for mention in sources.mentions.get("date", ()):
        other = moment(mention.text)
        _, text = split_lead(mention.text)
        if (
            other
            and other.form == key.form
            and other != key
            and "-" not in text
            and abs((other.year or 0) - (key.year or 0)) <= _MOST_YEARS
            and text.endswith("s") == draft.answer.endswith("s")
            and len(text.split()) == len(draft.answer[len(lead) :].split())
        ):
            role = "misread" if sources.in_evidence(draft, [mention.span]) else "elsewhere"
            yield Wrong(role, lead + text, "article")
    near_texts = list(near_dates(draft.answer))
    if not near_texts and (year := quantity(draft.answer)) is not None and is_year(year):
        near_texts = list(_around(year, rng))
    for text in near_texts:
        yield Wrong("unsupported", text, "world")
