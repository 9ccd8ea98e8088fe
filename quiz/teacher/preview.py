"""The preview: the teacher takes a quiz on the students' own pages, and nothing of it is stored."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quiz import previewing
from quiz.extensions import db
from quiz.learner.pages import Asked, Reviewed, reviewed_of
from quiz.models import Quiz
from quiz.panes import panes_of
from quiz.previewing import Preview
from quiz.teacher.access import owned_quiz
from quiz.teacher.blueprint import blueprint

UNPROCESSABLE = 422


@blueprint.route("/quizzes/<int:quiz_id>/preview", methods=["GET", "POST"])
def preview(quiz_id: int) -> ResponseReturnValue:
    """Show a quiz as a student who begins now would see it; what is sent is scored and forgotten."""
    quiz = owned_quiz(quiz_id)
    if not quiz.items:
        flash(_("There is no question in this quiz."))
        return redirect(url_for("teacher.quiz", quiz_id=quiz.id))
    # Whatever happens on the way, this request writes nothing.
    with db.session.no_autoflush:
        return _sent(quiz) if request.method == "POST" else _attempt_page(_begin(quiz))


def _begin(quiz: Quiz) -> Preview:
    return previewing.begin(db.session(), quiz, current_user.name)


def _sent(quiz: Quiz) -> ResponseReturnValue:
    held = previewing.resume(db.session(), quiz, current_user.name, request.form.get("preview", ""))
    if held is None:
        flash(_("The quiz has changed meanwhile: the preview begins anew."))
        return redirect(url_for("teacher.preview", quiz_id=quiz.id), 303)
    held.answer(request.form)
    if held.refused:
        return _attempt_page(held), UNPROCESSABLE
    if "lock" in request.form:
        position = request.form["lock"]
        blank = None if held.lock(position) else request.form.get("lock", type=int)
        return _attempt_page(held, blank=blank), 200 if blank is None else UNPROCESSABLE
    if request.form.get("then") == "check":
        held.submit()
        return _review_page(held)
    return _attempt_page(held)


def _attempt_page(held: Preview, *, blank: int | None = None) -> str:
    attempt = held.attempt
    quiz = attempt.assignment.quiz
    asked = [
        Asked.of(item, held.refused.get(item.position), refused=item.position in held.refused) for item in attempt.items
    ]
    checked = {item.position: Reviewed.of(item) for item in attempt.items if item.response and item.response.locked_at}
    return render_template(
        "teacher/as_student.html",
        attempt=attempt,
        assignment=attempt.assignment,
        quiz=quiz,
        panes=panes_of(quiz.article, attempt.items, marked=True, only={position + 1 for position in checked}),
        questions=asked,
        checked=checked,
        blank=blank,
        unsaved=[question for question in asked if question.refused],
        saved=False,
        sealed=held.sealed,
        send_to=url_for("teacher.preview", quiz_id=quiz.id),
    )


def _review_page(held: Preview) -> str:
    attempt = held.attempt
    quiz = attempt.assignment.quiz
    return render_template(
        "teacher/as_student_review.html",
        attempt=attempt,
        assignment=attempt.assignment,
        quiz=quiz,
        questions=reviewed_of(attempt),
        panes=panes_of(quiz.article, attempt.items, marked=True),
    )
