"""Languages and times: pages speak the browser's language where we have it, and the school's time."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask import Flask, current_app, request
from flask_babel import format_date, format_time, get_locale

from quiz.extensions import babel
from quiz.models.columns import now

LOCALES = ("en",)
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def init_app(app: Flask) -> None:
    """Choose the language and the time zone of each page."""
    app.config["BABEL_DEFAULT_TIMEZONE"] = app.config["SCHOOL_TIMEZONE"]
    babel.init_app(app, locale_selector=_locale, timezone_selector=_timezone)
    app.jinja_env.filters.update(moment=moment, day=day, clock=clock, until=until, zoned=zoned, second=second)
    app.context_processor(_page_language)


def moment(value: datetime | None) -> str:
    """Return a moment as people of the school write it, or nothing for none."""
    return f"{format_date(value, 'medium')}, {clock(value)}" if value else ""


def day(value: date | None) -> str:
    """Return a day as people of the school write it, or nothing for none."""
    return str(format_date(value, "long")) if value else ""


def zoned(value: datetime | None) -> str:
    """Return a moment with the name of the school's time zone, for what is planned: “Oct 2, 2026, 2:00 PM CEST”."""
    return f"{moment(value)} {value.astimezone(ZoneInfo(_timezone())):%Z}" if value else ""


def clock(value: datetime) -> str:
    """Return the time of day of a moment as people of the school read it off the wall."""
    return str(format_time(value, "short"))


def until(value: datetime) -> str:
    """Return an end as who is waiting for it needs it: the time of day alone only while it is that day."""
    zone = ZoneInfo(_timezone())
    return clock(value) if value.astimezone(zone).date() == now().astimezone(zone).date() else zoned(value)


def second(value: datetime) -> str:
    """Return a moment to the second, for a log."""
    return f"{format_date(value, 'medium')}, {format_time(value, 'medium')}"


def _locale() -> str:
    return request.accept_languages.best_match(LOCALES) or current_app.config["BABEL_DEFAULT_LOCALE"]


def _timezone() -> str:
    zone: str = current_app.config["SCHOOL_TIMEZONE"]
    return zone


def _page_language() -> dict[str, str]:
    locale = get_locale()
    language = locale.language if locale else "en"
    return {"page_language": language, "page_direction": "rtl" if language in RIGHT_TO_LEFT else "ltr"}
