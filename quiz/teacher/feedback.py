"""What a teacher says of an attempt: comments, and points by hand."""

from __future__ import annotations

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quiz.extensions import db
from quiz.marking import comment_on, mark_answer
from quiz.teacher.access import owned_attempt
from quiz.teacher.blueprint import blueprint
from quiz.teacher.feedback_forms import AnswerForm, CommentForm
from quiz.teacher.results import attempt_page


@blueprint.post("/attempts/<int:attempt_id>/comment")
def comment_attempt(attempt_id: int) -> ResponseReturnValue:
    """Keep a comment on the whole attempt."""
    found = owned_attempt(attempt_id)
    form = CommentForm.of(found)
    if not form.validate():
        return attempt_page(found, whole=form), 422
    comment_on(db.session(), found, form.comment.data)
    db.session.commit()
    flash(_("Your comment is kept.") if form.comment.data else _("There is no comment on the attempt now."), "good")
    return redirect(url_for("teacher.attempt", attempt_id=attempt_id, _anchor="comment"), 303)


@blueprint.post("/attempts/<int:attempt_id>/questions/<int:number>/mark", endpoint="mark_answer")
def mark(attempt_id: int, number: int) -> ResponseReturnValue:
    """Keep a comment on one answer, and give its points by hand or take them back."""
    found = owned_attempt(attempt_id)
    item = next((one for one in found.items if one.position + 1 == number), None) or abort(404)
    form = AnswerForm.of(item)
    if not form.validate():
        return attempt_page(found, answer=(number, form)), 422
    mark_answer(db.session(), found, item, form.marked, current_user._get_current_object())
    db.session.commit()
    flash(_("What you say of question %(number)s is kept.", number=number), "good")
    return redirect(url_for("teacher.attempt", attempt_id=attempt_id, _anchor=f"q{number}"), 303)
