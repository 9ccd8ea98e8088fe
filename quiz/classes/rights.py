"""A student's or guest's data: to be taken away, or deleted after saying what goes."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from flask_wtf import FlaskForm
from sqlalchemy import select
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired

from quiz.classes.access import my_student
from quiz.classes.blueprint import blueprint
from quiz.extensions import db
from quiz.models import Assignment, Guest, Quiz
from quiz.rights import deleting
from quiz.rights.archive import download
from quiz.rights.exporting import guest_data, student_data
from quiz.saying import said
from quiz.teacher.access import possible


class DeletePersonForm(FlaskForm):  # type: ignore[misc]
    """Ask what becomes of the attempts of who is deleted."""

    attempts = RadioField(
        _l("The attempts"),
        choices=[
            SelectChoice("delete", _l("are deleted too, with answers and scores")),
            SelectChoice("keep", _l("stay without a name, so that the results of the class stay whole")),
        ],
        validators=[InputRequired(message=_l("Choose what becomes of the attempts."))],
    )


@blueprint.get("/students/<int:student_id>/data.zip", endpoint="student_data")
def export_student(student_id: int) -> ResponseReturnValue:
    """Give what is kept of a student, as far as it is the teacher's to see."""
    return download(student_data(db.session(), my_student(student_id), current_user))


@blueprint.route("/students/<int:student_id>/delete", methods=["GET", "POST"])
def delete_student(student_id: int) -> ResponseReturnValue:
    """Delete a student for good."""
    student = my_student(student_id)
    form, refusal = DeletePersonForm(), None
    try:
        deleting.check_theirs(db.session(), student, current_user)
    except deleting.NotTheirs as error:
        refusal = said(error.message)
    if refusal is None and form.validate_on_submit():
        keep = _("Nameless") if form.attempts.data == "keep" else None
        deleting.delete_student(db.session(), student, keep=keep)
        db.session.commit()
        flash(_("The student is deleted."), "good")
        return redirect(url_for("classes.index"), 303)
    page = render_template(
        "rights/delete_student.html",
        student=student,
        form=form,
        refusal=refusal,
        loss=deleting.loss_of_student(db.session(), student),
    )
    return page, 409 if refusal and form.is_submitted() else 422 if form.is_submitted() else 200


@blueprint.get("/guests/<int:guest_id>/data.zip", endpoint="guest_data")
def export_guest(guest_id: int) -> ResponseReturnValue:
    """Give what is kept of a guest of one of the teacher's quizzes."""
    return download(guest_data(db.session(), _my_guest(guest_id)))


@blueprint.route("/guests/<int:guest_id>/delete", methods=["GET", "POST"])
def delete_guest(guest_id: int) -> ResponseReturnValue:
    """Delete a guest for good, with all attempts."""
    guest = _my_guest(guest_id)
    form = FlaskForm()
    if form.validate_on_submit():
        assignment_id = guest.assignment_id
        deleting.delete_guest(db.session(), guest)
        db.session.commit()
        flash(_("The guest is deleted."), "good")
        return redirect(url_for("teacher.assignment", assignment_id=assignment_id), 303)
    loss = deleting.loss_of_guest(db.session(), guest)
    return render_template("rights/delete_guest.html", guest=guest, form=form, loss=loss)


def _my_guest(guest_id: int) -> Guest:
    query = (
        select(Guest)
        .join(Guest.assignment)
        .join(Assignment.quiz)
        .where(Guest.id == possible(guest_id), Quiz.owner_id == current_user.id)
    )
    return db.session.scalar(query) or abort(404)
