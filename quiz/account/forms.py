"""The forms of the account pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString
from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField, StringField
from wtforms.validators import Email, InputRequired, Length, ValidationError

from quiz.editing.fields import tidy_line
from quiz.models.person import SHORTEST_PASSWORD, normalised

LONGEST_EMAIL = 254
LONGEST_NAME = 120
LONGEST_PASSWORD = 200
SPREAD = 5
"""Fewer different characters than this are no password, however often they are repeated."""


def _given(message: str) -> InputRequired:
    return InputRequired(message=message)


def _new_password(label: LazyString) -> PasswordField:
    return PasswordField(
        label,
        [
            _given(_l("Choose a password.")),
            Length(min=SHORTEST_PASSWORD, message=_l("A password has at least %(min)d characters.")),
            Length(max=LONGEST_PASSWORD, message=_l("A password has at most %(max)d characters.")),
        ],
        description=_l(
            "At least 10 characters. Three or four words that have nothing to do with each other are easy to "
            "remember and hard to guess."
        ),
        render_kw={"autocomplete": "new-password", "minlength": SHORTEST_PASSWORD},
    )


def refuse_guessable(password: str, known_as: Iterable[str]) -> None:
    """Refuse the passwords that are tried first: the address, the name, one key held down."""
    password = normalised(password)
    names = {normalised(name) for name in known_as}
    if password in names | {name.partition("@")[0] for name in names}:
        raise ValidationError(_("The password must not be your email address or your name."))
    if len(set(password)) < SPREAD:
        raise ValidationError(_("This password repeats a few characters: use more different ones."))


class SignInForm(FlaskForm):  # type: ignore[misc]
    """Ask for the address and the password."""

    email = EmailField(
        _l("Email address"),
        [_given(_l("Type your email address.")), Length(max=LONGEST_EMAIL, message=_l("This address is too long."))],
        filters=[tidy_line],
        render_kw={"autocomplete": "username"},
    )
    password = PasswordField(
        _l("Password"),
        [_given(_l("Type your password.")), Length(max=LONGEST_PASSWORD, message=_l("This password is too long."))],
        render_kw={"autocomplete": "current-password"},
    )


class AccountForm(FlaskForm):  # type: ignore[misc]
    """Ask for what a teacher's account needs; the token is what allows it."""

    token = StringField(
        _l("Invitation"),
        [_given(_l("Paste the invitation you were given.")), Length(max=200, message=_l("This is no invitation."))],
        filters=[tidy_line],
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )
    name = StringField(
        _l("Name"),
        [
            _given(_l("Type your name.")),
            Length(max=LONGEST_NAME, message=_l("A name has at most %(max)d characters.")),
        ],
        filters=[tidy_line],
        description=_l("Colleagues see it."),
        render_kw={"autocomplete": "name"},
    )
    email = EmailField(
        _l("Email address"),
        [
            _given(_l("Type your email address.")),
            Length(max=LONGEST_EMAIL, message=_l("This address is too long.")),
            Email(message=_l("This is not an email address, such as name@school.org.")),
        ],
        filters=[tidy_line],
        description=_l(
            "You sign in with it. Nothing is sent to it but, when you ask for it, a link for another password."
        ),
        render_kw={"autocomplete": "username"},
    )
    password = _new_password(_l("Password"))

    def validate_name(self, field: StringField) -> None:
        """Refuse a name of nothing but spaces."""
        if not field.data:
            raise ValidationError(_("Type your name."))

    def validate_password(self, field: PasswordField) -> None:
        """Refuse the passwords that are tried first."""
        refuse_guessable(field.data or "", [self.email.data or "", self.name.data or ""])


class PasswordForm(FlaskForm):  # type: ignore[misc]
    """Ask for the present password and another one; `known_as` are the names a guesser would try."""

    known_as: Sequence[str] = ()

    current = PasswordField(
        _l("Present password"),
        [
            _given(_l("Type your present password.")),
            Length(max=LONGEST_PASSWORD, message=_l("This password is too long.")),
        ],
        render_kw={"autocomplete": "current-password"},
    )
    password = _new_password(_l("New password"))

    def validate_password(self, field: PasswordField) -> None:
        """Refuse the passwords that are tried first."""
        refuse_guessable(field.data or "", self.known_as)


class ForgottenForm(FlaskForm):  # type: ignore[misc]
    """Ask for the address of an account whose password is forgotten."""

    email = EmailField(
        _l("Email address"),
        [_given(_l("Type your email address.")), Length(max=LONGEST_EMAIL, message=_l("This address is too long."))],
        filters=[tidy_line],
        render_kw={"autocomplete": "username"},
    )


class NewPasswordForm(FlaskForm):  # type: ignore[misc]
    """Ask for another password; `known_as` are the names a guesser would try."""

    known_as: Sequence[str] = ()

    password = _new_password(_l("New password"))

    def validate_password(self, field: PasswordField) -> None:
        """Refuse the passwords that are tried first."""
        refuse_guessable(field.data or "", self.known_as)


class LeavingForm(FlaskForm):  # type: ignore[misc]
    """Ask for the password before an account is deleted."""

    password = PasswordField(
        _l("Present password"),
        [
            _given(_l("Type your present password.")),
            Length(max=LONGEST_PASSWORD, message=_l("This password is too long.")),
        ],
        render_kw={"autocomplete": "current-password"},
    )
