"""The forms by which an article comes in: a link, a file, and what was understood of it to be looked over."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import DateField, HiddenField, SelectMultipleField, StringField, URLField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from questions.readers import FORMATS
from quiz.editing.fields import tidy_line
from quiz.teacher.forms import LONGEST_SOURCE, LONGEST_TITLE, is_web_link
from quiz.understood import LONGEST_BYLINE

SUFFIXES = ",".join(suffix for known in FORMATS.values() for suffix in known.suffixes)


def with_scheme(link: str | None) -> str:
    """Return a link as one line, with https:// before it where nothing is."""
    line = tidy_line(link)
    return f"https://{line}" if line and "://" not in line and "." in line and " " not in line else line


class LinkForm(FlaskForm):  # type: ignore[misc]
    """Ask for the address of an article."""

    address = URLField(
        _l("Link to the article"),
        [
            InputRequired(message=_l("Paste the link of the article.")),
            Length(max=LONGEST_SOURCE, message=_l("A link has at most %(max)d characters.")),
        ],
        filters=[with_scheme],
        render_kw={"placeholder": "https://", "inputmode": "url", "autocomplete": "off"},
    )

    def validate_address(self, field: URLField) -> None:
        """Take links to web pages only; where they lead is looked at when they are fetched."""
        if not is_web_link(field.data):
            raise ValidationError(_("A link starts with https:// or http:// and names a site."))


class FileForm(FlaskForm):  # type: ignore[misc]
    """Ask for a file with an article in it."""

    file = FileField(
        _l("File with the article"),
        [FileRequired(message=_l("Choose a file."))],
        description=_l("PDF, Word (DOCX), EPUB, HTML, Markdown or plain text, at most 20 MB."),
        render_kw={"accept": SUFFIXES},
    )


class PreviewForm(FlaskForm):  # type: ignore[misc]
    """Correct and cut what was understood."""

    title = StringField(
        _l("Title"),
        [Optional(), Length(max=LONGEST_TITLE, message=_l("A title has at most %(max)d characters."))],
        filters=[tidy_line],
    )
    byline = StringField(
        _l("Written by"),
        [Optional(), Length(max=LONGEST_BYLINE, message=_l("A byline has at most %(max)d characters."))],
        filters=[tidy_line],
    )
    published_on = DateField(_l("Date"), [Optional()])
    source = URLField(
        _l("Link to the source"),
        [Optional(), Length(max=LONGEST_SOURCE, message=_l("A link has at most %(max)d characters."))],
        filters=[tidy_line],
        description=_l("Optional. Shown to your students below the article."),
    )
    parts = SelectMultipleField(coerce=int, validate_choice=False)
    kept = SelectMultipleField(_l("Text"), coerce=int, validate_choice=False)
    again = HiddenField()

    def validate_source(self, field: URLField) -> None:
        """Take links to web pages only."""
        if field.data and not is_web_link(field.data):
            raise ValidationError(_("A link starts with https:// or http:// and names a site."))

    def validate_kept(self, field: SelectMultipleField) -> None:
        """Ask for a paragraph at least."""
        if not field.data:
            raise ValidationError(_("Tick the paragraphs that belong to the article."))
