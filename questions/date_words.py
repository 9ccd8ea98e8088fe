"""Dates as people write them: “July 12, 2024”, “12th of July 2024”, “2024-07-12”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from questions.datafiles import read_toml
from questions.number_words import ORDINAL_SIGN

_DATES = read_toml("matching")["dates"]
_MONTHS: dict[str, int] = {name: number for number, names in enumerate(_DATES["months"], 1) for name in names}
_WEEKDAYS: dict[str, str] = {name: names[0] for names in _DATES["weekdays"] for name in names}
_YEAR = re.compile(r"[12]\d{3}")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_MERGED = re.compile(r"\d+-\d+(?:-\d+)?")
_DAYS = 31
_MONTHS_A_YEAR = 12


def merge_dates(tokens: Sequence[str]) -> list[str]:
    """Return the tokens with every date replaced by one: `2024-7-12`, `7-12` or `2024-7`.

    A date in figures alone other than year-month-day is left as it is: its order differs by country.
    """
    merged: list[str] = []
    position = 0
    while position < len(tokens):
        end, date = _date_at(tokens, position)
        if not date:
            merged.append(tokens[position])
            end = position + 1
        else:
            while merged and merged[-1] in ("on", "the"):
                merged.pop()
            merged.append(date)
        position = end
    return merged


def split_weekday(tokens: Sequence[str]) -> tuple[str, list[str]]:
    """Return the weekday that stands before or after a date, in full, and the other tokens; without a date, all."""
    if not any(_MERGED.fullmatch(token) for token in tokens):
        return "", list(tokens)
    weekdays = [_WEEKDAYS[token] for token in tokens if token in _WEEKDAYS]
    return "".join(weekdays), [token for token in tokens if token not in _WEEKDAYS]


def _date_at(tokens: Sequence[str], start: int) -> tuple[int, str]:
    """Read a date that begins at `start`; return where it ends and its form, empty when there is none."""
    iso = _ISO.fullmatch(tokens[start])
    if iso and 1 <= int(iso[2]) <= _MONTHS_A_YEAR and 1 <= int(iso[3]) <= _DAYS:
        return start + 1, f"{iso[1]}-{int(iso[2])}-{int(iso[3])}"
    rest = [token for token in tokens[start : start + 6] if token not in ("of", "the")]
    month, day, used = _month_and_day(rest)
    if not month:
        return start, ""
    year = rest[used] if used < len(rest) and _YEAR.fullmatch(rest[used]) else ""
    if not day and not year:
        return start, ""
    end = _end_of(tokens, start, used + bool(year))
    return end, "-".join(part for part in (year, str(month), str(day or "")) if part)


def _month_and_day(rest: Sequence[str]) -> tuple[int, int, int]:
    """Read “july 12”, “12 july” or “july”; return month, day (0 for none) and how many words it took."""
    first, second = (*rest[:2], "", "")[:2]
    if first in _MONTHS:
        day = _day(second)
        return _MONTHS[first], day, 2 if day else 1
    if _day(first) and second in _MONTHS:
        return _MONTHS[second], _day(first), 2
    return 0, 0, 0


def _day(token: str) -> int:
    """Return the day of the month a word names, or 0."""
    number = token.removesuffix(ORDINAL_SIGN)
    in_figures = number.isascii() and number.isdigit() and len(number) <= len(str(_DAYS))
    return int(number) if in_figures and 1 <= int(number) <= _DAYS else 0


def _end_of(tokens: Sequence[str], start: int, count: int) -> int:
    """Return where `count` words end, those that `_date_at` left out not counted."""
    position = start
    while count:
        count -= tokens[position] not in ("of", "the")
        position += 1
    return position
