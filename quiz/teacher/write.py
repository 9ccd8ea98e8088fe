"""Write a question of a quiz from scratch."""

from __future__ import annotations

from flask import abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questions.kinds import SKILLS
from quiz import reviewing
from quiz.editing import FORMS, blank_form
from quiz.extensions import db
from quiz.models import Quiz
from quiz.teacher.access import owned_quiz, quiz_to_change
from quiz.teacher.blueprint import blueprint
from quiz.teacher.sheet import Sheet
from quiz.words import KIND_LABELS

UNPROCESSABLE = 422


@blueprint.get("/quizzes/<int:quiz_id>/questions/new")
def choose_kind(quiz_id: int) -> ResponseReturnValue:
    """Ask of which kind the question is to be."""
    quiz = owned_quiz(quiz_id)
    kinds = [kind for kind in KIND_LABELS if kind in FORMS]
    return render_template("teacher/choose_kind.html", quiz=quiz, kinds=kinds, sentence=request.args.get("sentence"))


@blueprint.route("/quizzes/<int:quiz_id>/questions/new/<kind>", methods=["GET", "POST"])
def write(quiz_id: int, kind: str) -> ResponseReturnValue:
    """Take a question that the teacher words, with its key and its evidence."""
    quiz = quiz_to_change(quiz_id) if request.method == "POST" else owned_quiz(quiz_id)
    sheet = _sheet(quiz, kind)
    if not sheet.form.is_submitted():
        return sheet.page()
    if sheet.wants_advice:
        sheet.advise()
        return sheet.page(UNPROCESSABLE if sheet.form.errors else 200)
    question = sheet.question()
    if question is None:
        return sheet.page(UNPROCESSABLE)
    item = reviewing.write(db.session(), quiz, question, sheet.form.points.data)
    db.session.commit()
    flash(_("Added as question %(number)s.", number=item.position + 1), "good")
    return redirect(url_for("teacher.quiz", quiz_id=quiz.id, _anchor=f"q{item.position + 1}"))


@blueprint.post("/quizzes/<int:quiz_id>/questions/new/<kind>/advice")
def advise_new(quiz_id: int, kind: str) -> ResponseReturnValue:
    """Tell a script what could be better in a question as it is being written."""
    return jsonify(advice=_sheet(owned_quiz(quiz_id), kind).advise())


def _sheet(quiz: Quiz, kind: str) -> Sheet:
    if kind not in FORMS:
        abort(404)
    skill = request.args.get("skill", "")
    return Sheet(quiz, quiz.article, blank_form(kind, skill if skill in SKILLS else SKILLS[0]))
