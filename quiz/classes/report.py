"""The report to print on a student of a class."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from quiz.classes.access import my_class, place_in
from quiz.classes.blueprint import blueprint
from quiz.extensions import db
from quiz.reporting import report_in_class


@blueprint.get("/<int:class_id>/students/<int:place_id>/report")
def report(class_id: int, place_id: int) -> ResponseReturnValue:
    """Show the report on what a student did of the teacher's assignments to a class."""
    school_class = my_class(class_id)
    place = place_in(school_class, place_id)
    found = report_in_class(db.session(), place.student, place.name, school_class, current_user)
    return render_template(
        "teacher/report_student.html", report=found, school_class=school_class, student_id=place.student_id
    )
