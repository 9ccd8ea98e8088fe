"""Coming in: by the code or the link, with a nickname, or as whom this browser was before."""

from __future__ import annotations

from typing import cast

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quiz import tickets
from quiz.audience import may_take
from quiz.deadlines import EVERYBODY, Needs
from quiz.entering import NicknameTaken, Taker, enter, latest, may_try_again, needs_of, resume
from quiz.extensions import db
from quiz.home.forms import JoinForm
from quiz.learner import guests
from quiz.learner.blueprint import blueprint
from quiz.learner.forms import NicknameForm
from quiz.models import Assignment, Attempt, Guest, Person
from quiz.models.assignment import nickname_key
from quiz.models.errors import NotOpen
from quiz.nicknames import cleaned
from quiz.notices import notices_of


@blueprint.route("/q/<code>", methods=["GET", "POST"], endpoint="enter")
def come_in(code: str) -> ResponseReturnValue:
    """Ask who is coming in, or whether it is who this browser was; let them in."""
    assignment = db.session.scalars(Assignment.by_code(code)).first()
    if assignment is None:
        return _no_such_code(code)
    student = signed_in_student()
    try:
        if student is not None and may_take(db.session(), assignment, student):
            return _student_comes_in(assignment, student)
        if not assignment.guests_allowed:
            return render_template("learner/not_for_you.html", assignment=assignment, student=student), 403
        return _guest_comes_in(assignment)
    except NotOpen:
        db.session.rollback()
        return _not_open(assignment)


def signed_in_student() -> Person | None:
    """Return the student who is signed in, or `None`: a teacher comes in as a guest, like anyone."""
    if not current_user.is_authenticated or current_user.teacher:
        return None
    return cast("Person", current_user._get_current_object())


def _student_comes_in(assignment: Assignment, student: Person) -> ResponseReturnValue:
    needs = needs_of(db.session(), student)
    if request.method == "POST":
        return _go_on(assignment, student, again=request.form.get("act") == "again", needs=needs)
    attempt = latest(db.session(), assignment, student)
    if attempt is None and not assignment.takes_attempts:
        return _not_open(assignment)
    return render_template(
        "learner/start.html",
        assignment=assignment,
        student=student,
        attempt=attempt,
        again=attempt is not None and may_try_again(db.session(), assignment, student, needs),
        limit=stretched(assignment.time_limit_seconds, needs),
        notices=notices_of(db.session(), assignment),
    )


def stretched(limit: int | None, needs: Needs) -> int | None:
    """Return the time limit that a student has."""
    return None if limit is None or needs.untimed else round(limit * needs.factor)


def _guest_comes_in(assignment: Assignment) -> ResponseReturnValue:
    guest = guests.current(db.session(), assignment)
    act = _act(guest)
    if act == "forget":
        guests.forget(assignment.id)
        return redirect(url_for("learner.enter", code=assignment.code), 303)
    if guest is not None and act in ("continue", "again"):
        return _go_on(assignment, guest, again=act == "again")
    if guest is not None and act is None:
        return _welcome_back(assignment, guest)
    return _ask_nickname(assignment)


def _act(guest: Guest | None) -> str | None:
    """Return what a post asks for; the form of a nickname that came twice asks, the second time, to go on."""
    if request.method != "POST":
        return None
    if guest is not None and nickname_key(cleaned(request.form.get("nickname", ""))) == guest.nickname_key:
        return "continue"
    return request.form.get("act")


def _go_on(assignment: Assignment, taker: Taker, *, again: bool, needs: Needs = EVERYBODY) -> ResponseReturnValue:
    attempt = resume(db.session(), assignment, taker, again=again, needs=needs)
    token, submitted = attempt.token, attempt.submitted
    db.session.commit()
    return redirect(url_for("learner.review" if submitted else "learner.attempt", token=token), 303)


def _welcome_back(assignment: Assignment, guest: Guest) -> ResponseReturnValue:
    attempt = latest(db.session(), assignment, guest)
    if attempt is None and not assignment.takes_attempts:
        return _not_open(assignment)
    again = attempt is not None and attempt.submitted and may_try_again(db.session(), assignment, guest)
    return render_template(
        "learner/welcome_back.html",
        assignment=assignment,
        guest=guest,
        attempt=attempt,
        again=again,
        notices=notices_of(db.session(), assignment),
    )


def _ask_nickname(assignment: Assignment) -> ResponseReturnValue:
    form = NicknameForm()
    ticket = tickets.unseal(form.ticket.data or "", str(assignment.id)) or tickets.draw()
    if request.method == "GET" and not assignment.takes_attempts:
        return _not_open(assignment)
    if not form.validate_on_submit():
        return _nickname_page(form, assignment, ticket, status=200 if request.method == "GET" else 422)
    try:
        attempt, token = enter(db.session(), assignment, form.name, ticket)
    except NicknameTaken as taken:
        db.session.rollback()
        form.nickname.errors = [_("Somebody here is called “%(name)s” already.", name=taken.nickname)]
        return _nickname_page(form, assignment, ticket, suggestion=taken.suggestion, status=422)
    return _let_in(assignment, attempt, token)


def _let_in(assignment: Assignment, attempt: Attempt, token: str) -> ResponseReturnValue:
    guests.keep(assignment.id, token)
    address = url_for("learner.review" if attempt.submitted else "learner.attempt", token=attempt.token)
    db.session.commit()
    return redirect(address, 303)


def _nickname_page(
    form: NicknameForm, assignment: Assignment, ticket: str, *, status: int, suggestion: str | None = None
) -> ResponseReturnValue:
    form.ticket.data = tickets.seal(ticket, str(assignment.id))
    page = render_template("learner/enter.html", form=form, assignment=assignment, suggestion=suggestion)
    return page, status


def _no_such_code(code: str) -> ResponseReturnValue:
    form = JoinForm(formdata=None, code=code[:40])
    return render_template("learner/no_such_code.html", form=form), 404


def _not_open(assignment: Assignment) -> ResponseReturnValue:
    return render_template("learner/not_open.html", assignment=assignment, later=assignment.upcoming), 409
