"""Quantities: a text around one number (“about 50 meters”, “$1.2 million”), and the same text with a near one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from questions.datafiles import read_toml
from questions.wording import has_phrase
from questions.world.numerals import Style, value_of, write

_NUMBERS = read_toml("matching")["numbers"]
_BOUNDS: list[str] = read_toml("wording")["bounds"]
_NAMES = "|".join(sorted({*_NUMBERS["cardinals"], *_NUMBERS["ordinals"]} - {"one", "second"}, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\w.,:/-])(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?(?:st|nd|rd|th)?"
    rf"|(?:{_NAMES}|one|second)(?:[- ](?:{_NAMES}|one))?)(?!(?!(?:bn|mn|m)\b)\w|[:/]|[.,]\d|-(?:{_NAMES}))",
    re.IGNORECASE,
)
_ANY_NUMBER = re.compile(
    rf"\d|\b(?:{_NAMES}|one|half|quarter|dozens?|hundreds?|thousands?|millions?|billions?)\b", re.IGNORECASE
)
_SCALES: dict[str, int] = {**_NUMBERS["scales"], **_NUMBERS["short_scales"]}
_SCALE = re.compile(r"\s?(hundred|thousand|million|billion|trillion|bn|mn|k|m)\b", re.IGNORECASE)
_SMALL = 12
_TWO = 2
_HALF = Fraction(1, 2)
_FACTORS = ("0.6", "0.75", "0.85", "1.15", "1.25", "1.4", "1.7")
_PERCENT = re.compile(r"%|\bper ?cent\b", re.IGNORECASE)
_WHOLE, _THOUSAND = 100, 1000
_FIRST_YEAR, _LAST_YEAR = 1000, 2200
_DATED = re.compile(
    r"\b(?:in|since|until|by|during|before|after|January|February|March|April|May|June|July|August|September|October"
    r"|November|December) $",
    re.IGNORECASE,
)
_AT = re.compile(r"\b(?:by|at|before|after|until|from|since|around) $", re.IGNORECASE)
_CLOCK = re.compile(r"(?:1?\d|2[0-3])\.[0-5]\d")
_NOTHING_COUNTED = re.compile(r"\s*(?:$|[,.;:!?]|(?:on|in|to|and|tonight|tomorrow)\b)")
_SHARE = re.compile(r"\b(?:an?|one|two|three|four)[ -]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """Hold a text cut in three at its one number; `value` is the number's own, `scale` that of a word after it."""

    before: str
    number: str
    after: str
    value: Fraction
    style: Style
    scale: int = 1

    @property
    def size(self) -> Fraction:
        """Return the whole value, “1.2 million” as 1,200,000."""
        return self.value * self.scale

    def with_number(self, number: str) -> str:
        """Return the text with another number in its place, a capital kept at its beginning."""
        if not self.before and self.number[:1].isupper():
            number = number[:1].upper() + number[1:]
        return f"{self.before}{number}{self.after}"


@lru_cache(maxsize=4096)
def quantity(text: str) -> Quantity | None:
    """Return the quantity a text states, or `None` where it has no number, two, or one that is a bound."""
    found = list(_NUMBER.finditer(text))
    if len(found) != 1 or any(has_phrase(text, bound) for bound in _BOUNDS):
        return None
    match = found[0]
    before, after = text[: match.start()], text[match.end() :]
    scale = _SCALE.match(after)
    if _ANY_NUMBER.search(before) or _ANY_NUMBER.search(after[scale.end() :] if scale else after):
        return None
    if _CLOCK.fullmatch(match[0]) and _AT.search(before) and _NOTHING_COUNTED.match(after):
        return None  # "by 9.30" is a time, of which there is no "5.60"
    valued = value_of(match[0])
    if valued is None or (valued[1].ordinal and _is_share(before, after)):
        return None
    return Quantity(before, match[0], after, *valued, _SCALES[scale[1].casefold()] if scale else 1)


def _is_share(before: str, after: str) -> bool:
    """Say whether an ordinal is that of “a third of all letters”, which is no place in an order."""
    return bool(_SHARE.search(before)) and (not after or after.startswith((" of", "s")))


def is_year(found: Quantity) -> bool:
    """Say whether the number looks like a year: four digits, no comma, nothing counted after it."""
    plain = found.style.digits and not found.style.commas and not found.style.decimals and found.scale == 1
    dated = _DATED.search(found.before) or not re.match(r"\s*[^\W\d_]", found.after)
    if found.before.rstrip().endswith(("$", "£", "€", "¥")):
        return False
    return plain and _FIRST_YEAR <= found.value < _LAST_YEAR and bool(dated)


def near(found: Quantity) -> Iterator[tuple[Fraction, str]]:
    """Yield near values and the text with each, nearest first by rank, in the same format and rounding."""
    for value in _near_values(found):
        if _PERCENT.search(found.after) and found.value <= _WHOLE < value:
            continue
        if found.scale > 1 and found.value < _THOUSAND <= value:
            continue  # nobody writes "1000 million"
        number = write(value, found.style)
        if number is not None and number.casefold() != found.number.casefold():
            yield value * found.scale, found.with_number(number)


def _near_values(found: Quantity) -> list[Fraction]:
    if is_year(found):
        return [found.value + step for step in (-1, 1, -2, 2, -3, 3)]
    step = _step(found)
    if found.style.decimals and step >= 1:
        step = Fraction(1, 10**found.style.decimals)
    count = found.value / step
    if count <= _SMALL:
        least = 2 if found.value > 1 and not found.style.ordinal and step == 1 else 1
        # Of a hundred a half and a half more are nearer than two hundred.
        halves = count <= _TWO and step > 1
        steps = (-_HALF, _HALF, 1, 2) if halves else (-1, 1, -2, 2, -3, 3, 4)
        counts = [count + by for by in steps if count + by >= (_HALF if halves else least)]
    else:
        unit = 5 if count % 5 == 0 else 1
        counts = [Fraction(round(count * Fraction(factor) / unit) * unit) for factor in _FACTORS]
    return [value * step for value in dict.fromkeys(counts) if value > 0 and value != count]


def _step(found: Quantity) -> Fraction:
    """Return what the number is rounded to: 10 for 350, 0.1 for 1.2, 1 for 97."""
    step = Fraction(1, 10**found.style.decimals)
    while found.value and found.value % (step * 10) == 0:
        step *= 10
    return step
