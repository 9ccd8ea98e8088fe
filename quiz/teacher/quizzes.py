"""The quiz page: see it, rename it, take a suggestion."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from quiz import reviewing
from quiz.extensions import db
from quiz.suggesting import suggestions
from quiz.teacher.access import owned_quiz, possible, quiz_to_change
from quiz.teacher.blueprint import blueprint
from quiz.teacher.forms import TitleForm
from quiz.teacher.studio import back_to, studio, wanted_now


@blueprint.get("/quizzes/<int:quiz_id>")
def quiz(quiz_id: int) -> ResponseReturnValue:
    """Show a quiz as its teacher works on it."""
    return studio(owned_quiz(quiz_id))


@blueprint.post("/quizzes/<int:quiz_id>/title")
def rename(quiz_id: int) -> ResponseReturnValue:
    """Give a quiz another title; its article keeps its own."""
    found = owned_quiz(quiz_id)
    form = TitleForm()
    if not form.validate():
        return studio(found, form, 422)
    found.title = form.title.data
    db.session.commit()
    flash(_("The title is saved."), "good")
    return redirect(url_for("teacher.quiz", quiz_id=found.id))


@blueprint.post("/quizzes/<int:quiz_id>/suggestions/<int:candidate_id>")
def add_suggestion(quiz_id: int, candidate_id: int) -> ResponseReturnValue:
    """Put one more suggested question at the end of a quiz; sent twice, it is there once."""
    found = quiz_to_change(quiz_id)
    item = reviewing.accept(db.session(), found, possible(candidate_id))
    db.session.commit()
    if item is None:
        flash(_("This suggestion is in the quiz already."))
        return back_to(found, "more")
    flash(_("Added as question %(number)s.", number=item.position + 1), "good")
    wanted = wanted_now()
    left = sum(wanted.fits(suggestion) for suggestion in suggestions(db.session(), found))
    place = min(request.form.get("place", 1, type=int), left)
    return back_to(found, f"s{place}" if place > 0 else f"q{item.position + 1}")
