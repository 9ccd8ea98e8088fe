"""The settings of a quiz: how it is taken, and what its assignments begin with."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from quiz import assigning
from quiz.extensions import db
from quiz.teacher.access import owned_quiz
from quiz.teacher.blueprint import blueprint
from quiz.teacher.settings_form import QuizSettingsForm


@blueprint.route("/quizzes/<int:quiz_id>/settings", methods=["GET", "POST"])
def settings(quiz_id: int) -> ResponseReturnValue:
    """Show and keep how a quiz is taken, here and in the assignments that are to follow."""
    quiz = owned_quiz(quiz_id)
    form = QuizSettingsForm(
        data={**QuizSettingsForm.shown(quiz), "follow": [quiz.open_to_anyone.id] if quiz.open_to_anyone else []}
    )
    if form.validate_on_submit():
        following = [one for one in quiz.assignments if one.id in (form.follow.data or ())]
        moved = assigning.change_settings(db.session(), quiz, form.settings, following)
        db.session.commit()
        flash(_("The settings are saved."), "good")
        tell_moved(moved)
        return redirect(url_for("teacher.quiz", quiz_id=quiz.id))
    page = render_template("teacher/settings.html", quiz=quiz, form=form)
    return page, 422 if form.is_submitted() else 200


def tell_moved(moved: assigning.Moved) -> None:
    """Tell the teacher what a change did to those who are at it."""
    if moved.at_once:
        flash(
            _(
                "%(count)s of those at it have no time left by this change: what they have answered is handed in "
                "within half a minute.",
                count=moved.at_once,
            )
        )
    if moved.earlier > moved.at_once:
        flash(_("%(count)s of those at it have less time now.", count=moved.earlier - moved.at_once))
    if moved.later:
        flash(_("%(count)s of those at it have more time now.", count=moved.later))
