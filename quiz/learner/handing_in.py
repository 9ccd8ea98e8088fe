"""Handing in: look over what is blank, submit once, look back at every question."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quiz.deadlines import GRACE
from quiz.extensions import db
from quiz.feedback import shows_key
from quiz.late_answers import late_of
from quiz.learner.access import attempt_alone_or_404, attempt_or_404
from quiz.learner.answering import save_form
from quiz.learner.blueprint import blueprint
from quiz.learner.pages import reviewed_of
from quiz.models.columns import now
from quiz.notices import notices_of
from quiz.panes import panes_of
from quiz.submitting import hold
from quiz.submitting import submit as submit_attempt


@blueprint.route("/attempt/<token>/submit", methods=["GET", "POST"])
def submit(token: str) -> ResponseReturnValue:
    """Name the questions that are still blank; then take the attempt in, once."""
    if request.method == "POST":
        return _take_in(token)
    attempt = attempt_or_404(db.session(), token)
    if attempt.submitted:
        return redirect(url_for("learner.review", token=token), 303)
    blank = [item.position + 1 for item in attempt.unanswered()]
    half = [item.position + 1 for item in attempt.half_answered()]
    return render_template(
        "learner/check.html",
        attempt=attempt,
        blank=blank,
        half=half,
        total=len(attempt.items),
        assignment=attempt.assignment,
    )


def _take_in(token: str) -> ResponseReturnValue:
    refusal = None
    if any(name.startswith("was-") for name in request.form):
        attempt = attempt_or_404(db.session(), token, with_answers=True)
        hold(db.session(), attempt)
        refusal = save_form(attempt)
    else:
        # A page that has saved all there was sends no answers: what counts is read once, when nothing comes any more.
        attempt = attempt_alone_or_404(db.session(), token)
        hold(db.session(), attempt)
    if refusal is None:
        submit_attempt(db.session(), attempt, by="clock" if attempt.overdue(GRACE) else "student")
    db.session.commit()
    return refusal or redirect(url_for("learner.review", token=token, _anchor="score"), 303)


@blueprint.get("/attempt/<token>/review")
def review(token: str) -> ResponseReturnValue:
    """Show the score and every question with its answer, its explanation and its evidence in the article."""
    attempt = attempt_or_404(db.session(), token)
    if not attempt.submitted:
        return redirect(url_for("learner.attempt", token=token), 303)
    quiz = attempt.assignment.quiz
    late = [one for one in late_of(db.session(), attempt) if one.counted_at is None] if attempt.by_clock else []
    notices = notices_of(db.session(), attempt.assignment)
    if not shows_key(db.session(), attempt.assignment):
        answered = len(attempt.items) - len(attempt.unanswered())
        return render_template(
            "learner/handed_in.html", attempt=attempt, quiz=quiz, answered=answered, late=late, notices=notices
        )
    page = render_template(
        "learner/review.html",
        attempt=attempt,
        quiz=quiz,
        late=late,
        notices=notices,
        questions=reviewed_of(attempt),
        panes=panes_of(quiz.article, attempt.items, marked=True),
    )
    if attempt.result_seen_at is None:
        # Whoever decides about an answer that comes later should know.
        attempt.result_seen_at = now()
        db.session.commit()
    return page
