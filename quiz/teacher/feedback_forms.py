"""The forms of what a teacher says: of an answer, of an attempt, to everybody who has an assignment."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import FloatField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from quiz.editing.fields import tidy_line
from quiz.marking import LONGEST_COMMENT, LONGEST_REASON, Marked
from quiz.models import Attempt, AttemptItem
from quiz.notices import LONGEST_NOTICE

TOO_LONG = _l("At most %(max)d characters.")


def tidy_text(text: str | None) -> str:
    """Return a text of several lines without what nobody sees at its ends and no database stores."""
    lines = (text or "").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return lines.encode("utf-8", "replace").decode("utf-8").strip()


class PointsField(FloatField):  # type: ignore[misc]
    """Take a number with a point or a comma."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed."""
        typed = [value.strip().replace(",", ".") for value in valuelist]
        try:
            super().process_formdata(typed)
        except ValueError:
            raise ValueError(self.gettext(_("Type a number, such as 0.5."))) from None

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else f"{self.data:g}"


class CommentForm(FlaskForm):  # type: ignore[misc]
    """Ask what to say of a whole attempt."""

    comment = TextAreaField(
        _l("Comment on the attempt"),
        [Optional(), Length(max=LONGEST_COMMENT, message=TOO_LONG)],
        filters=[tidy_text],
        render_kw={"rows": 3},
    )

    @classmethod
    def of(cls, attempt: Attempt, **kwargs: Any) -> CommentForm:
        """Return the form of an attempt as it is stored."""
        return cls(prefix="whole-", comment=attempt.comment, **kwargs)


class AnswerForm(FlaskForm):  # type: ignore[misc]
    """Ask what to say of one answer and, where the key does not do it justice, for its points."""

    comment = TextAreaField(
        _l("Comment on the answer"),
        [Optional(), Length(max=LONGEST_COMMENT, message=TOO_LONG)],
        filters=[tidy_text],
        render_kw={"rows": 2},
    )
    points = PointsField(
        _l("Points by hand"),
        [Optional()],
        description=_l("Empty: the key decides. What you give holds whatever is ruled later, until you empty it."),
        render_kw={"inputmode": "decimal", "class": "short-input", "autocomplete": "off"},
    )
    reason = StringField(
        _l("Reason for the points"),
        [Length(max=LONGEST_REASON, message=TOO_LONG)],
        filters=[tidy_line],
        description=_l("The student reads it."),
    )
    most: float = 1.0

    @classmethod
    def of(cls, item: AttemptItem, **kwargs: Any) -> AnswerForm:
        """Return the form of one answer as it is stored."""
        form = cls(
            prefix=f"q{item.position + 1}-",
            comment=item.comment,
            points=item.manual_points,
            reason=item.manual_reason,
            **kwargs,
        )
        form.most = item.points
        return form

    def validate_points(self, field: PointsField) -> None:
        """Refuse points that the question cannot give."""
        if field.data is not None and not 0 <= field.data <= self.most:
            raise ValidationError(_("Give from 0 to %(most)s points.", most=f"{self.most:g}"))

    def validate_reason(self, field: StringField) -> None:
        """Ask for a reason where points are given."""
        if self.points.data is not None and not field.data:
            raise ValidationError(_("Say why you give these points: the student reads it."))

    @property
    def marked(self) -> Marked:
        """Return what was typed."""
        return Marked(self.comment.data or "", self.points.data, self.reason.data or "")


class NoticeForm(FlaskForm):  # type: ignore[misc]
    """Ask for a message to everybody who has an assignment."""

    text = TextAreaField(
        _l("Message"),
        [
            InputRequired(message=_l("Type a message.")),
            Length(max=LONGEST_NOTICE, message=TOO_LONG),
        ],
        filters=[tidy_text],
        description=_l("Plain text. Students see it on their home and where they open and look back at the quiz."),
        render_kw={"rows": 4},
    )

    def validate_text(self, field: TextAreaField) -> None:
        """Refuse a message that is nothing but blanks."""
        if not field.data:
            raise ValidationError(_("Type a message."))
