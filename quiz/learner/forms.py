"""The form by which a guest comes in."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField
from wtforms.validators import ValidationError

from quiz.models.assignment import LONGEST_NICKNAME
from quiz.nicknames import cleaned, too_long


class NicknameForm(FlaskForm):  # type: ignore[misc]
    """Ask for a nickname; the ticket makes a form posted twice one guest."""

    nickname = StringField(
        _l("Nickname"),
        description=_l("Your teacher sees it beside your score. At most %(most)s characters.", most=LONGEST_NICKNAME),
        render_kw={"autocomplete": "nickname", "spellcheck": "false", "autocapitalize": "words"},
    )
    ticket = HiddenField()

    @property
    def name(self) -> str:
        """Return the nickname as it is kept."""
        return cleaned(self.nickname.data or "")

    def validate_nickname(self, _field: StringField) -> None:
        """Refuse a nickname that shows nothing or is too long."""
        if not self.name:
            raise ValidationError(_l("Type a nickname."))
        if too_long(self.name):
            raise ValidationError(_l("A nickname has at most %(most)s characters.", most=LONGEST_NICKNAME))
