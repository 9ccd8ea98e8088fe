"""Swap one wrong option of a question for another suggestion."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questions.errors import QuestionError
from quiz import reviewing
from quiz.extensions import db
from quiz.models import QuizItem
from quiz.saying import said
from quiz.swapping import spares, swapped, with_options
from quiz.teacher.access import item_of, owned_quiz, quiz_to_change
from quiz.teacher.blueprint import blueprint
from quiz.teacher.forms import SwapForm

CONFLICT, UNPROCESSABLE = 409, 422


@blueprint.route("/quizzes/<int:quiz_id>/questions/<int:item_id>/swap", methods=["GET", "POST"])
def swap(quiz_id: int, item_id: int) -> ResponseReturnValue:
    """Ask which wrong option goes and what comes instead, and swap them."""
    quiz = quiz_to_change(quiz_id) if request.method == "POST" else owned_quiz(quiz_id)
    item = item_of(quiz, item_id) or abort(404)
    question = with_options(item.version.content) or abort(404)
    offered = spares(db.session(), item.version.question.article, question)
    form = SwapForm(data={"version": item.version_id})
    form.out.choices = [(str(n), option.text) for n, option in enumerate(question.options) if not option.correct]
    form.spare.choices = [(str(n), spare.option.text) for n, spare in enumerate(offered)]
    if not form.is_submitted():
        return _page(item, form)
    if form.version.data != str(item.version_id):
        form.form_errors.append(_("This question was changed in another window meanwhile. Choose again."))
        form.version.raw_data, form.version.data = None, str(item.version_id)
        return _page(item, form, CONFLICT)
    if not form.validate():
        return _page(item, form, UNPROCESSABLE)
    try:
        edited = swapped(question, int(form.out.data), offered[int(form.spare.data)].option)
    except QuestionError as error:
        form.form_errors.append(said(error.message))
        return _page(item, form, UNPROCESSABLE)
    reviewing.revise(db.session(), item, edited, item.points)
    db.session.commit()
    flash(_("The option is swapped."), "good")
    return redirect(url_for("teacher.quiz", quiz_id=quiz.id, _anchor=f"q{item.position + 1}"))


def _page(item: QuizItem, form: SwapForm, status: int = 200) -> ResponseReturnValue:
    return render_template("teacher/swap.html", quiz=item.quiz, item=item, form=form), status
