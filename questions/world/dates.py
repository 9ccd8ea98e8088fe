"""Dates: a text around one weekday, month, day or clock time, and the same text some days or months away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASONS = ("spring", "summer", "autumn", "winter")
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})\b")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})(?=s?\b)")
_SEASON = re.compile(r"\b(spring|summer|autumn|winter)\b", re.IGNORECASE)
_DAY = re.compile(r"(?<![\d:])(\d{1,2})(st|nd|rd|th)?(?![\d:%]|\s?[ap]\.?m\b)", re.IGNORECASE)
_YEAR = re.compile(r"\b([12]\d{3})\b")
_TIME = re.compile(
    r"\b(\d{1,2})(?:([:.])([0-5]\d))?(?=\s?(?:[ap]\.?m\b|o['’]clock))|\b(\d{1,2})([:.])([0-5]\d)\b", re.IGNORECASE
)
_DAY_SHIFTS = (-4, 4, -9, 7, 11, -6, 3)
_MONTH_SHIFTS = (-1, 1, 2, -2, 3, -3)
_SAFE_DAYS = 28
_HOURS = 12


@dataclass(frozen=True, slots=True)
class Moment:
    """Hold the parts of a date or time that a text names; `None` where it does not."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    minutes: int | None = None
    season: int | None = None

    @property
    def order(self) -> tuple[int, ...]:
        """Return what dates of one form sort by."""
        return tuple(part or 0 for part in (self.year, self.season, self.month, self.day, self.weekday, self.minutes))

    @property
    def form(self) -> tuple[bool, ...]:
        """Return which parts the text names; only dates of one form make options together."""
        return tuple(p is not None for p in (self.year, self.month, self.day, self.weekday, self.minutes, self.season))


@lru_cache(maxsize=4096)
def moment(text: str) -> Moment | None:
    """Return the moment a text names, or `None` where it names none or two of a part."""
    months, weekdays, years = _MONTH.findall(text), _WEEKDAY.findall(text), _YEAR.findall(text)
    seasons, times = _SEASON.findall(text), list(_TIME.finditer(text))
    if max(map(len, (months, weekdays, years, seasons, times))) > 1 or not (
        months or weekdays or years or times or seasons
    ):
        return None
    days = _DAY.findall(_TIME.sub(" ", text)) if months else []
    if len(days) > 1:
        return None
    return Moment(
        year=int(years[0]) if years else None,
        month=_MONTHS.index(months[0]) + 1 if months else None,
        day=int(days[0][0]) if days else None,
        weekday=_WEEKDAYS.index(weekdays[0]) if weekdays else None,
        minutes=_minutes(times[0]) if times else None,
        season=_SEASONS.index(seasons[0].casefold()) if seasons else None,
    )


def _minutes(found: re.Match[str]) -> int:
    return int(found[1] or found[4]) * 60 + int(found[3] or found[6] or 0)


def near_dates(text: str) -> Iterator[str]:
    """Yield the text with near dates in it, weekday and day moved together; years alone are quantities."""
    found = moment(text)
    if found is None:
        return
    if found.minutes is not None:
        yield from _other_times(text, found.minutes)
    elif found.day is not None and found.month is not None:
        yield from _other_days(text, found)
    elif found.month is not None:
        for shift in _MONTH_SHIFTS:
            if 1 <= found.month + shift <= len(_MONTHS):
                yield _MONTH.sub(_MONTHS[found.month + shift - 1], text)
    elif found.season is not None:
        yield from (
            _SEASON.sub(_as(season, text, _SEASON), text)
            for season in _SEASONS
            if _SEASONS.index(season) != found.season
        )
    elif found.weekday is not None:
        yield from (_WEEKDAY.sub(_WEEKDAYS[(found.weekday + shift) % 7], text) for shift in (-1, 1, -2, 2, 3))


def _other_days(text: str, found: Moment) -> Iterator[str]:
    for shift in _DAY_SHIFTS:
        day = (found.day or 0) + shift
        if not 1 <= day <= _SAFE_DAYS:
            continue
        moved = _DAY.sub(lambda match, day=day: f"{day}{_sign(day) if match[2] else ''}", text, count=1)  # type: ignore[misc]
        if found.weekday is not None:
            moved = _WEEKDAY.sub(_WEEKDAYS[(found.weekday + shift) % 7], moved)
        yield moved


def _other_times(text: str, minutes: int) -> Iterator[str]:
    step = 60 if minutes % 60 == 0 else 30
    for shift in (-step, step, -2 * step, 2 * step, 3 * step):
        hour, minute = divmod(minutes + shift, 60)
        if 1 <= hour <= _HOURS:
            yield _TIME.sub(lambda m, h=hour, n=minute: _clock(m, h, n), text)  # type: ignore[misc]


def _clock(found: re.Match[str], hour: int, minute: int) -> str:
    sign = found[2] or found[5]
    return f"{hour}{sign}{minute:02d}" if sign else str(hour)


def _as(word: str, text: str, pattern: re.Pattern[str]) -> str:
    match = pattern.search(text)
    return word.capitalize() if match and match[0][0].isupper() else word


def _sign(day: int) -> str:
    return "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
