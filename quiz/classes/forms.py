"""The forms of the class pages."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    EmailField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from quiz.account.forms import LONGEST_EMAIL
from quiz.editing.fields import tidy_line
from quiz.nicknames import cleaned
from quiz.saying import said
from quiz.school.enrolling import LONGEST_NAME, unfit

LONGEST_CLASS_NAME = 100
LONGEST_LIST = 60_000


class ClassForm(FlaskForm):  # type: ignore[misc]
    """Ask for a class's name and how its students come in."""

    name = StringField(
        _l("Name of the class"),
        [
            InputRequired(message=_l("Give the class a name.")),
            Length(min=1, max=LONGEST_CLASS_NAME, message=_l("A name has from 1 to %(max)d characters.")),
        ],
        filters=[tidy_line],
        description=_l("Such as 7B English. Students see it when they sign in."),
        render_kw={"autocomplete": "off"},
    )
    sign_in_by = RadioField(
        _l("Students sign in with"),
        choices=[
            SelectChoice("words", _l("their name and three easy words")),
            SelectChoice("pictures", _l("their name and five pictures, for those who do not write well yet")),
        ],
        default="words",
        validators=[InputRequired(message=_l("Choose how students sign in."))],
    )
    enrolling = BooleanField(
        _l("Students may enrol themselves with the class code"),
        default=True,
        description=_l("Close it when everybody is in."),
    )

    def validate_name(self, field: StringField) -> None:
        """Refuse a name of nothing but spaces."""
        if not field.data:
            raise ValidationError(_("Give the class a name."))


class StudentsForm(FlaskForm):  # type: ignore[misc]
    """Ask for students: pasted names, or a sheet."""

    names = TextAreaField(
        _l("Names, one a line"),
        [Length(max=LONGEST_LIST, message=_l("That is longer than any class list."))],
        description=_l("Pasted from anywhere. “Surname, Given name” stays as it is."),
        render_kw={"rows": 10, "spellcheck": "false", "autocomplete": "off"},
    )
    sheet = FileField(
        _l("Or a sheet: CSV or XLSX, at most 1 MB"),
        description=_l(
            "With a column “Name”, or “Surname” and “First name”; if you like also “Secret” and “Time factor” "
            "(1, 1.25, 1.5, 2 or untimed)."
        ),
        render_kw={"accept": ".csv,.tsv,.txt,.xlsx"},
    )
    column = StringField(
        _l("Column with the names"),
        [Optional(), Length(max=LONGEST_NAME, message=_l("That is too long for the name of a column."))],
        description=_l("Only if it is not recognised: its heading, letter or number."),
        filters=[tidy_line],
        render_kw={"autocomplete": "off"},
    )

    def validate_names(self, field: TextAreaField) -> None:
        """Refuse a form without a single name."""
        if not (field.data or "").strip() and not self.sheet.data:
            raise ValidationError(_("Paste the names, or choose a file."))


class NameForm(FlaskForm):  # type: ignore[misc]
    """Rename a student."""

    name = StringField(_l("Name"), [InputRequired(message=_l("Type a name."))], render_kw={"autocomplete": "off"})

    def validate_name(self, field: StringField) -> None:
        """Refuse what no student can be called."""
        if reason := unfit(cleaned(field.data or "")):
            raise ValidationError(said(reason))


class ColleagueForm(FlaskForm):  # type: ignore[misc]
    """Ask whom to share a class with."""

    email = EmailField(
        _l("Email address of the colleague"),
        [
            InputRequired(message=_l("Type your colleague’s email address.")),
            Length(max=LONGEST_EMAIL, message=_l("This address is too long.")),
        ],
        filters=[tidy_line],
        description=_l("The one they sign in with here. Nothing is sent to it."),
        render_kw={"autocomplete": "off"},
    )


class MoveForm(FlaskForm):  # type: ignore[misc]
    """Ask for another class of the teacher's."""

    to = SelectField(_l("Other class"), coerce=int)
