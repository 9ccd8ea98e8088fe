"""The door of the class pages: only signed-in teachers pass, whatever page is added."""

from __future__ import annotations

from flask import Blueprint

from quiz.account.guards import teacher_required

blueprint = Blueprint("classes", __name__, url_prefix="/classes")
blueprint.before_request(teacher_required)
