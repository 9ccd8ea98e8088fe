"""Answering: the article beside all the questions, and saving what is answered."""

from __future__ import annotations

from flask import current_app, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from limits import RateLimitItemPerMinute

from questions.errors import ResponseError
from quiz.answer_sheet import Sheet, changes, level_in, save_sheet
from quiz.browser_log import note
from quiz.errors import answer
from quiz.extensions import db
from quiz.invigilating import record
from quiz.late_answers import count_in_grace, keep_late
from quiz.learner.access import attempt_alone_or_404, attempt_or_404, item_or_404
from quiz.learner.blueprint import blueprint
from quiz.learner.pages import Asked, answer_text, asked_of, checked_of
from quiz.learner.saves import PositionedSave, read_log, read_save
from quiz.learner.shown_item import shown_item_or_404
from quiz.models import Attempt
from quiz.models.columns import now
from quiz.models.errors import AlreadySubmitted, TooLate
from quiz.panes import panes_of
from quiz.saving import Save, commit_each_statement, lock_answer, save_response
from quiz.saying import said
from quiz.throttling import throttle
from quiz.words import answer_label

SAVES_ALLOWED = RateLimitItemPerMinute(300)
"""What an attempt may save: counted by attempt, never by address, which a school shares."""


@blueprint.get("/attempt/<token>", endpoint="attempt")
def show(token: str) -> ResponseReturnValue:
    """Show the article and the questions, with the answers saved so far."""
    attempt = attempt_or_404(db.session(), token)
    if attempt.submitted:
        return redirect(url_for("learner.review", token=token), 303)
    return attempt_page(attempt, asked_of(attempt))


@blueprint.post("/attempt/<token>/responses")
def save(token: str) -> ResponseReturnValue:
    """Save one answer as a script sends it, and say what is stored."""
    throttle(SAVES_ALLOWED, f"save:{token}")
    session = db.session()
    commit_each_statement(session)
    try:
        sent = read_save(request)
        item = shown_item_or_404(session, token, sent.position)
        stored = save_response(session, item, sent.save)
    except ResponseError as error:
        session.rollback()
        return jsonify(error=said(error.message), status=422), 422
    except TooLate as refusal:
        session.rollback()
        return _kept_late(token, sent, refusal)
    note(session, item.attempt, sent.log)
    # Before anything else: on SQLite nobody else saves until then.
    session.commit()
    reply = {
        "revision": stored.revision,
        "answer": stored.answer,
        "saved_at": stored.saved_at.isoformat(),
        "text": answer_label(answer_text(item, stored.answer), item.content.kind) if stored.conflict else "",
        "certainty": stored.certainty,
        "locked": stored.locked,
        # More time given in mid-attempt reaches the page's countdown with the next save.
        "left": item.attempt.seconds_left,
    }
    return jsonify(reply), 409 if stored.conflict else 200


def _kept_late(token: str, sent: PositionedSave, refusal: TooLate) -> ResponseReturnValue:
    """Say that an answer came too late, and whether it is kept for the teacher to decide."""
    item, save = item_or_404(db.session(), token, sent.position), sent.save
    late = keep_late(db.session(), item, save)
    if late and item.attempt.by_clock:
        attempt = attempt_or_404(db.session(), token)
        counted = count_in_grace(db.session(), attempt, item, save)
        if counted is not None:
            reply = {"revision": counted.revision, "answer": counted.answer, "saved_at": counted.saved_at.isoformat()}
            db.session.commit()
            return jsonify(**reply, certainty=save.certainty, locked=False, left=0, text="")
    db.session.commit()
    message = _("The time was over. This answer is kept for your teacher to decide, and does not count by now.")
    return jsonify(error=message if late else said(refusal.message), late=late, status=409), 409


@blueprint.post("/attempt/<token>/log")
def log(token: str) -> ResponseReturnValue:
    """Note what a browser tells of itself as its page goes away, where no save is left to tell it with."""
    throttle(SAVES_ALLOWED, f"log:{token}")
    note(db.session(), attempt_alone_or_404(db.session(), token), read_log(request))
    db.session.commit()
    return "", 204


