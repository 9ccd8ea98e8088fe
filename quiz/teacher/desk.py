"""The desk: a teacher's quizzes, the articles in progress and the samples."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from quiz import authoring
from quiz.extensions import db
from quiz.models import Intake, Quiz, QuizItem
from quiz.progress import states_of
from quiz.results.counted import counts
from quiz.running import running
from quiz.teacher.access import sample_quiz
from quiz.teacher.blueprint import blueprint


@blueprint.get("")
def desk() -> ResponseReturnValue:
    """Show all that is the teacher's."""
    own = Quiz.owned_by(current_user).options(selectinload(Quiz.assignments))
    quizzes = db.session.scalars(own).all()
    lengths = db.session.execute(
        select(QuizItem.quiz_id, func.count(QuizItem.id).label("length"))
        .join(Quiz)
        .where(Quiz.owner_id == current_user.id)
        .group_by(QuizItem.quiz_id)
    )
    waiting = authoring.without_quiz(db.session(), current_user)
    taken_in = db.session.scalars(Intake.waiting(current_user)).all()
    return render_template(
        "teacher/desk.html",
        taken_in=taken_in,
        taken_states=states_of(db.session(), taken_in),
        running=running(db.session(), current_user),
        quizzes=quizzes,
        lengths={row.quiz_id: row.length for row in lengths},
        counts=counts(db.session(), [quiz.id for quiz in quizzes]),
        waiting=waiting,
        states=states_of(db.session(), waiting),
        samples=authoring.samples(db.session()),
    )


@blueprint.post("/samples/<int:quiz_id>/copy")
def use_sample(quiz_id: int) -> ResponseReturnValue:
    """Make a sample the teacher's own draft."""
    sample = sample_quiz(quiz_id)
    authoring.take_turns(db.session(), current_user)
    quiz = authoring.copy_sample(db.session(), sample, current_user)
    db.session.commit()
    flash(_("This quiz is yours now: change what you like and publish it."), "good")
    return redirect(url_for("teacher.quiz", quiz_id=quiz.id))
