"""The forms of the teacher pages."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectMultipleField,
    StringField,
    SubmitField,
    TextAreaField,
    URLField,
)
from wtforms.validators import AnyOf, InputRequired, Length, Optional, ValidationError

from quiz.editing.fields import tidy_line

LONGEST_TITLE = 200
LONGEST_SOURCE = 2000
LONGEST_ANSWER = 500
LONGEST_REASON = 500


class ArticleForm(FlaskForm):  # type: ignore[misc]
    """Ask for an article. What no article can be made of, the library says."""

    title = StringField(
        _l("Title"),
        [Optional(), Length(max=LONGEST_TITLE, message=_l("A title has at most %(max)d characters."))],
        filters=[tidy_line],
        description=_l("Leave it empty if the first line of the text is the title."),
    )
    text = TextAreaField(
        _l("Text of the article"),
        [InputRequired(message=_l("Paste the text of the article."))],
        description=_l("In English, at least three sentences. Paste it as it is: captions and bylines are recognised."),
        render_kw={"rows": 16},
    )
    source = URLField(
        _l("Link to the source"),
        [Optional(), Length(max=LONGEST_SOURCE, message=_l("A link has at most %(max)d characters."))],
        filters=[tidy_line],
        description=_l("Optional. Shown to your students below the article."),
        render_kw={"placeholder": "https://"},
    )
    preview = SubmitField(_l("Look it over"))
    again = HiddenField()

    def validate_source(self, field: URLField) -> None:
        """Take links to web pages only: a link that runs a script is one click from every student."""
        if field.data and not is_web_link(field.data):
            raise ValidationError(_("A link starts with https:// or http:// and names a site."))


class MeasureForm(FlaskForm):  # type: ignore[misc]
    """Take a text that is still being written, to be measured."""

    text = TextAreaField()


class TitleForm(FlaskForm):  # type: ignore[misc]
    """Rename a quiz."""

    title = StringField(
        _l("Title of the quiz"),
        [
            InputRequired(message=_l("Give the quiz a title.")),
            Length(min=1, max=LONGEST_TITLE, message=_l("A title has from 1 to %(max)d characters.")),
        ],
        filters=[tidy_line],
    )


class DeleteForm(FlaskForm):  # type: ignore[misc]
    """Confirm a deletion; the code is asked for where students' work would go too."""

    code = StringField(
        _l("Join code of this quiz"),
        [Length(max=LONGEST_TITLE, message=_l("This is not the join code of this quiz."))],
        filters=[tidy_line],
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "dir": "ltr"},
    )


class RulingForm(FlaskForm):  # type: ignore[misc]
    """Ask for a ruling on a question: first to see what it would change, then confirmed."""

    act = StringField(validators=[AnyOf(["key", "version", "accept", "cancel", "revoke"])])
    right = SelectMultipleField(coerce=int, validate_choice=False)
    other = IntegerField(validators=[Optional()])
    ruling = IntegerField(validators=[Optional()])
    answer = StringField(
        _l("Another right answer"),
        [Length(max=LONGEST_ANSWER, message=_l("An answer has at most %(max)d characters."))],
        filters=[tidy_line],
        render_kw={"autocomplete": "off"},
    )
    reason = StringField(
        _l("Why"),
        [Length(max=LONGEST_REASON, message=_l("A reason has at most %(max)d characters."))],
        filters=[tidy_line],
        description=_l("Kept with the ruling. Students do not see it."),
    )
    confirmed = BooleanField()


class SwapForm(FlaskForm):  # type: ignore[misc]
    """Choose a wrong option and what comes in its place."""

    out = RadioField(_l("This option goes"), choices=[])
    spare = RadioField(_l("This one comes instead"), choices=[])
    version = HiddenField()


class MoveForm(FlaskForm):  # type: ignore[misc]
    """Move a question one place."""

    by = IntegerField(validators=[AnyOf([-1, 1])])


def is_web_link(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in link
