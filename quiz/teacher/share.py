"""Publish a quiz and share its join code."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quiz import authoring
from quiz.extensions import db
from quiz.links import join_url, only_here, qr_svg
from quiz.models import Assignment, Quiz
from quiz.teacher.access import owned_quiz
from quiz.teacher.blueprint import blueprint


@blueprint.post("/quizzes/<int:quiz_id>/publish")
def publish(quiz_id: int) -> ResponseReturnValue:
    """Open a quiz to anyone with its code; sent twice, there is one code."""
    authoring.take_turns(db.session(), current_user)
    quiz = owned_quiz(quiz_id)
    if quiz.taken_back:
        quiz.publish_again()
        db.session.commit()
        flash(_("The quiz is open again as it was before, with the same codes."), "good")
        return redirect(url_for("teacher.quiz", quiz_id=quiz.id))
    quiz.publish()
    db.session.commit()
    flash(_("The quiz is open. Everybody with the code can take it."), "good")
    return redirect(url_for("teacher.share", quiz_id=quiz.id))


@blueprint.post("/quizzes/<int:quiz_id>/take-back")
def take_back(quiz_id: int) -> ResponseReturnValue:
    """Take a quiz back to a draft: nobody begins it, and those at it finish."""
    quiz = owned_quiz(quiz_id)
    quiz.take_back()
    db.session.commit()
    flash(_("Taken back. Nobody can begin this quiz now; who has begun can finish."), "good")
    return redirect(url_for("teacher.quiz", quiz_id=quiz.id))


@blueprint.get("/quizzes/<int:quiz_id>/share")
def share(quiz_id: int) -> ResponseReturnValue:
    """Show the join code, the link and the QR code, large enough to project."""
    quiz = owned_quiz(quiz_id)
    assignment = quiz.open_to_anyone
    if assignment is None:
        flash(_("Publish the quiz first; then it has a join code."))
        return redirect(url_for("teacher.quiz", quiz_id=quiz.id))
    link = join_url(assignment.code)
    return render_template(
        "teacher/share.html",
        quiz=quiz,
        assignment=assignment,
        link=link,
        qr=qr_svg(link),
        only_here=only_here(link),
    )


@blueprint.post("/quizzes/<int:quiz_id>/close")
def close(quiz_id: int) -> ResponseReturnValue:
    """Stop new attempts; those under way can still be submitted."""
    quiz = owned_quiz(quiz_id)
    assignment = _assignment(quiz)
    if assignment.open:
        assignment.close()
    db.session.commit()
    flash(_("Closed. Who has begun can still finish."), "good")
    return redirect(url_for("teacher.share", quiz_id=quiz.id))


@blueprint.post("/quizzes/<int:quiz_id>/reopen")
def reopen(quiz_id: int) -> ResponseReturnValue:
    """Take new attempts again."""
    quiz = owned_quiz(quiz_id)
    _assignment(quiz).reopen()
    if quiz.taken_back:
        quiz.publish_again()
    db.session.commit()
    flash(_("Open again, with the same code."), "good")
    return redirect(url_for("teacher.share", quiz_id=quiz.id))


def _assignment(quiz: Quiz) -> Assignment:
    return quiz.open_to_anyone or abort(404)
