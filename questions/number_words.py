"""Numbers as people write them: “16”, “sixteen”, “1,000”, “3.5 million”, “twenty-first”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from questions.datafiles import read_toml

_NUMBERS = read_toml("matching")["numbers"]
_CARDINALS: dict[str, int] = _NUMBERS["cardinals"] | _NUMBERS["collectives"]
_ORDINALS: dict[str, int] = _NUMBERS["ordinals"]
_SCALES: dict[str, int] = _NUMBERS["scales"]
_DENOMINATORS: dict[str, int] = _NUMBERS["denominators"]
_SHORT_SCALES: dict[str, int] = _NUMBERS["short_scales"]

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SLASHED = re.compile(r"(\d{1,9})/(\d{1,9})")
_CENTURIES = range(11, 21)
_YEARS = range(10, 100)
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_LONGEST = 40
"""Digits beyond this are a code, not a number; they are compared letter by letter."""

ORDINAL_SIGN = "º"
"""What ends the canonical form of an ordinal."""


def written(value: Fraction) -> str:
    """Return the one canonical form of a number: `16`, `7/2`."""
    return str(value)


def merge_numbers(tokens: Sequence[str]) -> list[str]:
    """Return the tokens with every run that writes a number replaced by its canonical form.

    Tokens are lower case. Ordinals become `3º`, cardinals `3`.
    """
    merged: list[str] = []
    position = 0
    while position < len(tokens):
        end, form = _number_at(tokens, position)
        merged.append(form if end > position else tokens[position])
        position = max(end, position + 1)
    return merged


def _number_at(tokens: Sequence[str], start: int) -> tuple[int, str]:
    """Read the longest number that begins at `start`; return where it ends and its form."""
    fraction = _fraction_at(tokens, start)
    if fraction[0] > start:
        return fraction
    ordinal = _ORDINAL.fullmatch(tokens[start])
    if ordinal and len(tokens[start]) <= _LONGEST:
        return start + 1, f"{int(ordinal[1])}{ORDINAL_SIGN}"
    if _digits(tokens[start]) is not None:
        return _scaled_digits(tokens, start)
    end, form = _spelled(tokens, start)
    if form.isdigit() and int(form) in _CENTURIES and end < len(tokens):
        last, rest = _spelled(tokens, end)
        if rest.isdigit() and int(rest) in _YEARS:
            return last, form + rest
    return end, form


def _fraction_at(tokens: Sequence[str], start: int) -> tuple[int, str]:
    """Read “2/3”, “two thirds”, “half”, “a third”; the last only where it cannot be “a third man”."""
    slashed = _SLASHED.fullmatch(tokens[start])
    if slashed and int(slashed[2]):
        return start + 1, written(Fraction(int(slashed[1]), int(slashed[2])))
    if tokens[start] == "half":
        return start + 1, written(Fraction(1, 2))
    denominator = _DENOMINATORS.get(tokens[start + 1]) if start + 1 < len(tokens) else None
    numerator = 1 if tokens[start] == "a" else _CARDINALS.get(tokens[start]) or int(_digits(tokens[start]) or 0)
    if not denominator or not 0 < numerator < denominator:
        return start, ""
    at_end = start + 2 == len(tokens) or tokens[start + 2] == "of"
    if tokens[start] == "a" and not at_end:
        return start, ""
    return start + 2, written(Fraction(numerator, denominator))


def _digits(token: str) -> Fraction | None:
    if len(token) > _LONGEST or not _DIGITS.fullmatch(token):
        return None
    return Fraction(token.replace(",", ""))


def _scaled_digits(tokens: Sequence[str], start: int) -> tuple[int, str]:
    value = _digits(tokens[start]) or Fraction(0)
    end = start + 1
    while end < len(tokens) and (scale := _SCALES.get(tokens[end]) or _SHORT_SCALES.get(tokens[end])):
        value *= scale
        end += 1
        if end - start > len(_SCALES):
            break
    return end, written(value)


def _spelled(tokens: Sequence[str], start: int) -> tuple[int, str]:
    """Read a spelled number by the usual rule: small parts add, a scale multiplies what stands before it."""
    total = current = 0
    end = start
    last = "none"
    for position, token, step in _steps(tokens, start):
        value = _CARDINALS.get(token, _ORDINALS.get(token, 0))
        if step == "part" and not _fits(last, current, value):
            break
        if step == "scale":
            scale = _SCALES.get(token) or _ORDINALS[token]
            current = max(current, 1) * scale
            if scale > 100:  # noqa: PLR2004 (a hundred multiplies and goes on)
                total, current = total + current, 0
        else:
            current += value
        last = step
        end = position + 1
        if token in _ORDINALS:
            return end, f"{total + current}{ORDINAL_SIGN}"
    return end, written(Fraction(total + current))


def _steps(tokens: Sequence[str], start: int) -> Iterator[tuple[int, str, str]]:
    """Yield the number words from `start` on, letting “and” join them (“one hundred and five”)."""
    for position in range(start, len(tokens)):
        token = tokens[position]
        if token in _SCALES or token in ("hundredth", "thousandth"):
            if position > start or token in _SCALES:
                yield position, token, "scale"
            else:
                yield position, token, "part"
        elif token in _CARDINALS or token in _ORDINALS:
            yield position, token, "part"
        elif not (token in ("and", "&") and start < position < len(tokens) - 1 and tokens[position - 1] in _SCALES):
            return


def _fits(last: str, current: int, value: int) -> bool:
    """Say whether a small number may follow: “twenty one” and “hundred five” do, “one two” does not."""
    if last == "none" or current == 0:
        return True
    below_hundred = current % 100
    if below_hundred == 0:
        return value < 100  # noqa: PLR2004
    return below_hundred % 10 == 0 and below_hundred >= 20 and 0 < value < 10  # noqa: PLR2004
