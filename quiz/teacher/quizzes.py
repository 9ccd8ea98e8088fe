"""The quiz page: the questions beside the article, and what else could be asked."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from quiz import authoring
from quiz.extensions import db
from quiz.models import Quiz
from quiz.panes import articles_by_id
from quiz.teacher.access import owned_quiz, possible
from quiz.teacher.advice import advice_on
from quiz.teacher.blueprint import blueprint
from quiz.teacher.forms import TitleForm
from quiz.teacher.marked import marked

SHOWN_AT_FIRST = 10
SHOWN_MORE = 40


@blueprint.get("/quizzes/<int:quiz_id>")
def quiz(quiz_id: int) -> ResponseReturnValue:
    """Show a quiz as its teacher works on it."""
    return _quiz_page(owned_quiz(quiz_id))


@blueprint.post("/quizzes/<int:quiz_id>/title")
def rename(quiz_id: int) -> ResponseReturnValue:
    """Give a quiz another title; its article keeps its own."""
    found = owned_quiz(quiz_id)
    form = TitleForm()
    if not form.validate():
        return _quiz_page(found, form, 422)
    found.title = form.title.data
    db.session.commit()
    flash(_("The title is saved."), "good")
    return redirect(url_for("teacher.quiz", quiz_id=found.id))


@blueprint.post("/quizzes/<int:quiz_id>/suggestions/<int:candidate_id>")
def add_suggestion(quiz_id: int, candidate_id: int) -> ResponseReturnValue:
    """Put one more suggested question at the end of a quiz; sent twice, it is there once."""
    found = owned_quiz(quiz_id)
    item = authoring.add_suggestion(db.session(), found, possible(candidate_id))
    db.session.commit()
    if item is None:
        flash(_("This suggestion is in the quiz already."))
        return redirect(url_for("teacher.quiz", quiz_id=found.id))
    flash(_("Added as question %(number)s.", number=item.position + 1), "good")
    return redirect(url_for("teacher.quiz", quiz_id=found.id, _anchor=f"q{item.position + 1}"))


def _quiz_page(found: Quiz, title: TitleForm | None = None, status: int = 200) -> ResponseReturnValue:
    left = authoring.suggestions(db.session(), found)
    shown = max(SHOWN_AT_FIRST, request.args.get("shown", SHOWN_AT_FIRST, type=int))
    own = [item for item in found.items if item.version.question.article_id == found.article_id]
    evidence = ((str(item.position + 1), item.version.content.evidence) for item in own)
    page = render_template(
        "teacher/quiz.html",
        quiz=found,
        paragraphs=marked(found.article, evidence),
        articles=articles_by_id(found.article, [item.version.question.article_id for item in found.items]),
        advice={item.id: advice_on(item) for item in found.items},
        suggestions=left[:shown],
        more=min(SHOWN_MORE, max(0, len(left) - shown)),
        next_shown=shown + SHOWN_MORE,
        left=len(left),
        title=title or TitleForm(formdata=None, title=found.title),
        total=ngettext("%(num)s question", "%(num)s questions", len(found.items)),
    )
    return page, status
