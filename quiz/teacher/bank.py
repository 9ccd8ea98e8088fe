"""The question bank: a list to search, what to do with what was ticked, and a page a question."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext
from flask_login import current_user
from sqlalchemy.orm import defer

from questions.messages import Message
from quiz import authoring
from quiz.bank import performance
from quiz.bank.history import history
from quiz.bank.search import articles_of, search
from quiz.bank.using import add_to_quiz, owned_questions, quiz_of, uses_of
from quiz.extensions import db
from quiz.models import Question, Quiz
from quiz.teacher.access import LARGEST_ID, owned_question, owned_quiz
from quiz.teacher.bank_forms import BankForm, PickForm, UseForm
from quiz.teacher.blueprint import blueprint
from quiz.undoing import remember

UNPROCESSABLE = 422


@blueprint.get("/bank")
def bank() -> ResponseReturnValue:
    """Show the teacher's questions, as the address looks for them."""
    return _list_page(PickForm.of(_quizzes()))


@blueprint.post("/bank")
def use_ticked() -> ResponseReturnValue:
    """Add the ticked questions to a quiz, archive them or bring them back."""
    form = PickForm.of(_quizzes())
    if not form.validate():
        return _list_page(form, UNPROCESSABLE)
    authoring.take_turns(db.session(), current_user)
    ids = [id_ for id_ in form.ticked if id_ <= LARGEST_ID]
    found = [*owned_questions(db.session(), current_user, ids)]
    if form.act.data in ("archive", "bring_back"):
        _archive(found, away=form.act.data == "archive")
        return redirect(f"{url_for('teacher.bank')}?{request.query_string.decode('ascii', 'ignore')}")
    return _add(form, found) if found else redirect(url_for("teacher.bank"))


@blueprint.get("/bank/<int:question_id>")
def question(question_id: int) -> ResponseReturnValue:
    """Show one question: its versions, where it is used and how it did."""
    return _question_page(owned_question(question_id), UseForm.of(_quizzes()))


@blueprint.post("/bank/<int:question_id>/use")
def use_question(question_id: int) -> ResponseReturnValue:
    """Add one question to a quiz."""
    found = owned_question(question_id)
    form = UseForm.of(_quizzes())
    if not form.validate():
        return _question_page(found, form, UNPROCESSABLE)
    authoring.take_turns(db.session(), current_user)
    return _add(form, [found])


@blueprint.post("/bank/<int:question_id>/archive")
def archive(question_id: int) -> ResponseReturnValue:
    """Put a question away."""
    _archive([owned_question(question_id)], away=True)
    return redirect(url_for("teacher.question", question_id=question_id))


@blueprint.post("/bank/<int:question_id>/bring-back")
def bring_back(question_id: int) -> ResponseReturnValue:
    """Offer an archived question again."""
    _archive([owned_question(question_id)], away=False)
    return redirect(url_for("teacher.question", question_id=question_id))


def _archive(found: list[Question], *, away: bool) -> None:
    for each in found:
        each.archive() if away else each.bring_back()
    db.session.commit()
    if away:
        flash(ngettext("%(num)s question is archived.", "%(num)s questions are archived.", len(found)), "good")
    else:
        flash(ngettext("%(num)s question is back.", "%(num)s questions are back.", len(found)), "good")


def _add(form: UseForm, found: list[Question]) -> ResponseReturnValue:
    if form.into is None:
        quiz = quiz_of(db.session(), current_user, found, form.title.data or "")
        first, added = 1, len(found)
    else:
        quiz = owned_quiz(form.into)
        first = len(quiz.items) + 1
        remember(db.session(), quiz, Message("Questions added from the question bank"))
        added = len(add_to_quiz(quiz, found))
    db.session.commit()
    if added:
        flash(ngettext("%(num)s question is added.", "%(num)s questions are added.", added), "good")
    if held := len(found) - added:
        flash(ngettext("%(num)s was in the quiz already.", "%(num)s were in the quiz already.", held))
    return redirect(url_for("teacher.quiz", quiz_id=quiz.id, _anchor=f"q{first}" if added else None))


def _quizzes() -> list[Quiz]:
    return [*db.session.scalars(Quiz.owned_by(current_user).options(defer(Quiz.introduction)))]


def _list_page(picking: PickForm, status: int = 200) -> ResponseReturnValue:
    form = BankForm.of(articles_of(db.session(), current_user))
    found = search(db.session(), current_user, form.wanted)
    page = render_template("teacher/bank.html", form=form, found=found, picking=picking)
    return page, status


def _question_page(found: Question, form: UseForm, status: int = 200) -> ResponseReturnValue:
    performed = performance.of_versions(db.session(), found)
    page = render_template(
        "teacher/question.html",
        question=found,
        article=found.article,
        steps=history(found),
        uses=uses_of(db.session(), found),
        performed=performed,
        overall=performance.overall(performed),
        form=form,
    )
    return page, status
