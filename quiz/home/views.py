"""The home pages: the join code, the samples, what Readback does and what it keeps."""

from __future__ import annotations

from flask import Blueprint, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from quiz.accounts import teacher_exists
from quiz.extensions import db
from quiz.home.forms import JoinForm, code_in
from quiz.home.samples import samples
from quiz.models import Assignment, SchoolClass

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """Show the first page."""
    return _page(JoinForm(), 200)


@blueprint.post("/join")
def join() -> ResponseReturnValue:
    """Lead from a code to its quiz, or from a class's to signing in; say beside the field why it leads nowhere."""
    form = JoinForm()
    if not form.validate_on_submit():
        return _page(form, 422)
    assignment = db.session.scalar(Assignment.by_code(code_in(form.code.data)))
    if assignment is None and db.session.scalar(SchoolClass.by_code(code_in(form.code.data))) is not None:
        return redirect(url_for("student.sign_in", code=code_in(form.code.data)), 303)
    if assignment is None:
        form.code.errors = [_("No quiz has this code. Codes have no vowels, no 0 and no 1: look at it once more.")]
        return _page(form, 404)
    if not assignment.takes_attempts:
        form.code.errors = [_refusal(assignment)]
        return _page(form, 409)
    return redirect(url_for("learner.enter", code=assignment.code), 303)


@blueprint.get("/privacy")
def privacy() -> ResponseReturnValue:
    """Say what is kept, where and why."""
    return render_template("home/privacy.html", retention=current_app.config["RETENTION_DAYS"])


def _page(form: JoinForm, status: int) -> ResponseReturnValue:
    session = db.session()
    page = render_template("home/index.html", form=form, samples=samples(session), ready=teacher_exists(session))
    return page, status


def _refusal(assignment: Assignment) -> str:
    if assignment.upcoming:
        return str(_("The code is right, but this quiz is not open yet. Ask your teacher when it opens."))
    return str(_("The code is right, but this quiz is closed. Ask your teacher whether it can be opened again."))
