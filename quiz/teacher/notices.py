"""Messages to everybody who has an assignment: write, change, take away."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quiz import authoring, notices
from quiz.extensions import db
from quiz.models import Assignment, Notice
from quiz.teacher.access import owned_assignment
from quiz.teacher.blueprint import blueprint
from quiz.teacher.feedback_forms import NoticeForm


@blueprint.route("/assignments/<int:assignment_id>/messages", methods=["GET", "POST"])
def write_notice(assignment_id: int) -> ResponseReturnValue:
    """Ask for a message, and tell it."""
    if request.method == "POST":
        authoring.take_turns(db.session(), current_user)
    assignment = owned_assignment(assignment_id)
    form = NoticeForm()
    if form.validate_on_submit():
        notices.write(db.session(), assignment, form.text.data)
        db.session.commit()
        flash(_("Your message is out."), "good")
        return _back(assignment)
    return _page(assignment, form)


@blueprint.route("/assignments/<int:assignment_id>/messages/<int:notice_id>", methods=["GET", "POST"])
def change_notice(assignment_id: int, notice_id: int) -> ResponseReturnValue:
    """Show a message to change, and tell it so."""
    assignment = owned_assignment(assignment_id)
    notice = _notice(assignment, notice_id)
    form = NoticeForm(text=notice.text)
    if form.validate_on_submit():
        notices.change(notice, form.text.data)
        db.session.commit()
        flash(_("Your message is changed."), "good")
        return _back(assignment)
    return _page(assignment, form, notice)


@blueprint.post("/assignments/<int:assignment_id>/messages/<int:notice_id>/remove")
def remove_notice(assignment_id: int, notice_id: int) -> ResponseReturnValue:
    """Take a message away."""
    assignment = owned_assignment(assignment_id)
    db.session.delete(_notice(assignment, notice_id))
    db.session.commit()
    flash(_("Your message is taken away."), "good")
    return _back(assignment)


def _notice(assignment: Assignment, notice_id: int) -> Notice:
    found = notices.notices_of(db.session(), assignment)
    return next((one for one in found if one.id == notice_id), None) or abort(404)


def _page(assignment: Assignment, form: NoticeForm, notice: Notice | None = None) -> ResponseReturnValue:
    page = render_template("teacher/notice.html", assignment=assignment, quiz=assignment.quiz, form=form, notice=notice)
    return page, 422 if form.is_submitted() else 200


def _back(assignment: Assignment) -> ResponseReturnValue:
    return redirect(url_for("teacher.assignment", assignment_id=assignment.id, _anchor="messages"), 303)
