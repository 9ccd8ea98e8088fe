"""What the class understood: at a glance, for the projector, and question by question as item analysis."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from quiz.analysis.marks import STANDARD, Conventions
from quiz.extensions import db
from quiz.models import Assignment, Quiz
from quiz.monitor import lines_of, tally
from quiz.plots import histogram
from quiz.segments import paragraphs
from quiz.teacher.access import owned_quiz
from quiz.teacher.blueprint import blueprint
from quiz.understanding.glance import glance
from quiz.understanding.items import analysis_of
from quiz.understanding.kept import tables_of
from quiz.understanding.misreadings import role_counts
from quiz.understanding.passages import Passages


@blueprint.get("/quizzes/<int:quiz_id>/understood")
def understood(quiz_id: int) -> ResponseReturnValue:
    """Show the class at a glance."""
    quiz = owned_quiz(quiz_id)
    return render_template("teacher/understood.html", **glance_of(quiz, chosen_assignment(quiz)))


@blueprint.get("/quizzes/<int:quiz_id>/understood/projector")
def projector(quiz_id: int) -> ResponseReturnValue:
    """Show the class at a glance on the wall: large, and without a name."""
    quiz = owned_quiz(quiz_id)
    return render_template("teacher/projector.html", **glance_of(quiz, chosen_assignment(quiz)))


@blueprint.get("/quizzes/<int:quiz_id>/analysis")
def analysis(quiz_id: int) -> ResponseReturnValue:
    """Show the item analysis, by the conventions chosen."""
    quiz = owned_quiz(quiz_id)
    assignment = chosen_assignment(quiz)
    conventions = _conventions()
    tables = tables_of(db.session(), quiz, assignment)
    found = analysis_of(tables.answers, tables.choices, conventions)
    return render_template(
        "teacher/analysis.html",
        quiz=quiz,
        assignment=assignment,
        analysis=found,
        conventions=conventions,
        standard=conventions == STANDARD,
        cancelled=[one for one in tables.answers.questions if one.cancelled],
        roles={
            item.question.question_id: role_counts(item.question, tables.choices.get(item.question.question_id, ()))
            for item in found.items
        },
    )


def glance_of(quiz: Quiz, assignment: Assignment | None) -> dict[str, Any]:
    """Return what the pages of the class at a glance show."""
    session = db.session()
    tables = tables_of(session, quiz, assignment)
    passages = Passages.of(quiz.article)
    settings = assignment or quiz
    found = glance(tables.answers, tables.choices, passages, settings.pass_mark)
    states = tally(lines_of(session, assignment)) if assignment is not None else None
    return {
        "quiz": quiz,
        "assignment": assignment,
        "glance": found,
        "states": states,
        "plot": histogram(found.bins, found.mean),
        "pass_mark": settings.pass_mark,
        "article": enumerate(paragraphs(quiz.article, ())),
    }


def chosen_assignment(quiz: Quiz) -> Assignment | None:
    """Return the assignment asked for; the only one where there is one; `None` for all together."""
    wanted = request.args.get("assignment", type=int)
    if wanted is None:
        return quiz.assignments[0] if len(quiz.assignments) == 1 else None
    return next((each for each in quiz.assignments if each.id == wanted), None) or abort(404)


def _conventions() -> Conventions:
    """Return the conventions that the address asks for; anything else in it is the standard one."""
    chosen = Conventions()
    if request.args.get("variance") == "population":
        chosen = replace(chosen, ddof=0)
    if request.args.get("blanks") == "left_out":
        chosen = replace(chosen, blanks="left_out")
    if request.args.get("discrimination") == "uncorrected":
        chosen = replace(chosen, corrected=False)
    if request.args.get("weights") == "covariance":
        chosen = replace(chosen, weights="covariance")
    return chosen
