"""The form of a token for the API."""

from __future__ import annotations

from datetime import timedelta

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, ValidationError

from quiz.editing.fields import tidy_line

LONGEST_NAME = 80


class TokenForm(FlaskForm):  # type: ignore[misc]
    """Ask what a token is for, what it may do and how long."""

    name = StringField(
        _l("What is it for?"),
        [
            InputRequired(message=_l("Say what the token is for.")),
            Length(max=LONGEST_NAME, message=_l("A name has at most %(max)d characters.")),
        ],
        filters=[tidy_line],
        description=_l("A name by which you know it again, such as “Gradebook sheet”."),
        render_kw={"autocomplete": "off"},
    )
    scope = RadioField(
        _l("What may it do?"),
        choices=[
            SelectChoice("read", _l("Look: articles, quizzes and results")),
            SelectChoice("write", _l("Look, and make quizzes and assignments")),
        ],
        default="read",
    )
    days = SelectField(
        _l("How long does it work?"),
        choices=[
            SelectChoice("30", _l("30 days")),
            SelectChoice("90", _l("90 days")),
            SelectChoice("365", _l("A year")),
            SelectChoice("", _l("Until I revoke it")),
        ],
        default="90",
    )

    @property
    def life(self) -> timedelta | None:
        """Return how long the token works; `None` until it is revoked."""
        return timedelta(days=int(self.days.data)) if self.days.data else None

    def validate_name(self, field: StringField) -> None:
        """Refuse a name of nothing but spaces."""
        if not field.data:
            raise ValidationError(_("Say what the token is for."))
