"""Answers that came after the time was over: the teacher lets them count, or not."""

from __future__ import annotations

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quiz.extensions import db
from quiz.late_answers import exchange, late_of
from quiz.teacher.access import owned_attempt
from quiz.teacher.blueprint import blueprint


@blueprint.post("/attempts/<int:attempt_id>/late/<int:late_id>")
def decide_late(attempt_id: int, late_id: int) -> ResponseReturnValue:
    """Let one late answer count, or the one before it again."""
    attempt = owned_attempt(attempt_id)
    late = next((one for one in late_of(db.session(), attempt) if one.id == late_id), None) or abort(404)
    counts = request.form.get("counts") == "1"
    number = late.item.position + 1
    exchange(db.session(), attempt, late, current_user._get_current_object(), counts=counts)
    db.session.commit()
    if counts:
        flash(_("The late answer to question %(number)s counts now.", number=number), "good")
    else:
        flash(_("The earlier answer to question %(number)s counts again.", number=number), "good")
    return redirect(url_for("teacher.attempt", attempt_id=attempt_id, _anchor=f"q{number}"))
