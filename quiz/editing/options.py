"""Options in a form: a row each, one of them the key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FieldList, Form, FormField, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from questions.errors import QuestionError
from questions.kinds import Option
from quiz.editing.fields import tidy_line
from quiz.words import ROLE_LABELS

ROWS = 6
LONGEST_OPTION = 300
FEWEST = 2


class OptionRow(Form):  # type: ignore[misc]
    """One option and, of a wrong one, where it comes from. An empty row is no option."""

    text = StringField(
        _l("Option"),
        [Length(max=LONGEST_OPTION, message=_l("An option has at most %(max)d characters."))],
        filters=[tidy_line],
    )
    role = SelectField(
        _l("If it is wrong, why would somebody choose it?"),
        choices=[SelectChoice("", _l("Not said")), *(SelectChoice(*role) for role in ROLE_LABELS.items())],
        default="",
    )


class OptionFields:
    """Mix into a form the rows of options and the choice of the key."""

    options = FieldList(FormField(OptionRow), min_entries=ROWS, max_entries=2 * ROWS)
    key = RadioField(_l("Right answer"), choices=[], validate_choice=False)

    @staticmethod
    def option_values(options: Iterable[Option]) -> dict[str, Any]:
        """Return the values of the rows and of the key."""
        options = list(options)
        key = next((str(index) for index, option in enumerate(options) if option.correct), "0")
        return {"options": [{"text": option.text, "role": option.role or ""} for option in options], "key": key}

    def read_options(self) -> tuple[Option, ...]:
        """Return the options of the filled rows, or put the reason beside the key and raise `QuestionError`."""
        rows = [(str(index), row.form.text.data, row.form.role.data) for index, row in enumerate(self.options)]
        filled = [row for row in rows if row[1]]
        problem = self._problem(filled)
        if problem:
            self.key.errors = [problem]
            raise QuestionError(problem)
        return tuple(
            Option(text, correct=True) if index == self.key.data else Option(text, role=role or None)
            for index, text, role in filled
        )

    def _problem(self, filled: list[tuple[str, str, str]]) -> str | None:
        texts = [text.casefold() for _index, text, _role in filled]
        if len(texts) < FEWEST:
            return str(_("Write at least two options."))
        if len(set(texts)) != len(texts):
            return str(_("Two options are the same."))
        if self.key.data not in [index for index, _text, _role in filled]:
            return str(_("Say which option is right; it must not be empty."))
        return None
