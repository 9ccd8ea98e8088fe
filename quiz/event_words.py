"""What pages call the lines of an attempt's log."""

from __future__ import annotations

from flask_babel import gettext as _

from quiz.models.event import AttemptEvent


def event_label(event: AttemptEvent) -> str:
    """Return one line of a log in the page's language."""
    detail = event.detail or {}
    number = detail.get("position", 0) + 1
    minutes = f"{detail.get('seconds', 0) / 60:g}"
    before, after = detail.get("before", ""), detail.get("after", "")
    labels = {
        "more_time": _("%(minutes)s minutes more", minutes=minutes),
        "reopened": _("opened again"),
        "discarded": _("set aside while under way") if detail.get("under_way") else _("set aside"),
        "restored": _("counts again"),
        "renamed": _("renamed from “%(before)s” to “%(after)s”", before=before, after=after),
        "checked": _("question %(number)s checked", number=number),
    }
    return str(labels.get(event.kind, event.kind.replace("_", " ")))
