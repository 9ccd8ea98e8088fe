"""Sheets of a class to take away."""

from __future__ import annotations

from collections.abc import Mapping

from flask import abort
from flask.typing import ResponseReturnValue
from flask_login import current_user

from quiz.classes.access import my_class
from quiz.classes.blueprint import blueprint
from quiz.extensions import db
from quiz.sheets import OF_CLASS, Made
from quiz.sheets.sending import send_sheet


@blueprint.context_processor
def sheets_to_link() -> dict[str, Mapping[str, Made]]:
    """Offer the pages of classes what they link."""
    return {"sheets_of_class": OF_CLASS}


@blueprint.get("/<int:class_id>/sheets/<name>.<ending>")
def sheet(class_id: int, name: str, ending: str) -> ResponseReturnValue:
    """Give one sheet of a class, over the teacher's own quizzes."""
    school_class = my_class(class_id)
    made = OF_CLASS.get(name) or abort(404)
    return send_sheet(made.make(db.session(), school_class, current_user), ending, school_class.name)
