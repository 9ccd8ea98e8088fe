"""The small forms of the monitor: minutes, and a guest's other nickname."""

from __future__ import annotations

from typing import ClassVar

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange

from quiz.learner.forms import NicknameForm as GuestNicknameForm


class TimeForm(FlaskForm):  # type: ignore[misc]
    """Ask for minutes."""

    MOST: ClassVar[int] = 24 * 60
    OFFERED: ClassVar[int] = 10

    minutes = IntegerField(_l("Minutes"), [InputRequired(), NumberRange(1, MOST)], default=OFFERED)


class NicknameForm(GuestNicknameForm):
    """Ask for a nickname by the same rules as at the door."""

    ticket = None
