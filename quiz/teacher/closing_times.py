"""The closing times that the form of an assignment offers, in words: “Tomorrow, 8:00 AM”."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from flask_babel import format_datetime, format_time
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

from quiz.local_time import closings
from quiz.models.columns import now


def offered(zone: ZoneInfo, form_of_a_time: str) -> list[SelectChoice]:
    """Return the usual closing times as choices, each by its local time as a form's field writes it."""
    times = closings(now(), zone).items()
    return [SelectChoice(f"{moment:{form_of_a_time}}", _in_words(name, moment)) for name, moment in times]


def _in_words(name: str, moment: datetime) -> str:
    # The times are the school's already: they are not moved into its zone once more.
    clock, day = format_time(moment, "short", rebase=False), format_datetime(moment, "EEEE", rebase=False)
    match name:
        case "today":
            return str(_("Today, %(time)s", time=clock))
        case "tomorrow":
            return str(_("Tomorrow, %(time)s", time=clock))
        case "week":
            return str(_("In a week: %(day)s, %(time)s", day=day, time=clock))
    return str(_("%(day)s, %(time)s", day=day, time=clock))
