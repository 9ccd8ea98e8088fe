"""Sheets of a quiz to take away: gradebook, attempts, answers, item analysis, in every format there is."""

from __future__ import annotations

from collections.abc import Mapping

from flask import abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from quiz.extensions import db
from quiz.sheets import OF_QUIZ, Made
from quiz.sheets.sending import send_sheet
from quiz.teacher.access import owned_quiz
from quiz.teacher.blueprint import blueprint
from quiz.teacher.understood import chosen_assignment


@blueprint.context_processor
def sheets_to_link() -> dict[str, Mapping[str, Made]]:
    """Offer the pages of results what they link."""
    return {"sheets_of_quiz": OF_QUIZ}


@blueprint.get("/quizzes/<int:quiz_id>/sheets/<name>.<ending>")
def sheet(quiz_id: int, name: str, ending: str) -> ResponseReturnValue:
    """Give one sheet of a quiz, or of one of its assignments."""
    quiz = owned_quiz(quiz_id)
    made = OF_QUIZ.get(name) or abort(404)
    found = made.make(db.session(), quiz, chosen_assignment(quiz))
    return send_sheet(found, ending, quiz.title)


@blueprint.get("/quizzes/<int:quiz_id>/results.csv")
def results_csv(quiz_id: int) -> ResponseReturnValue:
    """Give the attempts of a quiz, at the address that they have always had."""
    quiz = owned_quiz(quiz_id)
    return send_sheet(OF_QUIZ["results"].make(db.session(), quiz, None), "csv", quiz.title, _("results"))
