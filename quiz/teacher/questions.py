"""Drop and move the questions of a quiz, and take a change back."""

from __future__ import annotations

from flask import abort, flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from quiz import reviewing, undoing
from quiz.extensions import db
from quiz.models import Quiz
from quiz.saying import said
from quiz.teacher.access import item_of, possible, quiz_to_change
from quiz.teacher.blueprint import blueprint
from quiz.teacher.forms import MoveForm
from quiz.teacher.studio import back_to


@blueprint.post("/quizzes/<int:quiz_id>/questions/<int:item_id>/drop")
def drop(quiz_id: int, item_id: int) -> ResponseReturnValue:
    """Take a question out of a quiz; attempts that have it keep it."""
    quiz = quiz_to_change(quiz_id)
    item = item_of(quiz, item_id)
    if item is None:
        return gone(quiz)
    number = item.position + 1
    reviewing.drop(db.session(), quiz, item)
    db.session.commit()
    flash(_("Question %(number)s is out. What was suggested can be added again below.", number=number), "good")
    return back_to(quiz, f"q{min(number, len(quiz.items))}" if quiz.items else "questions-title")


@blueprint.post("/quizzes/<int:quiz_id>/questions/<int:item_id>/move")
def move(quiz_id: int, item_id: int) -> ResponseReturnValue:
    """Move a question one place up or down."""
    quiz = quiz_to_change(quiz_id)
    form = MoveForm()
    if not form.validate():
        abort(422)
    item = item_of(quiz, item_id)
    if item is None:
        return gone(quiz)
    before = item.position + 1
    moved = reviewing.move(db.session(), quiz, item, form.by.data)
    db.session.commit()
    if moved:
        flash(_("Question %(before)s is now question %(now)s.", before=before, now=item.position + 1), "good")
    return back_to(quiz, f"q{item.position + 1}")


@blueprint.post("/quizzes/<int:quiz_id>/undo/<int:change_id>")
def undo(quiz_id: int, change_id: int) -> ResponseReturnValue:
    """Take a change back, with all that came after it."""
    quiz = quiz_to_change(quiz_id)
    before = undoing.as_stored(quiz)
    undone = undoing.undo(db.session(), quiz, possible(change_id))
    db.session.commit()
    if not undone:
        flash(_("This change was taken back already, or is too long ago."))
        return back_to(quiz, "changes")
    if len(undone) == 1:
        flash(_("Undone: %(change)s.", change=said(undone[0].change)), "good")
    else:
        flash(ngettext("%(num)s change undone.", "%(num)s changes undone.", len(undone)), "good")
    return back_to(quiz, _where_changed(before, quiz))


@blueprint.post("/quizzes/<int:quiz_id>/redo/<int:change_id>")
def redo(quiz_id: int, change_id: int) -> ResponseReturnValue:
    """Make a change again that was taken back."""
    quiz = quiz_to_change(quiz_id)
    before = undoing.as_stored(quiz)
    change = undoing.redo(db.session(), quiz, possible(change_id))
    db.session.commit()
    if change is None:
        flash(_("This change cannot be made again: something else was changed since."))
        return back_to(quiz, "changes")
    flash(_("Done again: %(change)s.", change=said(change.change)), "good")
    return back_to(quiz, _where_changed(before, quiz))


def gone(quiz: Quiz) -> ResponseReturnValue:
    """Say that a question is not there any more, as where another window has dropped it."""
    flash(_("That question is not in the quiz any more."))
    return back_to(quiz, "questions-title")


def _where_changed(before: undoing.Stored, quiz: Quiz) -> str:
    """Return the anchor of the first question that is not as it was."""
    after = undoing.as_stored(quiz)
    same = next((place for place, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), None)
    number = min(len(before), len(after)) + 1 if same is None else same + 1
    return f"q{min(number, len(after))}" if after else "questions-title"
