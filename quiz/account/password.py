"""A teacher's own account: who they are here, and another password."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quiz import accounts
from quiz.account.forms import PasswordForm
from quiz.account.guards import teacher_required
from quiz.account.views import begin_session, blueprint, too_many
from quiz.errors import answer
from quiz.extensions import db
from quiz.models import Login

UNPROCESSABLE, TOO_MANY = 422, 429


@blueprint.route("/desk/account", methods=["GET", "POST"])
def own() -> ResponseReturnValue:
    """Show the account; change its password for who knows the present one."""
    refused = teacher_required()
    if refused is not None:
        return refused
    login = accounts.password_login(db.session(), current_user)
    form = PasswordForm()
    form.known_as = [current_user.name, login.identifier if login else ""]
    if login is None or not form.validate_on_submit():
        return _page(form, login)
    try:
        changed = accounts.change_password(db.session(), login, form.current.data, form.password.data)
    except accounts.TooManyFailures as error:
        return answer(TOO_MANY, too_many(error))
    db.session.commit()
    if not changed:
        form.current.errors = [_("This is not your present password.")]
        return _page(form, login)
    begin_session(login.person)
    flash(_("Your password is changed. Wherever else you were signed in, you are signed out."), "good")
    return redirect(url_for("account.own"))


def _page(form: PasswordForm, login: Login | None) -> ResponseReturnValue:
    page = render_template("account/own.html", form=form, login=login)
    return page, UNPROCESSABLE if form.is_submitted() else 200
