"""A student's home: the classes they are in, and what there is to do."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy import select

from quiz.extensions import db
from quiz.homework import sorted_out, tasks_of
from quiz.models import Enrolment, SchoolClass
from quiz.notices import notices_by_assignment
from quiz.student.blueprint import blueprint, student_required


@blueprint.get("/home")
def home() -> ResponseReturnValue:
    """Show a student their classes, what is due, and what is done."""
    refused = student_required()
    if refused is not None:
        return refused
    classes = db.session.scalars(
        select(SchoolClass)
        .join(Enrolment)
        .where(Enrolment.student_id == current_user.id, Enrolment.left_at.is_(None), SchoolClass.archived_at.is_(None))
        .order_by(SchoolClass.name, SchoolClass.id)
    ).all()
    tasks = tasks_of(db.session(), current_user)
    notices = notices_by_assignment(db.session(), [task.assignment.id for task in tasks])
    return render_template("student/home.html", classes=classes, tasks=sorted_out(tasks), notices=notices)