@blueprint.post("/attempt/<token>/save")
def save_page(token: str) -> ResponseReturnValue:
    """Save the whole form, where no script saves each answer."""
    refusal = save_form(attempt_or_404(db.session(), token, with_answers=True))
    db.session.commit()
    if refusal is not None:
        return refusal
    if "lock" in request.form:
        return _check(token, request.form["lock"])
    if request.form.get("then") == "check":
        return redirect(url_for("learner.submit", token=token), 303)
    return redirect(url_for("learner.attempt", token=token, saved=1, _anchor="saving"), 303)


@blueprint.get("/attempt/worker.js")
def worker() -> ResponseReturnValue:
    """Give the script that opens a kept page offline: from here, because it may see no page outside this folder."""
    return current_app.send_static_file("js/attempt_worker.js")


@blueprint.get("/attempt/<token>/clock")
def clock(token: str) -> ResponseReturnValue:
    """Tell a script how much time is left and whether the attempt is over; a teacher may have changed it."""
    attempt = attempt_alone_or_404(db.session(), token)
    return jsonify(left=attempt.seconds_left, submitted=attempt.submitted)


def _check(token: str, position: str) -> ResponseReturnValue:
    """Lock one answer and show its key; a blank one is asked for first."""
    attempt = attempt_or_404(db.session(), token)
    item = next((item for item in attempt.items if str(item.position) == position), None)
    if item is None or attempt.assignment.feedback != "at_once":
        return answer(409, _("This question is not checked one by one."))
    if attempt.submitted:
        return redirect(url_for("learner.review", token=token), 303)
    if not lock_answer(db.session(), item):
        db.session.rollback()
        attempt = attempt_or_404(db.session(), token)
        return attempt_page(attempt, asked_of(attempt), blank=int(position)), 422
    record(db.session(), attempt, "checked", None, position=item.position)
    db.session.commit()
    return redirect(url_for("learner.attempt", token=token, _anchor=f"q{int(position) + 1}"), 303)


def save_form(attempt: Attempt) -> ResponseReturnValue | None:
    """Save the form's answers; return `None` for the caller to commit, or the page that says what was refused."""
    token = attempt.token
    if attempt.submitted:
        return late_page(attempt) if changes(attempt, request.form) else None
    try:
        sheet = save_sheet(db.session(), attempt, request.form)
    except AlreadySubmitted:
        db.session.rollback()
        return late_page(attempt_or_404(db.session(), token))
    if sheet.complete:
        return None
    attempt = attempt_or_404(db.session(), token, with_answers=True)
    if attempt.submitted:
        return late_page(attempt)
    status = 409 if sheet.overtaken or sheet.locked else 422
    return attempt_page(attempt, _with_refusals(attempt, sheet), sheet), status


def attempt_page(attempt: Attempt, asked: list[Asked], sheet: Sheet | None = None, *, blank: int | None = None) -> str:
    """Return the page of an attempt under way; `blank` is a question that was to be checked without an answer."""
    quiz = attempt.assignment.quiz
    checked = checked_of(attempt)
    unsaved = [question for question in asked if question.refused or question.conflict or question.came_late]
    return render_template(
        "learner/attempt.html",
        attempt=attempt,
        assignment=attempt.assignment,
        quiz=quiz,
        panes=panes_of(quiz.article, attempt.items, marked=True, only={position + 1 for position in checked}),
        questions=asked,
        checked=checked,
        blank=blank,
        unsaved=unsaved if sheet else [],
        saved=sheet is None and "saved" in request.args,
    )


def late_page(attempt: Attempt) -> ResponseReturnValue:
    """Return the page for answers that came after submission: they are shown, and do not count.

    Where the time was over they are kept, for the caller to commit.
    """
    late, kept = [], False
    for item, given in changes(attempt, request.form):
        try:
            late.append((item.position + 1, answer_text(item, given)))
            if attempt.by_clock:
                save = Save(given, "form", int(now().timestamp()), 0, level_in(request.form, item))
                kept = keep_late(db.session(), item, save) or kept
        except ResponseError:
            continue
    return render_template("learner/late.html", attempt=attempt, late=late, kept=kept), 409


def _with_refusals(attempt: Attempt, sheet: Sheet) -> list[Asked]:
    asked = []
    for item in attempt.items:
        if item.position in sheet.locked:
            asked.append(Asked.of(item, came_late=True))
        elif item.position in sheet.overtaken:
            asked.append(Asked.of(item, sheet.overtaken[item.position], conflict=True))
        elif item.position in sheet.refused:
            asked.append(Asked.of(item, sheet.refused[item.position], refused=True))
        else:
            asked.append(Asked.of(item))
    return asked
