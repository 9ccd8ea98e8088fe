"""Signing in and out: the class first, then the name and the secret, in words or pictures."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_datetime
from flask_babel import gettext as _
from flask_login import current_user

from quiz import accounts
from quiz.account import known_browser
from quiz.account.guards import local_path
from quiz.errors import answer
from quiz.extensions import db
from quiz.models import Person, SchoolClass
from quiz.school.secrets import PICTURES, PICTURES_OF_A_SECRET
from quiz.school.signing_in import sign_in_student
from quiz.student import this_device
from quiz.student.blueprint import blueprint
from quiz.student.forms import ClassCodeForm, NameForm, WordsForm

UNPROCESSABLE, NOT_FOUND, TOO_MANY = 422, 404, 429


@blueprint.route("/student", methods=["GET", "POST"])
def begin() -> ResponseReturnValue:
    """Ask for the class, unless this device knows it."""
    target = local_path(request.args.get("next"))
    if current_user.is_authenticated and not current_user.teacher:
        return redirect(target or url_for("student.home"))
    form = ClassCodeForm()
    if form.validate_on_submit():
        return redirect(url_for("student.sign_in", code=form.typed, next=target), 303)
    code = this_device.class_code()
    if request.method == "GET" and code and "other" not in request.args:
        return redirect(url_for("student.sign_in", code=code, next=target))
    return render_template("student/class_code.html", form=form), UNPROCESSABLE if form.is_submitted() else 200


@blueprint.route("/student/<code>", methods=["GET", "POST"])
def sign_in(code: str) -> ResponseReturnValue:
    """Ask a student of a class for the name and the secret."""
    school_class = db.session.scalar(SchoolClass.by_code(code))
    if school_class is None:
        return no_such_class(code)
    if school_class.sign_in_by == "pictures" and "typed" not in request.args:
        return _by_pictures(school_class)
    form = WordsForm()
    if not form.validate_on_submit():
        return _page(school_class, form)
    return _check(school_class, form, form.secret.data)


@blueprint.post("/student/sign-out")
def sign_out() -> ResponseReturnValue:
    """End the session: the next student of a shared device finds nothing of it."""
    this_device.end_session()
    flash(_("You are signed out."), "good")
    return redirect(url_for("student.begin"), 303)


def no_such_class(code: str) -> ResponseReturnValue:
    """Ask for the class once more: there is none with this code."""
    form = ClassCodeForm(formdata=None, code=code[:40])
    form.code.errors = [_("No class has this code. Codes have no vowels, no 0 and no 1: look at it once more.")]
    return render_template("student/class_code.html", form=form), NOT_FOUND


def _by_pictures(school_class: SchoolClass) -> ResponseReturnValue:
    """Collect a picture code press by press: each press is a form that carries those before it."""
    form = NameForm()
    chosen = [name for name in request.form.getlist("chosen") if name in PICTURES][: PICTURES_OF_A_SECRET - 1]
    if "again" in request.form or not form.validate_on_submit():
        form = NameForm(formdata=None, name=form.name.data) if "again" in request.form else form
        return _page(school_class, form, chosen=[] if "again" in request.form else chosen)
    if (pressed := request.form.get("picture", "")) in PICTURES:
        chosen.append(pressed)
    if len(chosen) < PICTURES_OF_A_SECRET:
        return _page(school_class, form, chosen=chosen)
    return _check(school_class, form, " ".join(chosen))


def _check(school_class: SchoolClass, form: NameForm, secret: str) -> ResponseReturnValue:
    try:
        student = sign_in_student(db.session(), school_class, form.name.data, secret, known_browser.knows)
    except accounts.TooManyFailures as error:
        moment = format_datetime(error.until, "HH:mm")
        return answer(
            TOO_MANY,
            _("Too many wrong tries. Wait until %(moment)s, or ask your teacher for a new card.", moment=moment),
        )
    db.session.commit()
    if student is None:
        form.name.errors = [_("The name or the secret is wrong. Look at your card and try again.")]
        return _page(school_class, form)
    return _let_in(student, school_class, own_device=form.own_device.data)


def _let_in(student: Person, school_class: SchoolClass, *, own_device: bool) -> ResponseReturnValue:
    this_device.begin_session(student, school_class, own_device=own_device)
    return redirect(local_path(request.args.get("next")) or url_for("student.home"), 303)


def _page(school_class: SchoolClass, form: NameForm, chosen: list[str] | None = None) -> ResponseReturnValue:
    this_device.remember_class(school_class)
    page = render_template(
        "student/sign_in.html",
        school_class=school_class,
        form=form,
        pictures=PICTURES,
        chosen=chosen or [],
        length=PICTURES_OF_A_SECRET,
        next=local_path(request.args.get("next")),
    )
    return page, UNPROCESSABLE if form.errors else 200
