"""Numerals: a number's value, and the number written again in the same style."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from questions.datafiles import read_toml

_NUMBERS = read_toml("matching")["numbers"]
_CARDINALS: dict[str, int] = _NUMBERS["cardinals"]
_ORDINALS: dict[str, int] = _NUMBERS["ordinals"]
_CARDINAL_NAMES = {value: name for name, value in _CARDINALS.items()}
_ORDINAL_NAMES = {value: name for name, value in _ORDINALS.items()}
_NUMBER_WORDS = frozenset(
    [
        *_CARDINALS, *_ORDINALS, *_NUMBERS["scales"], "half", "quarter", "dozen", "dozens", "hundreds", "thousands",
        "millions", "billions", "none", "nothing", "twice", "once", "double", "all", "most", "few", "couple", "free",
    ]
)  # fmt: skip
_HUNDRED = 100
_TEEN = 20
_FIRST = re.compile(r"\d{1,2}(?= [a-z])")
_ORDINAL_SIGN = re.compile(r"(\d+)(st|nd|rd|th)")


@dataclass(frozen=True, slots=True)
class Style:
    """Say how a number is written: in `digits` or in words, as an ordinal, with commas, with how many decimals."""

    digits: bool
    ordinal: bool = False
    commas: bool = False
    decimals: int = 0


def value_of(text: str) -> tuple[Fraction, Style] | None:
    """Return the value and style of a plain number such as `1,200`, `3.5`, `3rd`, `sixteen`, `twenty-first`."""
    folded = text.casefold()
    if sign := _ORDINAL_SIGN.fullmatch(folded):
        return Fraction(sign[1]), Style(digits=True, ordinal=True)
    if folded[:1].isdigit():
        plain = folded.replace(",", "")
        decimals = len(plain.partition(".")[2])
        return Fraction(plain), Style(digits=True, commas="," in folded, decimals=decimals)
    return _value_of_words(folded)


def _value_of_words(folded: str) -> tuple[Fraction, Style] | None:
    total = 0
    parts = folded.replace("-", " ").split()
    for position, part in enumerate(parts):
        if part in _CARDINALS:
            total += _CARDINALS[part]
        elif part in _ORDINALS and position == len(parts) - 1:
            return Fraction(total + _ORDINALS[part]), Style(digits=False, ordinal=True)
        else:
            return None
    return (Fraction(total), Style(digits=False)) if parts else None


def write(value: Fraction, style: Style) -> str | None:
    """Return a number in a style, or `None` where the style cannot write it (words beyond a hundred)."""
    if not style.digits:
        return _in_words(value, style.ordinal)
    if style.ordinal:
        return f"{value}{_sign(int(value))}"
    decimals = 0 if value.denominator == 1 else style.decimals  # nobody writes "47.0 billion"
    text = f"{float(value):,.{decimals}f}"
    return text if style.commas else text.replace(",", "")


def _in_words(value: Fraction, ordinal: bool) -> str | None:
    if value.denominator != 1 or not 0 < value < _HUNDRED:
        return None
    number = int(value)
    names = _ORDINAL_NAMES if ordinal else _CARDINAL_NAMES
    if number in names:
        return names[number]
    tens, ones = divmod(number, 10)
    return f"{_CARDINAL_NAMES[tens * 10]}-{names[ones]}" if number > _TEEN else None


def _sign(number: int) -> str:
    if number % _HUNDRED in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def spelt_first(text: str) -> str:
    """Return a sentence with the number that it begins with in words: “12 mills” is no beginning."""
    found = _FIRST.match(text)
    spelt = _in_words(Fraction(found[0]), ordinal=False) if found else None
    return text if found is None or spelt is None else spelt.capitalize() + text[found.end() :]


def says_number(text: str) -> bool:
    """Say whether a text holds a number, in digits or in words (“dozens”, “half” and “none” among them)."""
    folded = re.findall(r"[a-z]+", text.casefold())
    return any(letter.isdigit() for letter in text) or any(word in _NUMBER_WORDS for word in folded)
