"""A forgotten password: a link by mail where there is a mail server, else from whoever looks after the server."""

from __future__ import annotations

from typing import cast

from flask import Flask, abort, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quiz import mail
from quiz.account.forms import ForgottenForm, NewPasswordForm
from quiz.account.guards import teacher_required
from quiz.account.views import blueprint
from quiz.accounts import TokenRefused, password_login
from quiz.errors import answer
from quiz.extensions import db, limiter
from quiz.links import absolute_url
from quiz.models import PasswordReset
from quiz.models.password_reset import RESET_LIFE
from quiz.resetting import issue_reset, reset_password

UNPROCESSABLE, FORBIDDEN, GONE = 422, 403, 404
HOURS = round(RESET_LIFE.total_seconds() / 3600)


@blueprint.route("/forgotten-password", methods=["GET", "POST"])
@limiter.limit("20 per hour", methods=["POST"])
def forgotten() -> ResponseReturnValue:
    """Mail a link to who forgot the password; whether there is such an account, the answer is the same."""
    form, mailed = ForgottenForm(), mail.can_send(current_app.config)
    if mailed and form.validate_on_submit():
        issued = issue_reset(db.session(), form.email.data, limited=True)
        db.session.commit()
        if issued is not None:
            _send(form.email.data, issued[0].name, _link(issued[1]))
        return render_template("account/forgotten.html", form=None, mailed=True, hours=HOURS)
    page = render_template("account/forgotten.html", form=form, mailed=mailed, hours=HOURS)
    return page, UNPROCESSABLE if form.is_submitted() else 200


@blueprint.route("/new-password/<token>", methods=["GET", "POST"])
@limiter.limit("60 per hour", methods=["POST"])
def new_password(token: str) -> ResponseReturnValue:
    """Take another password from who holds a link."""
    reset = db.session.scalar(PasswordReset.by_token(token))
    if reset is None:
        return answer(GONE, _("This link is not known, was used already or is too old. Ask for another one."))
    form, login = NewPasswordForm(), password_login(db.session(), reset.person)
    form.known_as = [reset.person.name, login.identifier if login else ""]
    if not form.validate_on_submit():
        page = render_template("account/new_password.html", form=form, login=login)
        return page, UNPROCESSABLE if form.is_submitted() else 200
    try:
        reset_password(db.session(), token, form.password.data)
    except TokenRefused as error:
        return answer(GONE, str(error))
    db.session.commit()
    flash(_("Your password is changed. Sign in with it."), "good")
    return redirect(url_for("account.sign_in"), 303)


@blueprint.post("/desk/reset-links")
@limiter.limit("60 per hour")
def reset_link() -> ResponseReturnValue:
    """Make a link for a colleague who forgot the password and show it to the administrator, this once."""
    refused = teacher_required()
    if refused is not None:
        return refused
    if not current_user.administrator:
        abort(FORBIDDEN)
    form = ForgottenForm()
    issued = issue_reset(db.session(), form.email.data) if form.validate_on_submit() else None
    if issued is None:
        flash(_("No teacher here signs in with this address."), "bad")
        return redirect(url_for("account.own"), 303)
    db.session.commit()
    return render_template("account/reset_link.html", name=issued[0].name, link=_link(issued[1]), hours=HOURS)


def _link(token: str) -> str:
    return absolute_url(url_for("account.new_password", token=token))


def _send(email: str, name: str, link: str) -> None:
    body = _(
        "Hello %(name)s,\n\nwith this link you choose another password for Readback. It works once, for %(hours)s "
        "hours:\n\n%(link)s\n\nYou did not ask for it? Then do nothing: your password stays as it is.\n",
        name=name,
        hours=HOURS,
        link=link,
    )
    app = cast("Flask", current_app._get_current_object())  # type: ignore[attr-defined]
    mail.send_soon(app, email.strip(), _("Another password for Readback"), body)
