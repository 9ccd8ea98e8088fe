"""The page of an assignment: who has not started, is at it, is done; and the list of a quiz's assignments."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quiz import invigilating
from quiz.extensions import db
from quiz.links import join_url
from quiz.models import Attempt, Guest, Person, SchoolClass
from quiz.models.errors import Taken
from quiz.monitor import lines_of, tally
from quiz.notices import notices_of
from quiz.school.overview import without_card
from quiz.teacher.access import owned_assignment, owned_attempt, owned_guest, owned_quiz
from quiz.teacher.blueprint import blueprint
from quiz.teacher.monitor_forms import NicknameForm, TimeForm


@blueprint.get("/quizzes/<int:quiz_id>/assignments")
def assignments(quiz_id: int) -> ResponseReturnValue:
    """List a quiz's assignments, the newest first."""
    quiz = owned_quiz(quiz_id)
    return render_template("teacher/assignments.html", quiz=quiz, assignments=list(reversed(quiz.assignments)))


@blueprint.get("/assignments/<int:assignment_id>")
def assignment(assignment_id: int) -> ResponseReturnValue:
    """Show who is where; a script asks for the lines alone, again and again."""
    found = owned_assignment(assignment_id)
    lines = lines_of(db.session(), found)
    shown = {"assignment": found, "quiz": found.quiz, "lines": lines, "tally": tally(lines)}
    if request.args.get("part"):
        return render_template("teacher/monitor_lines.html", **shown)
    return render_template(
        "teacher/monitor.html",
        **shown,
        link=join_url(found.code),
        notices=notices_of(db.session(), found),
        taught=set(db.session.scalars(SchoolClass.taught_by(current_user).with_only_columns(SchoolClass.id))),
        cardless=without_card(db.session(), found),
    )


@blueprint.post("/attempts/<int:attempt_id>/time")
def give_time(attempt_id: int) -> ResponseReturnValue:
    """Give more time to who is at it."""
    found = owned_attempt(attempt_id)
    form = TimeForm()
    if not form.validate():
        flash(_("Type how many minutes, from 1 to %(most)s.", most=form.MOST), "bad")
        return _back(found)
    invigilating.give_time(db.session(), found, 60 * form.minutes.data, _teacher())
    db.session.commit()
    flash(_("%(name)s has %(minutes)s minutes more.", name=found.taker, minutes=form.minutes.data), "good")
    return _back(found)


@blueprint.post("/attempts/<int:attempt_id>/hand-in")
def hand_in(attempt_id: int) -> ResponseReturnValue:
    """Hand in for who is at it."""
    found = owned_attempt(attempt_id)
    invigilating.hand_in(db.session(), found, _teacher())
    db.session.commit()
    flash(_("Handed in for %(name)s, as it was.", name=found.taker), "good")
    return _back(found)


@blueprint.post("/attempts/<int:attempt_id>/reopen")
def reopen_attempt(attempt_id: int) -> ResponseReturnValue:
    """Let a submitted attempt be gone on with."""
    found = owned_attempt(attempt_id)
    form = TimeForm()
    minutes = form.minutes.data if form.validate() else TimeForm.OFFERED
    invigilating.reopen(db.session(), found, 60 * minutes, _teacher())
    db.session.commit()
    flash(_("%(name)s can go on with this attempt.", name=found.taker), "good")
    return _back(found)


@blueprint.post("/attempts/<int:attempt_id>/discard")
def discard(attempt_id: int) -> ResponseReturnValue:
    """Set an attempt aside, so that it does not count."""
    found = owned_attempt(attempt_id)
    invigilating.discard(db.session(), found, _teacher())
    db.session.commit()
    flash(_("This attempt is set aside: it does not count. It can be restored."), "good")
    return _back(found)


@blueprint.post("/attempts/<int:attempt_id>/restore")
def restore(attempt_id: int) -> ResponseReturnValue:
    """Let an attempt that was set aside count again."""
    found = owned_attempt(attempt_id)
    invigilating.restore(db.session(), found, _teacher())
    db.session.commit()
    flash(_("This attempt counts again."), "good")
    return _back(found)


@blueprint.route("/guests/<int:guest_id>/nickname", methods=["GET", "POST"])
def nickname(guest_id: int) -> ResponseReturnValue:
    """Rename a guest, or take the nickname away."""
    guest = owned_guest(guest_id)
    form = NicknameForm(nickname=guest.nickname)
    if request.form.get("act") == "remove":
        invigilating.remove_nickname(db.session(), guest, _("Guest"), _teacher())
        return _named(guest)
    if form.validate_on_submit():
        try:
            invigilating.rename(db.session(), guest, form.name, _teacher())
            return _named(guest)
        except Taken:
            db.session.rollback()
            form.nickname.errors = [_("Another guest of this quiz is called so already.")]
    page = render_template("teacher/nickname.html", guest=guest, form=form, assignment=guest.assignment)
    return page, 422 if form.is_submitted() else 200


def _named(guest: Guest) -> ResponseReturnValue:
    db.session.commit()
    flash(_("This guest is called “%(name)s” now.", name=guest.nickname), "good")
    return redirect(url_for("teacher.assignment", assignment_id=guest.assignment_id))


def _teacher() -> Person:
    return current_user._get_current_object()  # type: ignore[no-any-return]


def _back(attempt: Attempt) -> ResponseReturnValue:
    if request.form.get("back") == "attempt":
        return redirect(url_for("teacher.attempt", attempt_id=attempt.id))
    return redirect(url_for("teacher.assignment", assignment_id=attempt.assignment_id))
