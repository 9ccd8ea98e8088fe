"""Edit one question of a quiz."""

from __future__ import annotations

from collections.abc import Sequence

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questions.errors import QuestionError
from questions.kinds import Question
from questions.span import Span
from quiz import proof, reviewing
from quiz.editing import FORMS, EditForm, form_for
from quiz.extensions import db
from quiz.models import Quiz, QuizItem
from quiz.saying import said
from quiz.teacher.access import item_of, owned_quiz
from quiz.teacher.blueprint import blueprint
from quiz.teacher.marked import marked


@blueprint.route("/quizzes/<int:quiz_id>/questions/<int:item_id>/edit", methods=["GET", "POST"])
def edit(quiz_id: int, item_id: int) -> ResponseReturnValue:
    """Change a question's wording: a new version, which later attempts are asked."""
    quiz = owned_quiz(quiz_id)
    item = item_of(quiz, item_id)
    if item is None or item.version.kind not in FORMS:
        abort(404)
    content = item.version.content
    form = form_for(content, points=item.points, version=item.version_id)
    status = 200
    article = item.version.question.article
    sentences = article.sentence_spans()
    ticked = proof.sent(request.form, sentences)
    if form.is_submitted():
        edited = _edited(form, content, sentences, ticked)
        if edited is not None and form.version.data != str(item.version_id):
            form.form_errors.append(
                _("This question was changed in another window meanwhile. Send again to put your wording in its place.")
            )
            form.version.raw_data, form.version.data = None, str(item.version_id)
            status = 409
        elif edited is not None:
            return _save(quiz, item, edited, form.points.data)
        else:
            status = 422
    chosen = proof.sentences_of(content, sentences) if ticked is None else ticked
    page = render_template(
        "teacher/edit.html",
        quiz=quiz,
        item=item,
        form=form,
        article=article,
        paragraphs=marked(article, [("1", content.evidence)]),
        chosen=chosen,
    )
    return page, status


def _edited(
    form: EditForm[Question], content: Question, sentences: Sequence[Span], ticked: Sequence[int] | None
) -> Question | None:
    """Return the question as the form and the ticked sentences have it, or `None` with the reason in the form."""
    edited = form.edited(content) if form.validate() else None
    if edited is None or ticked is None:
        return edited
    try:
        return proof.with_evidence(edited, sentences, ticked)
    except QuestionError as error:
        form.form_errors.append(said(error.message))
        return None


def _save(quiz: Quiz, item: QuizItem, edited: Question, points: float) -> ResponseReturnValue:
    changed = reviewing.revise(db.session(), item, edited, points)
    db.session.commit()
    if not changed:
        flash(_("Nothing was changed."))
    elif quiz.published:
        flash(_("Saved. Who begins from now on is asked the new wording; earlier attempts keep the old one."), "good")
    else:
        flash(_("Saved."), "good")
    return redirect(url_for("teacher.quiz", quiz_id=quiz.id, _anchor=f"q{item.position + 1}"))
