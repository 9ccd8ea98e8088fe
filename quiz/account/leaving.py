"""A teacher's own data: to be taken along, or deleted with the account."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user, logout_user

from quiz import accounts
from quiz.account import known_browser
from quiz.account.forms import LeavingForm
from quiz.account.guards import teacher_required
from quiz.account.views import blueprint, too_many
from quiz.errors import answer
from quiz.extensions import db
from quiz.rights.archive import download
from quiz.rights.deleting import NotTheirs
from quiz.rights.exporting import teacher_data
from quiz.rights.leaving import delete_teacher, loss_of_teacher
from quiz.saying import said

UNPROCESSABLE, TOO_MANY = 422, 429


@blueprint.get("/desk/account/data.zip")
def own_data() -> ResponseReturnValue:
    """Give a teacher what is theirs."""
    return teacher_required() or download(teacher_data(db.session(), current_user))


@blueprint.route("/desk/account/delete", methods=["GET", "POST"])
def delete_own() -> ResponseReturnValue:
    """Delete the account for who knows its password, after saying what goes with it."""
    refused = teacher_required()
    if refused is not None:
        return refused
    form = LeavingForm()
    if form.validate_on_submit():
        try:
            if _knows(form.password.data):
                delete_teacher(db.session(), current_user)
                db.session.commit()
                logout_user()
                known_browser.clear_session()
                flash(_("Your account is deleted."), "good")
                return redirect(url_for("home.index"), 303)
            form.password.errors = [_("This is not your present password.")]
        except accounts.TooManyFailures as error:
            return answer(TOO_MANY, too_many(error))
        except NotTheirs as error:
            form.form_errors = [said(error.message)]
    loss = loss_of_teacher(db.session(), current_user)
    page = render_template("rights/delete_account.html", form=form, loss=loss)
    return page, UNPROCESSABLE if form.is_submitted() else 200


def _knows(password: str) -> bool:
    login = accounts.password_login(db.session(), current_user)
    person = accounts.sign_in(db.session(), login.identifier, password, known=True) if login else None
    db.session.commit()
    return person is not None
