"""Edit one question of a quiz."""

from __future__ import annotations

from flask import abort, flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy import select

from questions.kinds import Question as AnyQuestion
from quiz import reviewing
from quiz.editing import FORMS, form_for
from quiz.extensions import db
from quiz.models import Question, QuestionVersion, Quiz, QuizItem
from quiz.teacher.access import item_of, owned_quiz, quiz_to_change
from quiz.teacher.blueprint import blueprint
from quiz.teacher.sheet import Sheet

CONFLICT, UNPROCESSABLE = 409, 422


@blueprint.route("/quizzes/<int:quiz_id>/questions/<int:item_id>/edit", methods=["GET", "POST"])
def edit(quiz_id: int, item_id: int) -> ResponseReturnValue:
    """Change a question's wording: a new version, which later attempts are asked."""
    quiz = quiz_to_change(quiz_id) if request.method == "POST" else owned_quiz(quiz_id)
    item, version, sheet = _sheet(quiz, item_id)
    number = item.position + 1 if item else None
    if not sheet.form.is_submitted():
        return sheet.page(number=number)
    if sheet.wants_advice:
        sheet.advise()
        return sheet.page(UNPROCESSABLE if sheet.form.errors else 200, number=number, gone=item is None)
    edited = sheet.question()
    if edited is None:
        return sheet.page(UNPROCESSABLE, number=number, gone=item is None)
    if item is None:
        return _put_in_again(sheet, version, edited)
    if sheet.form.version.data != str(item.version_id):
        sheet.form.form_errors.append(
            _("This question was changed in another window meanwhile. Send again to put your wording in its place.")
        )
        sheet.form.version.raw_data, sheet.form.version.data = None, str(item.version_id)
        return sheet.page(CONFLICT, number=number)
    return _save(quiz, item, edited, sheet.form.points.data)


@blueprint.post("/quizzes/<int:quiz_id>/questions/<int:item_id>/advice")
def advise(quiz_id: int, item_id: int) -> ResponseReturnValue:
    """Tell a script what could be better in a question as it is being worded."""
    quiz = owned_quiz(quiz_id)
    _item, _version, sheet = _sheet(quiz, item_id)
    return jsonify(advice=sheet.advise())


def _sheet(quiz: Quiz, item_id: int) -> tuple[QuizItem | None, QuestionVersion, Sheet]:
    item = item_of(quiz, item_id)
    if item is None:
        dropped = _dropped()
        # Undoing may have put it back in another place of the quiz.
        item = next((one for one in quiz.items if one.version.question_id == dropped.question_id), None)
    version = item.version if item else dropped
    if version.kind not in FORMS:
        abort(404)
    content = version.content
    form = form_for(content, points=item.points if item else 1.0, version=version.id)
    return item, version, Sheet(quiz, version.question.article, form, content)


def _dropped() -> QuestionVersion:
    """Return the version that a form was filled from whose question is not in the quiz any more, or answer 404."""
    number = request.form.get("version", type=int)
    own = select(QuestionVersion).join(Question).where(Question.owner_id == current_user.id)
    return db.session.scalar(own.where(QuestionVersion.id == number)) or abort(404)


def _put_in_again(sheet: Sheet, version: QuestionVersion, edited: AnyQuestion) -> ResponseReturnValue:
    if "back" not in request.form:
        sheet.form.form_errors.append(
            _("This question was dropped in another window meanwhile. Send again to put it back into the quiz.")
        )
        return sheet.page(CONFLICT, gone=True)
    item = reviewing.put_in_again(db.session(), sheet.quiz, version, edited, sheet.form.points.data)
    db.session.commit()
    flash(_("Added as question %(number)s.", number=item.position + 1), "good")
    return redirect(url_for("teacher.quiz", quiz_id=sheet.quiz.id, _anchor=f"q{item.position + 1}"))


def _save(quiz: Quiz, item: QuizItem, edited: AnyQuestion, points: float) -> ResponseReturnValue:
    changed = reviewing.revise(db.session(), item, edited, points)
    db.session.commit()
    if not changed:
        flash(_("Nothing was changed."))
    elif quiz.published:
        flash(_("Saved. Who begins from now on is asked the new wording; earlier attempts keep the old one."), "good")
    else:
        flash(_("Saved."), "good")
    return redirect(url_for("teacher.quiz", quiz_id=quiz.id, _anchor=f"q{item.position + 1}"))
