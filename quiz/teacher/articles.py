"""Take in an article, by pasting it to begin with, and watch its questions being made."""

from __future__ import annotations

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from questions.article import Article as ArticleText
from questions.errors import ArticleError
from questions.readability import count_words, reading_level, reading_minutes
from questions.readers import MOST_FILE_BYTES
from questions.readers.text import MOST_BYTES
from quiz import authoring, generation, intakes, jobs
from quiz.extensions import db
from quiz.models import Article
from quiz.progress import Progress, progress_of
from quiz.saying import said
from quiz.teacher.access import owned_article, owned_intake
from quiz.teacher.blueprint import blueprint
from quiz.teacher.forms import ArticleForm, MeasureForm
from quiz.teacher.intake_forms import FileForm, LinkForm
from quiz.words import level_label, stage_label

UNPROCESSABLE, TOO_LARGE, CONFLICT = 422, 413, 409


@blueprint.route("/articles/new", methods=["GET", "POST"])
def new_article() -> ResponseReturnValue:
    """Take a pasted article and have questions made from it; a text pasted before leads to its quiz."""
    form = ArticleForm()
    if not form.validate_on_submit():
        return new_page(UNPROCESSABLE, paste=form) if form.is_submitted() else new_page(paste=_filled(form))
    try:
        text = ArticleText.from_text(form.text.data, title=form.title.data, source=form.source.data)
    except ArticleError as error:
        form.text.errors = [said(error.message)]
        too_large = len(form.text.data.encode("utf-8", "surrogatepass")) >= MOST_BYTES
        return new_page(TOO_LARGE if too_large else UNPROCESSABLE, paste=form)
    if form.preview.data:
        return _look_over(form)
    authoring.take_turns(db.session(), current_user)
    held = authoring.same_article(db.session(), current_user, text.fingerprint)
    if held and authoring.just_added(held):
        return redirect(url_for("teacher.progress", article_id=held.id))
    if held and not form.again.data:
        return new_page(CONFLICT, paste=form, article=text, held=held)
    article = authoring.add_article(db.session(), text, current_user)
    _request_questions(article)
    return redirect(url_for("teacher.progress", article_id=article.id))


@blueprint.post("/articles/measure")
def measure() -> ResponseReturnValue:
    """Tell a script how long and how hard a text is to read."""
    text = MeasureForm().text.data or ""
    try:
        text = ArticleText.from_text(text).text
    except ArticleError as error:
        return jsonify(summary=_counted(count_words(text)), problem=said(error.message))
    return jsonify(summary=summary_of(text), problem=None)


@blueprint.get("/articles/<int:article_id>/progress")
def progress(article_id: int) -> ResponseReturnValue:
    """Show how far the questions are; once they are made, the quiz."""
    article = owned_article(article_id)
    state = progress_of(db.session(), article)
    quiz = authoring.quiz_of(db.session(), article)
    if quiz is not None and state.state in ("done", "none"):
        return redirect(url_for("teacher.quiz", quiz_id=quiz.id))
    return render_template("teacher/progress.html", article=article, progress=state)


@blueprint.get("/articles/<int:article_id>/job")
def job_state(article_id: int) -> ResponseReturnValue:
    """Tell a script how far the questions are."""
    article = owned_article(article_id)
    state = progress_of(db.session(), article)
    return jsonify(state=state.state, stage=stage_label(state.stage), progress=round(state.fraction, 3))


@blueprint.post("/articles/<int:article_id>/retry")
def retry(article_id: int) -> ResponseReturnValue:
    """Have the questions made again after a failure; asked twice, it happens once."""
    article = owned_article(article_id)
    authoring.take_turns(db.session(), current_user)
    if _needs_a_job(article, progress_of(db.session(), article)):
        _request_questions(article)
        flash(_("Trying again."))
    return redirect(url_for("teacher.progress", article_id=article.id))


def _needs_a_job(article: Article, state: Progress) -> bool:
    if state.state == "done":
        return authoring.quiz_of(db.session(), article) is None
    return state.state in ("failed", "none")


def _request_questions(article: Article) -> None:
    job = generation.request_questions(db.session(), article)
    db.session.commit()
    jobs.wake(job.id)


def _counted(words: int) -> str:
    return str(ngettext("%(num)s word", "%(num)s words", words))


def summary_of(text: str) -> str:
    """Return how long and how hard a text is to read, in a line."""
    words = count_words(text)
    minutes = reading_minutes(words)
    level = _("reading level: %(level)s", level=level_label(reading_level(text).label))
    return " · ".join((_counted(words), ngettext("%(num)s minute to read", "%(num)s minutes to read", minutes), level))


def _look_over(form: ArticleForm) -> ResponseReturnValue:
    authoring.take_turns(db.session(), current_user)
    intake = intakes.take_paste(
        db.session(), current_user, form.text.data, form.title.data or "", form.source.data or ""
    )
    db.session.commit()
    return redirect(url_for("teacher.intake", intake_id=intake.id))


def _filled(form: ArticleForm) -> ArticleForm:
    """Fill in what is known of an article whose text a page did not give."""
    number = request.args.get("intake", type=int)
    if number is not None:
        form.source.data = owned_intake(number).address
    return form


def new_page(
    status: int = 200,
    *,
    paste: ArticleForm | None = None,
    link: LinkForm | None = None,
    file: FileForm | None = None,
    article: ArticleText | None = None,
    held: Article | None = None,
) -> ResponseReturnValue:
    """Return the page with the three ways in, each with the form that was sent where one was."""
    # The forms that were not sent must not take what was sent for theirs.
    page = render_template(
        "teacher/new_article.html",
        form=paste or ArticleForm(formdata=None),
        link=link or LinkForm(formdata=None),
        file=file or FileForm(formdata=None),
        summary=summary_of(article.text) if article else None,
        held=held,
        held_quiz=authoring.quiz_of(db.session(), held) if held else None,
        most_file_bytes=MOST_FILE_BYTES,
    )
    return page, status
