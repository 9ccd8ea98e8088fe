"""What the pages of the question bank call difficulty, how a question did, and what a version changed."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_babel.speaklater import LazyString

from quiz.bank.performance import Performance
from quiz.bank.search import difficulty_band
from quiz.teacher.blueprint import blueprint

DIFFICULTY_LABELS: Mapping[str, LazyString] = {
    "easy": _l("estimated easy"),
    "middling": _l("estimated middling"),
    "hard": _l("estimated hard"),
}
BAND_LABELS: Mapping[str, LazyString] = {
    "hard": _l("hard"),
    "expected": _l("as expected"),
    "easy": _l("easy"),
    "unasked": _l("not asked yet"),
}
CHANGE_LABELS: Mapping[str, LazyString] = {
    "kind": _l("the kind"),
    "skill": _l("the skill"),
    "stem": _l("the question"),
    "answers": _l("the answers"),
    "evidence": _l("the evidence"),
    "explanation": _l("the explanation"),
}


@blueprint.app_template_filter()
def difficulty_label(difficulty: float) -> str:
    """Return what a page says of an estimate of difficulty."""
    return str(DIFFICULTY_LABELS[difficulty_band(difficulty)])


@blueprint.app_template_filter()
def performance_label(performance: Performance) -> str:
    """Return how a question did in a few words."""
    if performance.facility is None:
        return str(BAND_LABELS["unasked"])
    asked = ngettext("asked %(num)s time", "asked %(num)s times", performance.asked)
    share = _("%(percent)s %% of the points earned", percent=round(100 * performance.facility))
    return f"{asked}, {share}: {BAND_LABELS[performance.band]}"


@blueprint.app_template_filter()
def change_label(part: str) -> str:
    """Return what a page calls a part of a question that a version changed."""
    return str(CHANGE_LABELS[part])
