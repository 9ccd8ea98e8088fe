"""What pages call the lines of an attempt's log."""

from __future__ import annotations

from flask_babel import gettext as _

from quiz.attempt_log import Logged


def event_label(line: Logged) -> str:
    """Return one line of a log in the page's language."""
    detail = line.detail
    number = (detail.get("position") or 0) + 1
    seconds = detail.get("seconds") or 0
    minutes = f"{seconds / 60:g}"
    before, after = detail.get("before", ""), detail.get("after", "")
    by = {"clock": _("submitted when the time was over"), "teacher": _("handed in by the teacher")}
    labels = {
        "begun": _("begun"),
        "saved": _("question %(number)s saved", number=number),
        "submitted": by.get(detail.get("by", ""), _("submitted")),
        "result_seen": _("the result was opened"),
        "away": _("left the page for %(seconds)s s", seconds=seconds),
        "offline": _("had no connection for %(seconds)s s", seconds=seconds),
        "more_time": _("%(minutes)s minutes more", minutes=minutes),
        "reopened": _("opened again"),
        "handed_in": _("handed in as it was"),
        "discarded": _("set aside while under way") if detail.get("under_way") else _("set aside"),
        "restored": _("counts again"),
        "renamed": _("renamed from “%(before)s” to “%(after)s”", before=before, after=after),
        "checked": _("question %(number)s checked", number=number),
        "regraded": _("scored anew by a ruling"),
        "points_given": _(
            "question %(number)s: %(after)s points by hand, before %(before)s",
            number=number,
            after=_plain(after),
            before=_plain(before),
        ),
        "points_taken_back": _("question %(number)s: the points by hand were taken back", number=number),
        "late_counted": _("the late answer to question %(number)s counts", number=number),
        "late_set_aside": _("the late answer to question %(number)s no longer counts", number=number),
    }
    label = str(labels.get(line.kind, line.kind.replace("_", " ")))
    device = detail.get("device", 1)
    return label if device == 1 else _("%(what)s, on device %(number)s", what=label, number=device)


def _plain(points: object) -> str:
    return f"{points:g}" if isinstance(points, int | float) else str(points)
