"""Drop and move the questions of a quiz."""

from __future__ import annotations

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from quiz.extensions import db
from quiz.models import Quiz
from quiz.teacher.access import item_of, owned_quiz
from quiz.teacher.blueprint import blueprint
from quiz.teacher.forms import MoveForm


@blueprint.post("/quizzes/<int:quiz_id>/questions/<int:item_id>/drop")
def drop(quiz_id: int, item_id: int) -> ResponseReturnValue:
    """Take a question out of a quiz; attempts that have it keep it."""
    quiz = owned_quiz(quiz_id)
    item = item_of(quiz, item_id)
    if item is None:
        return _gone(quiz)
    number = item.position + 1
    quiz.drop(item)
    db.session.commit()
    flash(_("Question %(number)s is out. What was suggested can be added again below.", number=number), "good")
    anchor = f"q{min(number, len(quiz.items))}" if quiz.items else None
    return redirect(url_for("teacher.quiz", quiz_id=quiz.id, _anchor=anchor))


@blueprint.post("/quizzes/<int:quiz_id>/questions/<int:item_id>/move")
def move(quiz_id: int, item_id: int) -> ResponseReturnValue:
    """Move a question one place up or down."""
    quiz = owned_quiz(quiz_id)
    form = MoveForm()
    if not form.validate():
        abort(422)
    item = item_of(quiz, item_id)
    if item is None:
        return _gone(quiz)
    before = item.position + 1
    quiz.move(item, form.by.data)
    db.session.commit()
    if item.position + 1 != before:
        flash(_("Question %(before)s is now question %(now)s.", before=before, now=item.position + 1), "good")
    return redirect(url_for("teacher.quiz", quiz_id=quiz.id, _anchor=f"q{item.position + 1}"))


def _gone(quiz: Quiz) -> ResponseReturnValue:
    flash(_("That question is not in the quiz any more."))
    return redirect(url_for("teacher.quiz", quiz_id=quiz.id))
