"""The account pages: sign in, sign out, create an account, invite a colleague."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_datetime
from flask_babel import gettext as _
from flask_login import current_user, login_user, logout_user

from quiz import accounts
from quiz.account import known_browser
from quiz.account.forms import AccountForm, SignInForm
from quiz.account.guards import local_path, teacher_required
from quiz.errors import answer
from quiz.extensions import db
from quiz.links import absolute_url
from quiz.models import Person
from quiz.models.errors import Taken
from quiz.models.person import INVITATION_LIFE

blueprint = Blueprint("account", __name__)


@blueprint.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    """Show the sign-in page; let in who knows the password, slow down who guesses."""
    target = local_path(request.args.get("next")) or url_for("teacher.desk")
    if current_user.is_authenticated:
        return redirect(target)
    form = SignInForm()
    if not form.validate_on_submit():
        return render_template("account/sign_in.html", form=form), 422 if form.is_submitted() else 200
    try:
        person = accounts.sign_in(
            db.session(), form.email.data, form.password.data, known=known_browser.knows(form.email.data)
        )
    except accounts.TooManyFailures as error:
        return answer(429, too_many(error))
    db.session.commit()
    if person is None:
        form.password.errors = [_("The email address or the password is wrong.")]
        return render_template("account/sign_in.html", form=form), 422
    begin_session(person)
    return redirect(target)


@blueprint.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """End the session: on a shared computer nothing of it stays."""
    logout_user()
    known_browser.clear_session()
    flash(_("You are signed out."), "good")
    return redirect(url_for("home.index"))


@blueprint.route("/create-account", methods=["GET", "POST"])
def create() -> ResponseReturnValue:
    """Create a teacher's account for who has a token."""
    form = AccountForm(token=request.args.get("token", ""))
    first = not accounts.teacher_exists(db.session())
    if form.validate_on_submit():
        try:
            person = accounts.accept_invitation(
                db.session(),
                token=form.token.data,
                name=form.name.data,
                email=form.email.data,
                password=form.password.data,
            )
        except accounts.TokenRefused:
            form.token.errors = [_token_refused(first)]
        except Taken:
            form.email.errors = [_("There is an account with this email address already: sign in instead.")]
        else:
            db.session.commit()
            begin_session(person)
            flash(_("Welcome, %(name)s. Take in an article to make your first quiz.", name=person.name), "good")
            return redirect(url_for("teacher.desk"))
    elif not form.is_submitted() and form.token.data and not accounts.open_invitation(db.session(), form.token.data):
        # Better to hear it before filling in the form than after.
        form.token.errors = [_token_refused(first)]
    return render_template("account/create.html", form=form, first=first), 422 if form.is_submitted() else 200


@blueprint.post("/desk/invitations")
def invite() -> ResponseReturnValue:
    """Make an invitation for a colleague and show its link, this once."""
    refused = teacher_required()
    if refused is not None:
        return refused
    _invitation, token = accounts.invite(db.session(), current_user)
    db.session.commit()
    link = absolute_url(url_for("account.create", token=token))
    return render_template("account/invited.html", link=link, days=INVITATION_LIFE.days)


def too_many(error: accounts.TooManyFailures) -> str:
    """Say that the account has to wait, and until when."""
    moment = format_datetime(error.until, "HH:mm")
    return str(_("Too many wrong passwords for this account. Try again after %(moment)s.", moment=moment))


def begin_session(person: Person) -> None:
    """Start a new session, so that nothing an earlier user of this browser left in it goes on."""
    known_browser.clear_session()
    known_browser.remember(person)
    login_user(person)
    session.permanent = True


def _token_refused(first: bool) -> str:
    if first:
        return str(_("This is not the token. It is printed in the terminal where Readback was started."))
    return str(_("This invitation is not known, was used already or is too old. Ask for another one."))
