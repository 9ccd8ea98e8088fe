"""Delete a quiz or an article, after saying what goes with it."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quiz import authoring, removing
from quiz.extensions import db
from quiz.models.assignment import normalised_code
from quiz.teacher.access import owned_article, owned_quiz
from quiz.teacher.blueprint import blueprint
from quiz.teacher.forms import DeleteForm


@blueprint.route("/quizzes/<int:quiz_id>/delete", methods=["GET", "POST"])
def delete_quiz(quiz_id: int) -> ResponseReturnValue:
    """Say what goes with a quiz and delete it; where students took it, only who types its code can."""
    _take_turns()
    quiz = owned_quiz(quiz_id)
    loss = removing.loss_of(db.session(), quiz)
    assignment = quiz.open_to_anyone or next(iter(quiz.assignments), None)
    form = DeleteForm()
    if form.validate_on_submit():
        typed = normalised_code(form.code.data or "")
        if not loss.attempts or (assignment and typed == assignment.code):
            removing.delete_quiz(db.session(), quiz)
            db.session.commit()
            flash(_("The quiz is deleted."), "good")
            return redirect(url_for("teacher.desk"))
        form.code.errors = [_("This is not the join code of this quiz.") if typed else _("Type the join code.")]
    page = render_template("teacher/delete_quiz.html", quiz=quiz, loss=loss, assignment=assignment, form=form)
    return page, 422 if form.is_submitted() else 200


@blueprint.route("/articles/<int:article_id>/delete", methods=["GET", "POST"])
def delete_article(article_id: int) -> ResponseReturnValue:
    """Delete an article that no quiz was made from; one with a quiz goes with its quiz."""
    _take_turns()
    article = owned_article(article_id)
    quiz = authoring.quiz_of(db.session(), article)
    if quiz is not None:
        return redirect(url_for("teacher.delete_quiz", quiz_id=quiz.id))
    if removing.asked_about(db.session(), article):
        flash(_("This article stays: there are questions about it in the question bank."))
        return redirect(url_for("teacher.bank", article=article.id))
    form = DeleteForm()
    if form.validate_on_submit():
        removing.delete_article(db.session(), article)
        db.session.commit()
        flash(_("The article is deleted."), "good")
        return redirect(url_for("teacher.desk"))
    return render_template("teacher/delete_article.html", article=article, form=form)


def _take_turns() -> None:
    """Have a deletion and what the teacher's other window does at the same time follow one another."""
    if request.method == "POST":
        authoring.take_turns(db.session(), current_user)
