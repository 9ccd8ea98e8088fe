"""Say a line of the library or of a rule in the page's language. They are written in English and know no page."""

from __future__ import annotations

from flask import Flask
from flask_babel import format_decimal, gettext

from questions.messages import Message


def init_app(app: Flask) -> None:
    """Offer `said` to the templates as a filter."""
    app.jinja_env.filters["said"] = said


def said(message: str | None) -> str:
    """Return a message in the page's language, a text that is none as it is, and nothing for none."""
    if not isinstance(message, Message):
        return message or ""
    return str(gettext(message.template, **{name: _value(value) for name, value in message.parameters.items()}))


def _value(value: str | int) -> str:
    if isinstance(value, int):
        return str(format_decimal(value))
    return said(value)
