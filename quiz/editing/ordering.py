"""Editing a right order."""

from __future__ import annotations

from typing import Any, NoReturn

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from questions.kinds.ordering import FEWEST_EVENTS, Ordering
from quiz.editing.base import EditForm
from quiz.editing.fields import LinesField, refuse
from quiz.editing.options import LONGEST_OPTION

MOST_EVENTS = 12


class OrderingForm(EditForm[Ordering]):
    """Edit the events, which stand in the right order."""

    kind = "ordering"

    sequence = LinesField(
        _l("In the right order"),
        description=_l(
            "One a line, the first at the top; students see them mixed. An order right in part earns a part."
        ),
        render_kw={"rows": 6},
    )

    @classmethod
    def values(cls, question: Ordering) -> dict[str, Any]:
        return {"sequence": list(question.sequence)}

    def changes(self, question: Ordering | None) -> dict[str, Any]:  # noqa: ARG002
        events = self.sequence.data
        if len(events) < FEWEST_EVENTS:
            self._refuse(_("Write at least two lines to be put in order."))
        if len(events) > MOST_EVENTS or any(len(event) > LONGEST_OPTION for event in events):
            self._refuse(_("At most %(most)s lines of %(length)s characters.", most=MOST_EVENTS, length=LONGEST_OPTION))
        if len({event.casefold() for event in events}) < len(events):
            self._refuse(_("Two lines are the same."))
        return {"sequence": tuple(events)}

    def _refuse(self, message: str) -> NoReturn:
        refuse(message, self.sequence)
