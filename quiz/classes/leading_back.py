"""Lead a teacher who makes a class in order to assign a quiz back to that quiz: its number rides along in addresses."""

from __future__ import annotations

from typing import Any

from flask import has_request_context, request
from flask_login import current_user
from sqlalchemy import select

from quiz.classes.blueprint import blueprint
from quiz.extensions import db
from quiz.models import Quiz
from quiz.teacher.access import possible

NAME = "assigning"


@blueprint.url_defaults
def ride_along(_endpoint: str, values: dict[str, Any]) -> None:
    """Give the number on from one class page to the next, and to none beyond."""
    if has_request_context() and request.blueprint == blueprint.name and NAME in request.args:
        values.setdefault(NAME, request.args[NAME])


@blueprint.context_processor
def quiz_to_assign() -> dict[str, Quiz | None]:
    """Give the class pages the teacher's quiz that waits to be assigned, if any."""
    number = request.args.get(NAME, type=int)
    if number is None:
        return {"quiz_to_assign": None}
    query = select(Quiz).where(Quiz.id == possible(number), Quiz.owner_id == current_user.id)
    return {"quiz_to_assign": db.session.scalar(query)}
