"""Assign a quiz, change an assignment, close it, delete it."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy.orm import selectinload

from quiz import assigning, authoring
from quiz.extensions import db
from quiz.local_time import a_week_on
from quiz.localisation import zoned
from quiz.models import Assignment, Enrolment, Person, Quiz, SchoolClass
from quiz.models.assignment import normalised_code
from quiz.models.columns import now
from quiz.teacher.access import owned_assignment, owned_quiz
from quiz.teacher.assign_form import AssignmentForm, school_zone
from quiz.teacher.blueprint import blueprint
from quiz.teacher.forms import DeleteForm
from quiz.teacher.settings import tell_moved


@blueprint.route("/quizzes/<int:quiz_id>/assign", methods=["GET", "POST"])
def assign(quiz_id: int) -> ResponseReturnValue:
    """Ask to whom, when and how; then open the quiz to them."""
    if request.method == "POST":
        authoring.take_turns(db.session(), current_user)
    quiz = owned_quiz(quiz_id)
    classes = own_classes()
    form = AssignmentForm.for_new(quiz, a_week_on(now(), school_zone()), classes)
    if form.validate_on_submit():
        plan = form.plan(classes, students_in(classes), None)
        if plan is not None:
            made = assigning.assign(db.session(), quiz, plan)
            db.session.commit()
            flash(_("Assigned."), "good")
            _tell_twice(form, made)
            return redirect(url_for("teacher.assignment", assignment_id=made.id))
    return _form_page(form, quiz, classes, None)


@blueprint.route("/assignments/<int:assignment_id>/edit", methods=["GET", "POST"])
def edit_assignment(assignment_id: int) -> ResponseReturnValue:
    """Change an assignment; who is at it is told the new time."""
    found = owned_assignment(assignment_id)
    classes = own_classes(found)
    form = AssignmentForm.for_change(found)
    if found.audience == "anyone":
        del form.audience
    if form.validate_on_submit():
        plan = form.plan(classes, students_in(classes, found), found)
        if plan is not None:
            moved = assigning.change(db.session(), found, plan)
            db.session.commit()
            flash(_("The assignment is changed."), "good")
            tell_moved(moved)
            _tell_twice(form, found)
            return redirect(url_for("teacher.assignment", assignment_id=found.id))
        db.session.rollback()
    return _form_page(form, found.quiz, classes, found)


@blueprint.post("/assignments/<int:assignment_id>/close")
def close_assignment(assignment_id: int) -> ResponseReturnValue:
    """Stop new attempts; those under way can still be submitted."""
    found = owned_assignment(assignment_id)
    if found.takes_attempts:
        found.close()
    db.session.commit()
    flash(_("Closed. Who has begun can still finish."), "good")
    return redirect(url_for("teacher.assignment", assignment_id=found.id))


@blueprint.route("/assignments/<int:assignment_id>/delete", methods=["GET", "POST"])
def delete_assignment(assignment_id: int) -> ResponseReturnValue:
    """Say what goes with an assignment and delete it; where students took it, only who types its code can."""
    if request.method == "POST":
        authoring.take_turns(db.session(), current_user)
    found = owned_assignment(assignment_id)
    loss = assigning.loss_of(db.session(), found)
    form = DeleteForm()
    if form.validate_on_submit():
        typed = normalised_code(form.code.data or "")
        if not loss.attempts or typed == found.code:
            quiz_id = found.quiz_id
            assigning.delete_assignment(db.session(), found)
            db.session.commit()
            flash(_("The assignment is deleted."), "good")
            return redirect(url_for("teacher.quiz", quiz_id=quiz_id))
        form.code.errors = [_("This is not the code of this assignment.") if typed else _("Type the code.")]
    page = render_template("teacher/delete_assignment.html", assignment=found, loss=loss, form=form)
    return page, 422 if form.is_submitted() else 200


def own_classes(kept: Assignment | None = None) -> list[SchoolClass]:
    """Return the classes that the teacher may assign to, and those that an assignment has already."""
    query = SchoolClass.taught_by(current_user).where(SchoolClass.archived_at.is_(None))
    found = list(db.session.scalars(query.options(selectinload(SchoolClass.enrolments).joinedload(Enrolment.student))))
    return found + [one for one in (kept.classes if kept else ()) if one not in found]


def students_in(classes: list[SchoolClass], kept: Assignment | None = None) -> list[Person]:
    """Return the students enrolled in classes, and those that an assignment has already."""
    enrolled = {line.student_id: line.student for one in classes for line in one.enrolments if line.left_at is None}
    return list({**enrolled, **{one.id: one for one in (kept.students if kept else ())}}.values())


def _form_page(
    form: AssignmentForm, quiz: Quiz, classes: list[SchoolClass], kept: Assignment | None
) -> ResponseReturnValue:
    under_way = assigning.loss_of(db.session(), kept).under_way if kept else 0
    page = render_template(
        "teacher/assign.html",
        form=form,
        quiz=quiz,
        classes=classes,
        kept=kept,
        under_way=under_way,
        zone=school_zone().key,
    )
    return page, 422 if form.is_submitted() else 200


def _tell_twice(form: AssignmentForm, assignment: Assignment) -> None:
    """Tell which of two moments was taken where the clocks show the typed time twice."""
    for name in form.twice:
        flash(
            _(
                "The clocks go back that day, and this time comes twice. It was taken as %(moment)s.",
                moment=zoned(getattr(assignment, name)),
            )
        )
