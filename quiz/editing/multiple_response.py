"""Editing a question with several right options."""

from __future__ import annotations

from typing import Any, NoReturn

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FieldList, FormField

from questions.kinds import Option
from questions.kinds.multiple_response import MultipleResponse
from quiz.editing.base import EditForm
from quiz.editing.fields import refuse
from quiz.editing.options import FEWEST, ROWS, OptionRow


class MarkedRow(OptionRow):
    """One option, which may be right beside others."""

    correct = BooleanField(_l("Right"))


class MultipleResponseForm(EditForm[MultipleResponse]):
    """Edit the options, their roles and which of them are right."""

    kind = "multiple_response"

    options = FieldList(FormField(MarkedRow), min_entries=ROWS, max_entries=2 * ROWS)

    @classmethod
    def values(cls, question: MultipleResponse) -> dict[str, Any]:
        rows = [
            {"text": option.text, "role": option.role or "", "correct": option.correct} for option in question.options
        ]
        return {"options": rows}

    def changes(self, question: MultipleResponse | None) -> dict[str, Any]:  # noqa: ARG002
        rows = [row.form for row in self.options]
        if any(row.correct.data and not row.text.data for row in rows):
            self._refuse(_("An empty option is marked as right."))
        options = tuple(_option(row) for row in rows if row.text.data)
        if len(options) < FEWEST:
            self._refuse(_("Write at least two options."))
        if len({option.text.casefold() for option in options}) != len(options):
            self._refuse(_("Two options are the same."))
        if len({option.correct for option in options}) != FEWEST:
            self._refuse(_("At least one option must be right and at least one wrong."))
        return {"options": options}

    def _refuse(self, message: str) -> NoReturn:
        refuse(message, self.options[0].form.text, self.options)


def _option(row: MarkedRow) -> Option:
    return Option(row.text.data, bool(row.correct.data), None if row.correct.data else row.role.data or None)
