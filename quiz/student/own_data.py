"""A student takes along what is kept of them."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_login import current_user

from quiz.extensions import db
from quiz.rights.archive import download
from quiz.rights.attempted import marks_are_out
from quiz.rights.exporting import student_data
from quiz.student.blueprint import blueprint, student_required


@blueprint.get("/home/data.zip")
def own_data() -> ResponseReturnValue:
    """Give a student all of theirs; marks as far as they are out."""
    refused = student_required()
    if refused is not None:
        return refused
    session = db.session()
    return download(student_data(session, current_user, marked=marks_are_out(session, current_user)))
