"""The item analysis of a quiz: a row a question, every figure with the convention it is counted by."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session

from quiz.models import Assignment, Quiz
from quiz.saying import said
from quiz.sheets.base import Cell, Column, Sheet
from quiz.understanding.items import ItemReport, analysis_of
from quiz.understanding.kept import tables_of
from quiz.words import KIND_LABELS, SKILL_LABELS

LABEL = _l("Item analysis")


def make(session: Session, quiz: Quiz, assignment: Assignment | None) -> Sheet:
    """Return the questions of a quiz with their figures, in the quiz's order."""
    tables = tables_of(session, quiz, assignment)
    items = analysis_of(tables.answers, tables.choices).items
    options = max((len(item.options) for item in items), default=0)
    rows = (_line(item, options) for item in items)
    return Sheet(_("Item analysis"), [*_columns(), *_options(options)], rows)


def _columns() -> Iterator[Column]:
    which = _("Of a student’s several attempts those that the assignment’s rule counts; none set aside.")
    yield Column(_("Question"), width=10, note=_("Its number in the quiz as it is now."))
    yield Column(_("Asked"), width=48)
    yield Column(_("Kind"), width=18)
    yield Column(_("Skill"), width=18)
    yield Column(_("Points"), "number", 9)
    yield Column(_("Attempts"), "number", 9, which)
    yield Column(_("Blank (counted as wrong)"), "number", 12)
    yield Column(_("Facility"), "percent", 10, _("The mean mark as a share of the points: high is easy."))
    yield Column(_("Standard deviation (n − 1)"), "percent", 12, _("Of the marks, as a share of the points."))
    yield Column(_("Guess"), "percent", 10, _("The score to expect of somebody who answers by chance."))
    rest = _("The correlation of the question with the rest of the quiz, itself left out: −1 to 1.")
    yield Column(_("Discrimination (item–rest)"), "number", 14, rest)
    most = _("The covariance with the rest as a share of the most that marks so spread could have.")
    yield Column(_("Discriminative efficiency"), "percent", 14, most)
    groups = _("Facility of the best 27 per cent less that of the weakest; equal scores share the last places.")
    yield Column(_("Upper − lower (27 : 27)"), "number", 14, groups)
    yield Column(_("Intended weight"), "percent", 10)
    yield Column(_("Effective weight"), "percent", 10, _("The share of the spread of scores that the question makes."))
    timed = _("How many of the answers have a time: not the first of an attempt, nor those sent together.")
    yield Column(_("Timed answers"), "number", 9, timed)
    between = _("About: the time between two saved answers counts for the one saved at its end, up to ten minutes.")
    yield Column(_("Seconds: median"), "number", 9, between)
    yield Column(_("Seconds: lower quartile"), "number", 9)
    yield Column(_("Seconds: upper quartile"), "number", 9)
    yield Column(_("Worth a look"), width=48)


def _options(count: int) -> Iterator[Column]:
    correlated = _("The correlation of choosing it with the rest of the score.")
    for number in range(1, count + 1):
        yield Column(_("Option %(number)s", number=number), width=32)
        yield Column(_("Option %(number)s: right", number=number), width=9)
        yield Column(_("Option %(number)s: chosen", number=number), "number", 9)
        yield Column(_("Option %(number)s: upper", number=number), "number", 9)
        yield Column(_("Option %(number)s: middle", number=number), "number", 9)
        yield Column(_("Option %(number)s: lower", number=number), "number", 9)
        yield Column(_("Option %(number)s: point-biserial", number=number), "number", 12, correlated)


def _line(item: ItemReport, options: int) -> list[Cell]:
    figures, content = item.figures, item.question.content
    cells: list[Cell] = [
        str(item.question.number or _("dropped")),
        content.stem,
        str(KIND_LABELS[content.kind]),
        str(SKILL_LABELS[content.skill]),
        item.question.points,
        figures.attempts,
        figures.blank,
        figures.facility,
        figures.deviation,
        item.guess,
        _rounded(figures.discrimination),
        figures.efficiency,
        _rounded(figures.upper_lower),
        figures.intended_weight,
        figures.effective_weight,
        item.seconds.count,
        *(_rounded(value) for value in (item.seconds.median, item.seconds.lower, item.seconds.upper)),
        " ".join(said(flag.text) for flag in item.flags) or None,
    ]
    for option in item.options:
        groups = [round(count, 2) for count in (option.upper, option.middle, option.lower)]
        cells += [option.text, "✓" if option.right else None, option.count, *groups, _rounded(option.point_biserial)]
    return cells + [None] * (7 * (options - len(item.options)))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
