"""Changes: a clause or sentence with one small thing in it changed, so that it is no longer true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from questions.datafiles import read_toml
from questions.harm import harmful
from questions.world.dates import near_dates
from questions.world.quantities import near, quantity
from questions.world.sets import siblings

_DIRECTIONS = read_toml("directions")
_ARTICLE = re.compile(r"\b(an?)(\s+)$", re.IGNORECASE)
_VOWEL = re.compile(r"[aeio]|un(?!i)", re.IGNORECASE)
_SET_WORD = re.compile(r"\b[A-Za-z]+\b")


def changed(text: str) -> Iterator[str]:
    """Yield the text with one change each: a number, a date, a direction, a word of a closed set.

    A text that speaks of harm gets another number or date at most: its people are real.
    """
    yield from _other_number(text)
    yield from list(near_dates(text))[:2]
    if harmful(text):
        return
    yield from turned(text)
    for found in _SET_WORD.finditer(text):
        for word in list(siblings(found[0]))[:1]:
            yield text[: found.start()] + word + text[found.end() :]


def _other_number(text: str) -> Iterator[str]:
    found = quantity(text)
    if found is not None:
        yield from [other for _, other in near(found)][:2]


@cache
def _opposites() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of the words that turn a statement round, and what each becomes."""
    turn: dict[str, str] = {}
    one_way = frozenset(_DIRECTIONS["one_way"])
    for ones, others in _DIRECTIONS["pairs"]:
        for one, other in zip(ones, others, strict=True):
            if one not in one_way:
                turn.setdefault(one, other)
            if other not in one_way:
                turn.setdefault(other, one)
    listed = "|".join(re.escape(word) for word in sorted(turn, key=len, reverse=True))
    stay = "|".join(_DIRECTIONS["not_before"])
    return re.compile(rf"\b({listed})\b(?!\s+(?:{stay})\b)", re.IGNORECASE), turn


def turned(text: str) -> Iterator[str]:
    """Yield the text with its one direction word turned round; nothing where it has none or several."""
    pattern, turn = _opposites()
    found = list(pattern.finditer(text))
    if len(found) != 1 or _in_quotes(text, found[0].start()):
        return
    word = found[0][0]
    other = turn[word.casefold()]
    if word[:1].isupper():
        other = other[:1].upper() + other[1:]
    yield _with_article(text[: found[0].start()], other) + other + text[found[0].end() :]


def _in_quotes(text: str, offset: int) -> bool:
    """Say whether an offset lies inside quotation marks: what was said is not ours to change."""
    before = text[:offset]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _with_article(before: str, word: str) -> str:
    """Return what stands before a word with its “a” or “an” made to fit."""
    found = _ARTICLE.search(before)
    if found is None:
        return before
    letter = "A" if found[1][0].isupper() else "a"
    return before[: found.start()] + letter + ("n" if _VOWEL.match(word) else "") + found[2]
