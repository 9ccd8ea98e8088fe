"""Rule on a question that was answered already: see what would change for whom, then do it, on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from quiz import regrading
from quiz.extensions import db
from quiz.models import Question, QuestionVersion, Ruling
from quiz.models.errors import DomainError
from quiz.regrading import Change
from quiz.saying import said
from quiz.teacher.access import owned_question, possible
from quiz.teacher.blueprint import blueprint
from quiz.teacher.forms import RulingForm


@dataclass(frozen=True, slots=True)
class Preview:
    """Hold what a ruling would do, as the page shows it before it is made."""

    decision: str
    changes: Sequence[Change]

    @property
    def changed(self) -> list[Change]:
        """Return the attempts that would be scored otherwise."""
        return [change for change in self.changes if change.changed]


@blueprint.route("/questions/<int:question_id>/regrade", methods=["GET", "POST"])
def regrade(question_id: int) -> ResponseReturnValue:
    """Show a question's rulings and what can be ruled; try one out, and make it when it is confirmed."""
    question = owned_question(question_id)
    version = _version(question)
    form = RulingForm()
    if not form.is_submitted():
        return _page(question, version, form)
    if not form.validate():
        return _page(question, version, form, status=422)
    try:
        preview = _rule(version, form)
    except DomainError as refused:
        db.session.rollback()
        form.form_errors.append(said(refused.message))
        return _page(owned_question(question_id), version, form, status=refused.status)
    if form.confirmed.data:
        db.session.commit()
        count = len(preview.changed)
        flash(ngettext("Regraded: %(num)s score changed.", "Regraded: %(num)s scores changed.", count), "good")
        origin = request.form.get("quiz", type=int)
        return redirect(url_for("teacher.regrade", question_id=question_id, quiz=origin), 303)
    db.session.rollback()
    return _page(owned_question(question_id), version, form, preview=preview)


def _rule(version: QuestionVersion, form: RulingForm) -> Preview:
    """Make the ruling that the form asks for and score by it; the caller commits it or takes it back."""
    session = db.session()
    regrading.settle(session, version)
    session.refresh(version)
    ruling = _ruling(version, form)
    changes = regrading.regrade(session, version, ruling, current_user, form.reason.data or "")
    decision = _("The ruling is taken back: %(ruling)s", ruling=said(regrading.say(ruling)))
    return Preview(said(regrading.say(ruling)) if ruling.stands else decision, changes)


def _ruling(version: QuestionVersion, form: RulingForm) -> Ruling:
    session = db.session()
    match form.act.data:
        case "key":
            return regrading.correct_key(session, version, set(form.right.data or ()))
        case "version":
            other = next((each for each in version.question.versions if each.id == form.other.data), None)
            return regrading.score_by(session, version, other or abort(404))
        case "accept":
            return regrading.accept(session, version, form.answer.data or "")
        case "cancel":
            return regrading.cancel(session, version)
    ruling = next((each for each in version.rulings if each.id == form.ruling.data), None) or abort(404)
    regrading.revoke(ruling)
    return ruling


def _version(question: Question) -> QuestionVersion:
    """Return the version that is ruled on: the one asked for, else the newest that was answered, else the newest."""
    wanted = request.values.get("version", type=int)
    if wanted is not None:
        return next((each for each in question.versions if each.id == possible(wanted)), None) or abort(404)
    answered = regrading.answered(db.session(), question)
    return next((each for each in reversed(question.versions) if each.id in answered), question.versions[-1])


def _page(
    question: Question, version: QuestionVersion, form: RulingForm, *, preview: Preview | None = None, status: int = 200
) -> ResponseReturnValue:
    session = db.session()
    version = next(each for each in question.versions if each.id == version.id)
    scored = version.scored or version.content
    page = render_template(
        "teacher/regrade.html",
        question=question,
        quiz={"article": question.article},
        version=version,
        scored=scored,
        answered=regrading.answered(session, question),
        corrected=[
            other
            for other in question.versions
            if other.number > version.number and other.content.asks_the_same(version.content)
            if other.content != scored
        ],
        typed=scored.accepting("?") != scored,
        wrong=regrading.wrong_answers(session, version),
        rulings=[(ruling, said(regrading.say(ruling))) for ruling in regrading.history(session, question.id)],
        form=form,
        preview=preview,
        origin=request.values.get("quiz", type=int),
    )
    return page, status
