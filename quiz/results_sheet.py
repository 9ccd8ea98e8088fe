"""Results as a sheet that any spreadsheet program opens, and that runs nothing when it does."""

from __future__ import annotations

import csv
from datetime import datetime, tzinfo
from io import StringIO

from flask_babel import gettext as _

from quiz.results import Mark, Results, Taken
from quiz.words import answer_label

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_csv(results: Results, zone: tzinfo) -> bytes:
    """Return a line an attempt, with an answer and its points a question; UTF-8 with its mark, for Excel."""
    sheet = StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(map(inert, _header(results)))
    for line in results.taken:
        writer.writerow(_line(line, results, zone))
    return sheet.getvalue().encode("utf-8-sig", "replace")


def inert(text: str) -> str:
    """Return a text that a spreadsheet shows and does not compute."""
    return f"'{text}" if text.lstrip(" ").startswith(STARTS_A_FORMULA) else text


def _header(results: Results) -> list[str]:
    fixed = [
        _("Name"),
        _("Attempt"),
        _("State"),
        _("Started"),
        _("Submitted"),
        _("Seconds"),
        _("Score"),
        _("Points"),
        _("Percent"),
    ]
    for question in results.questions:
        number = question.number or _("dropped")
        fixed += [f"{number}. {question.content.stem}", _("%(number)s. points", number=number)]
    return fixed


def _line(line: Taken, results: Results, zone: tzinfo) -> list[str]:
    cells = [
        inert(line.taker),
        str(line.number),
        _("submitted") if line.submitted else _("under way"),
        _moment(line.started_at, zone),
        _moment(line.submitted_at, zone),
        "" if line.seconds is None else str(line.seconds),
        _number(line.score),
        _number(line.points),
        "" if line.fraction is None else _number(100 * line.fraction),
    ]
    for question in results.questions:
        mark = line.marks.get(question.question_id)
        answer = "" if mark is None or mark.text is None else answer_label(mark.text, question.content.kind)
        cells += [inert(answer), _points(mark)]
    return cells


def _points(mark: Mark | None) -> str:
    return "" if mark is None or mark.fraction is None else _number(mark.fraction * mark.points)


def _number(value: float | None) -> str:
    return "" if value is None else f"{round(value, 2):g}"


def _moment(moment: datetime | None, zone: tzinfo) -> str:
    return moment.astimezone(zone).isoformat(timespec="seconds") if moment else ""
