"""Take in an article by a link or a file, wait for it, and look over what was understood."""

from __future__ import annotations

from flask import flash, jsonify, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from questions.article import Article as ArticleText
from questions.errors import ArticleError
from questions.readers import MOST_FILE_BYTES
from quiz import authoring, generation, intakes, jobs
from quiz.editing.fields import tidy_line
from quiz.extensions import db, limiter
from quiz.models import Intake, Job
from quiz.progress import progress_of
from quiz.saying import said
from quiz.teacher.access import owned_intake
from quiz.teacher.articles import CONFLICT, TOO_LARGE, UNPROCESSABLE, new_page, summary_of
from quiz.teacher.blueprint import blueprint
from quiz.teacher.intake_forms import FileForm, LinkForm, PreviewForm
from quiz.understood import Understood
from quiz.words import stage_label

TAKEN_IN = "200 per hour"
"""More than any teacher needs, and less than a program that looks for something would."""


@blueprint.route("/articles/link", methods=["GET", "POST"])
@limiter.limit(TAKEN_IN, methods=["POST"])
def from_link() -> ResponseReturnValue:
    """Take in a link."""
    form = LinkForm()
    if not form.validate_on_submit():
        return new_page(UNPROCESSABLE, link=form) if form.is_submitted() else redirect(url_for("teacher.new_article"))
    authoring.take_turns(db.session(), current_user)
    return _started(*intakes.take_link(db.session(), current_user, form.address.data))


@blueprint.route("/articles/file", methods=["GET", "POST"])
@limiter.limit(TAKEN_IN, methods=["POST"])
def from_file() -> ResponseReturnValue:
    """Take in a file; one of a format that nothing reads is told so at once."""
    form = FileForm()
    if not form.validate_on_submit():
        return new_page(UNPROCESSABLE, file=form) if form.is_submitted() else redirect(url_for("teacher.new_article"))
    data = form.file.data.stream.read(MOST_FILE_BYTES + 1)
    authoring.take_turns(db.session(), current_user)
    try:
        return _started(*intakes.take_file(db.session(), current_user, tidy_line(form.file.data.filename), data))
    except ArticleError as error:
        form.file.errors = [said(error.message)]
        return new_page(TOO_LARGE if len(data) > MOST_FILE_BYTES else UNPROCESSABLE, file=form)


@blueprint.route("/intakes/<int:intake_id>", methods=["GET", "POST"])
def intake(intake_id: int) -> ResponseReturnValue:
    """Show how far it is; then what was understood; and make the article that the teacher wants of it."""
    taken = owned_intake(intake_id)
    if taken.understood is None:
        state = progress_of(db.session(), taken)
        return render_template("teacher/taking_in.html", intake=taken, progress=state)
    understood = Understood.from_json(taken.understood)
    form = PreviewForm(obj=understood)
    if not form.is_submitted():
        form.kept.data, form.parts.data = list(range(len(understood.blocks))), understood.first_parts()
        return _preview(taken, understood, form)
    if not form.validate():
        return _preview(taken, understood, form, UNPROCESSABLE)
    try:
        text = understood.article(
            set(form.kept.data), set(form.parts.data), form.title.data or "", form.source.data or ""
        )
    except ArticleError as error:
        form.kept.errors = [said(error.message)]
        return _preview(taken, understood, form, UNPROCESSABLE)
    return _make(taken, understood, form, text)


@blueprint.get("/intakes/<int:intake_id>/job")
def intake_state(intake_id: int) -> ResponseReturnValue:
    """Tell a script how far it is."""
    state = progress_of(db.session(), owned_intake(intake_id))
    return jsonify(state=state.state, stage=stage_label(state.stage), progress=round(state.fraction, 3))


@blueprint.post("/intakes/<int:intake_id>/retry")
def retry_intake(intake_id: int) -> ResponseReturnValue:
    """Fetch a link again after a failure; asked twice, it happens once. A file that failed is gone."""
    taken = owned_intake(intake_id)
    authoring.take_turns(db.session(), current_user)
    if taken.kind != "link":
        return redirect(url_for("teacher.new_article"))
    flash(_("Trying again."))
    return _started(taken, intakes.retry(db.session(), taken))


@blueprint.post("/intakes/<int:intake_id>/forget")
def forget_intake(intake_id: int) -> ResponseReturnValue:
    """Forget what the teacher does not want to take in after all."""
    intakes.forget(db.session(), owned_intake(intake_id))
    db.session.commit()
    flash(_("It is forgotten."), "good")
    return redirect(url_for("teacher.desk"))


def _started(taken: Intake, job: Job) -> ResponseReturnValue:
    db.session.commit()
    jobs.wake(job.id)
    return redirect(url_for("teacher.intake", intake_id=taken.id))


def _make(taken: Intake, understood: Understood, form: PreviewForm, text: ArticleText) -> ResponseReturnValue:
    authoring.take_turns(db.session(), current_user)
    held = authoring.same_article(db.session(), current_user, text.fingerprint)
    held = held or intakes.known(db.session(), current_user, understood)
    if held and authoring.just_added(held):
        return redirect(url_for("teacher.progress", article_id=held.id))
    if held and not form.again.data:
        return _preview(taken, understood, form, CONFLICT, text)
    article = intakes.make_article(
        db.session(),
        current_user,
        taken,
        text,
        byline=form.byline.data or "",
        published_on=form.published_on.data,
    )
    job = generation.request_questions(db.session(), article)
    db.session.commit()
    jobs.wake(job.id)
    return redirect(url_for("teacher.progress", article_id=article.id))


def _preview(
    taken: Intake, understood: Understood, form: PreviewForm, status: int = 200, text: ArticleText | None = None
) -> ResponseReturnValue:
    held = intakes.known(db.session(), current_user, understood)
    if held is None and text is not None:
        held = authoring.same_article(db.session(), current_user, text.fingerprint)
    page = render_template(
        "teacher/preview.html",
        intake=taken,
        understood=understood,
        form=form,
        kept=set(form.kept.data or ()),
        chosen_parts=set(form.parts.data or ()),
        held=held,
        held_quiz=authoring.quiz_of(db.session(), held) if held else None,
        summary=summary_of(" ".join(block.text for block in understood.blocks)),
    )
    return page, status
