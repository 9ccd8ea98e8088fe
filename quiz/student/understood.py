"""A student's own page: what I can do, how it changed, and what to look at again."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from quiz.extensions import db
from quiz.growth.picture import picture_of
from quiz.homework import tasks_of
from quiz.practice.again import look_again
from quiz.practice.held import held_back
from quiz.practice.record import record_of
from quiz.practice.standing import standing_of
from quiz.student.blueprint import blueprint, student_required


@blueprint.get("/student/understood")
def understood() -> ResponseReturnValue:
    """Show a student what they can do, as far as marks are told."""
    refused = student_required()
    if refused is not None:
        return refused
    session = db.session()
    tasks = tasks_of(session, current_user)
    record = record_of(session, current_user, tasks)
    again = look_again(session, current_user, record.missed)
    return render_template(
        "student/understood.html",
        picture=picture_of(record.sittings),
        waiting=sum(bool(task.done) and not task.told for task in tasks),
        again=again,
        standing=standing_of(session, current_user, record, held_back(session, tasks)),
    )
