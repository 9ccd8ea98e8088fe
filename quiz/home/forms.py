"""The form of the home page."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, Length, ValidationError

from quiz.models.assignment import normalised_code

LONGEST_TYPED = 500


def code_in(typed: str) -> str:
    """Return the join code in what somebody typed or pasted: the code, in any spelling, or the whole link."""
    link_end = typed.partition("?")[0].partition("#")[0].rstrip("/ ").rpartition("/")[2]
    return normalised_code(link_end)


class JoinForm(FlaskForm):  # type: ignore[misc]
    """Ask for a join code."""

    code = StringField(
        _l("Join code"),
        [
            DataRequired(message=_l("Type the code your teacher shows.")),
            Length(max=LONGEST_TYPED, message=_l("That is too long for a code.")),
        ],
        description=_l("Six letters and digits. Spaces and capitals do not matter."),
        render_kw={
            "autocapitalize": "characters",
            "autocomplete": "off",
            "autocorrect": "off",
            "spellcheck": "false",
            "inputmode": "text",
            "enterkeyhint": "go",
            "dir": "ltr",
        },
    )

    def validate_code(self, field: StringField) -> None:
        """Refuse what holds no letter and no digit."""
        if field.data and not code_in(field.data):
            raise ValidationError(_l("Type the code your teacher shows."))
