"""Practice: a round of questions one by one, each answered and explained at once. It touches no score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from questions.errors import ResponseError
from quiz.asking import read_answer
from quiz.extensions import db
from quiz.homework import tasks_of
from quiz.learner.pages import Asked, Reviewed, as_text
from quiz.models import PracticeRound, PracticeTurn
from quiz.panes import panes_for
from quiz.practice.held import held_back
from quiz.practice.record import record_of
from quiz.practice.rounds import answer, begin_round, next_turn, show, turns_of
from quiz.practice.standing import standing_of
from quiz.student.blueprint import blueprint, student_required

UNPROCESSABLE = 422
LARGEST_ID = 2**31 - 1


@blueprint.route("/student/practice", methods=["GET", "POST"])
def practice() -> ResponseReturnValue:
    """Say what there is to practise, and begin a round."""
    refused = student_required()
    if refused is not None:
        return refused
    session = db.session()
    if request.method == "POST":
        begun = begin_round(session, current_user)
        session.commit()
        if begun is None:
            flash(_("There is nothing to practise just now."))
            return redirect(url_for("student.practice"), 303)
        return redirect(url_for("student.practice_round", round_id=begun.id), 303)
    tasks = tasks_of(session, current_user)
    standing = standing_of(session, current_user, record_of(session, current_user, tasks), held_back(session, tasks))
    return render_template("student/practice.html", standing=standing)


@blueprint.get("/student/practice/<int:round_id>")
def practice_round(round_id: int) -> ResponseReturnValue:
    """Go on to the next question of a round, or show how it went."""
    refused = student_required()
    if refused is not None:
        return refused
    found = _round_or_404(round_id)
    turn = next_turn(db.session(), found)
    if turn is not None:
        return redirect(url_for("student.practise", round_id=round_id, number=turn.position + 1), 303)
    turns = [turn for turn in turns_of(db.session(), found) if turn.answered]
    return render_template("student/practice_done.html", turns=turns, right=sum(turn.fraction == 1 for turn in turns))


@blueprint.route("/student/practice/<int:round_id>/<int:number>", methods=["GET", "POST"])
def practise(round_id: int, number: int) -> ResponseReturnValue:
    """Ask one question of a round; once it is answered, show what is right and why."""
    refused = student_required()
    if refused is not None:
        return refused
    session = db.session()
    found = _round_or_404(round_id)
    turns = turns_of(session, found)
    turn = next((one for one in turns if one.position + 1 == number), None) or abort(404)
    if turn.answered:
        return _review_page(turn, turns)
    following = next_turn(session, found)
    if following is None or following.id != turn.id:
        return redirect(url_for("student.practice_round", round_id=round_id), 303)
    if request.method == "POST":
        return _answered(turn, turns)
    show(turn)
    session.commit()
    return _ask_page(turn, turns)


def _answered(turn: PracticeTurn, turns: Sequence[PracticeTurn]) -> ResponseReturnValue:
    session = db.session()
    round_id, number = turn.round_id, turn.position + 1
    given = None if "unknown" in request.form else read_answer(turn.version.kind, request.form, turn.position)
    if given is None and "unknown" not in request.form:
        return _ask_page(turn, turns, problem=_("Answer first, or say that you do not know.")), UNPROCESSABLE
    try:
        answer(session, turn, given)
    except ResponseError:
        session.rollback()
        problem = _("This answer cannot be taken as it is. A typed one has at most 500 characters.")
        return _ask_page(turn, turns, given, problem), UNPROCESSABLE
    session.commit()
    return redirect(url_for("student.practise", round_id=round_id, number=number, _anchor="questions-title"), 303)


def _ask_page(
    turn: PracticeTurn, turns: Sequence[PracticeTurn], given: Mapping[str, Any] | None = None, problem: str = ""
) -> str:
    question = Asked(
        position=turn.position,
        asked=turn.asked,
        answer=given,
        stored=None,
        stored_text="",
        revision=0,
        refused=bool(problem),
    )
    return _page("student/practise.html", turn, turns, question=question, problem=problem, was=as_text(None))


def _review_page(turn: PracticeTurn, turns: Sequence[PracticeTurn]) -> str:
    content = turn.judged
    given = "" if turn.answer is None else turn.version.content.response_text(turn.answer, turn.shown)
    reviewed = Reviewed(
        position=turn.position,
        content=content,
        given=given,
        fraction=turn.fraction or 0.0,
        answer=turn.answer,
        shown=turn.shown,
        points=1.0,
        cancelled=turn.version.scored is None,
    )
    return _page("student/practised.html", turn, turns, question=reviewed, due_at=turn.card.due_at)


def _page(template: str, turn: PracticeTurn, turns: Sequence[PracticeTurn], **values: Any) -> str:
    article = turn.version.question.article
    panes = panes_for(article, [(turn.position + 1, turn.version)], marked=turn.answered)
    return render_template(
        template,
        turn=turn,
        count=turns[-1].position + 1,
        panes=panes,
        pane=panes.of(turn.position + 1),
        quiz=article,
        **values,
    )


def _round_or_404(round_id: int) -> PracticeRound:
    found = db.session.get(PracticeRound, round_id) if round_id <= LARGEST_ID else None
    if found is None or found.student_id != current_user.id:
        abort(404)
    return found
