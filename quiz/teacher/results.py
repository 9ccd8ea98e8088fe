"""The results of a quiz, and one attempt in full."""

from __future__ import annotations

from math import ceil

from flask import render_template, request
from flask.typing import ResponseReturnValue

from quiz.attempt_log import log_of
from quiz.extensions import db
from quiz.late_answers import late_of
from quiz.models import Attempt
from quiz.panes import articles_by_id, panes_of
from quiz.results.of_quiz import quiz_results
from quiz.teacher.access import owned_attempt, owned_quiz
from quiz.teacher.blueprint import blueprint
from quiz.teacher.feedback_forms import AnswerForm, CommentForm

LINES_A_PAGE = 200
"""How many attempts a page lists: a year of a school at once would be no page."""


@blueprint.get("/quizzes/<int:quiz_id>/results")
def results(quiz_id: int) -> ResponseReturnValue:
    """Show who took a quiz and how each question was answered."""
    quiz = owned_quiz(quiz_id)
    found = quiz_results(db.session(), quiz)
    pages = max(1, ceil(len(found.taken) / LINES_A_PAGE))
    page = min(pages, max(1, request.args.get("page", 1, type=int)))
    articles = articles_by_id(quiz.article, [question.article_id for question in found.questions])
    return render_template(
        "teacher/results.html",
        quiz=quiz,
        results=found,
        lines=found.taken[(page - 1) * LINES_A_PAGE : page * LINES_A_PAGE],
        page=page,
        pages=pages,
        articles=articles,
    )


@blueprint.get("/attempts/<int:attempt_id>")
def attempt(attempt_id: int) -> ResponseReturnValue:
    """Show one attempt: each answer, the right one and the evidence."""
    return attempt_page(owned_attempt(attempt_id))


def attempt_page(found: Attempt, whole: CommentForm | None = None, answer: tuple[int, AnswerForm] | None = None) -> str:
    """Return the page of an attempt; a form that was refused comes back as it was sent."""
    quiz = found.assignment.quiz
    forms = {item.position + 1: AnswerForm.of(item, formdata=None) for item in found.items}
    refused = whole or (answer[1] if answer else None)
    return render_template(
        "teacher/attempt.html",
        attempt=found,
        quiz=quiz,
        whole=whole or CommentForm.of(found, formdata=None),
        forms=forms | dict([answer] if answer else ()),
        refused=refused,
        panes=panes_of(quiz.article, found.items, marked=True),
        log=log_of(db.session(), found),
        late=late_of(db.session(), found),
    )
