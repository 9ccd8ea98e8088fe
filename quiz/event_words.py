"""What pages call the lines of an attempt's log."""

from __future__ import annotations

from flask_babel import gettext as _

from quiz.models.event import AttemptEvent


def event_label(event: AttemptEvent) -> str:
    """Return one line of a log in the page's language."""
    detail = event.detail or {}
    match event.kind:
        case "more_time":
            return str(_("%(minutes)s minutes more", minutes=f"{detail.get('seconds', 0) / 60:g}"))
        case "reopened":
            return str(_("opened again"))
        case "discarded":
            return str(_("set aside while under way") if detail.get("under_way") else _("set aside"))
        case "restored":
            return str(_("counts again"))
        case "renamed":
            before, after = detail.get("before", ""), detail.get("after", "")
            return str(_("renamed from “%(before)s” to “%(after)s”", before=before, after=after))
        case "checked":
            return str(_("question %(number)s checked", number=detail.get("position", 0) + 1))
        case other:
            return other.replace("_", " ")
