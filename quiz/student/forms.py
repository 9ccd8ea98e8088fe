"""The forms by which a student signs in or enrols."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from quiz.home.forms import LONGEST_TYPED, code_in
from quiz.models.assignment import CODE_LENGTH
from quiz.nicknames import cleaned
from quiz.saying import said
from quiz.school.enrolling import LONGEST_NAME, unfit
from quiz.school.secrets import LONGEST_SECRET

CODE_KEYS = {
    "autocapitalize": "characters",
    "autocomplete": "off",
    "autocorrect": "off",
    "spellcheck": "false",
    "enterkeyhint": "go",
    "dir": "ltr",
}
NAME_KEYS = {"autocomplete": "username", "spellcheck": "false", "autocapitalize": "words"}


class ClassCodeForm(FlaskForm):  # type: ignore[misc]
    """Ask for the code of a class."""

    code = StringField(
        _l("Class code"),
        [
            DataRequired(message=_l("Type the code of your class.")),
            Length(max=LONGEST_TYPED, message=_l("That is too long for a code.")),
        ],
        description=_l("Six letters and digits, on your card or on the board. Capitals do not matter."),
        render_kw=CODE_KEYS,
    )

    def validate_code(self, field: StringField) -> None:
        """Refuse what cannot be a code."""
        if len(code_in(field.data or "")) != CODE_LENGTH:
            raise ValidationError(_("A class code has six letters and digits."))

    @property
    def typed(self) -> str:
        """Return the code in what was typed or pasted."""
        return code_in(self.code.data or "")


class NameForm(FlaskForm):  # type: ignore[misc]
    """Ask who somebody is."""

    name = StringField(
        _l("Your name"),
        [InputRequired(message=_l("Type your name."))],
        description=_l("As it stands on your card."),
        render_kw=NAME_KEYS,
    )
    own_device = BooleanField(
        _l("This is my own device"),
        description=_l("Then you stay signed in for a month. Not on a device that others use too."),
    )

    def validate_name(self, field: StringField) -> None:
        """Refuse what no student can be called."""
        if reason := unfit(cleaned(field.data or "")):
            raise ValidationError(said(reason))


class WordsForm(NameForm):
    """Ask for the name and the secret words."""

    secret = StringField(
        _l("Secret words"),
        [
            InputRequired(message=_l("Type your secret words.")),
            Length(max=LONGEST_SECRET, message=_l("That is too long for your secret words.")),
        ],
        description=_l("Capitals, spaces and dashes do not matter."),
        render_kw={
            "autocomplete": "current-password",
            "autocapitalize": "none",
            "autocorrect": "off",
            "spellcheck": "false",
        },
    )


class EnrolForm(NameForm):
    """Ask for the name to be known by in a class; the ticket makes a form sent twice one student."""

    ticket = HiddenField()
    name = StringField(
        _l("Your name"),
        [InputRequired(message=_l("Type your name."))],
        description=_l("As your teacher knows you, at most %(most)s characters.", most=LONGEST_NAME),
        render_kw=NAME_KEYS,
    )
