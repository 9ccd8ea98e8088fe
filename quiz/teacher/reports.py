"""Reports to print: on one student's attempts at an assignment, and on the class."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from quiz.extensions import db
from quiz.reporting import report_on_attempt
from quiz.sheets.gradebook import scores_of
from quiz.teacher.access import owned_attempt, owned_quiz
from quiz.teacher.blueprint import blueprint
from quiz.teacher.understood import chosen_assignment, glance_of


@blueprint.get("/attempts/<int:attempt_id>/report")
def student_report(attempt_id: int) -> ResponseReturnValue:
    """Show the report on who made an attempt."""
    found = owned_attempt(attempt_id)
    report = report_on_attempt(db.session(), found)
    return render_template("teacher/report_student.html", report=report, quiz=found.assignment.quiz, attempt=found)


@blueprint.get("/quizzes/<int:quiz_id>/report")
def class_report(quiz_id: int) -> ResponseReturnValue:
    """Show the report on the class: without a name, unless the list of scores is asked for."""
    quiz = owned_quiz(quiz_id)
    assignment = chosen_assignment(quiz)
    listed = None
    if request.args.get("scores"):
        ids = [assignment.id] if assignment else [one.id for one in quiz.assignments]
        scores = scores_of(db.session(), ids)
        people = sorted(scores.names.items(), key=lambda pair: (pair[1].casefold(), pair[0]))
        listed = [(name, scores.row(who, name, ids)[-1]) for who, name in people]
    return render_template("teacher/report_class.html", listed=listed, **glance_of(quiz, assignment))
