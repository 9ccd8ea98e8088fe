"""The gradebook of one quiz: a row a student it is given to or guest who took it, a column an assignment."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session

from quiz.models import Assignment, Quiz
from quiz.sheets.base import Sheet
from quiz.sheets.gradebook import columns, given_names, scores_of

LABEL = _l("Gradebook")


def make(session: Session, quiz: Quiz, assignment: Assignment | None) -> Sheet:
    """Return who has which score, by name."""
    shown = [assignment] if assignment else list(quiz.assignments)
    ids = [one.id for one in shown]
    scores = scores_of(session, ids)
    names = {**given_names(session, shown), **scores.names}
    people = sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0]))
    titles = [(f"{quiz.title} {one.code}".strip(), _("The score by the assignment’s rule.")) for one in shown]
    return Sheet(_("Gradebook"), columns(titles), (scores.row(who, name, ids) for who, name in people))
