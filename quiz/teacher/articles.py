"""Paste an article, and watch its questions being made."""

from __future__ import annotations

from flask import flash, jsonify, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from questions.article import Article as ArticleText
from questions.errors import ArticleError
from questions.readability import count_words, reading_level, reading_minutes
from questions.readers.text import MOST_BYTES
from quiz import authoring, generation, jobs
from quiz.extensions import db
from quiz.models import Article
from quiz.progress import Progress, progress_of
from quiz.saying import said
from quiz.teacher.access import owned_article
from quiz.teacher.blueprint import blueprint
from quiz.teacher.forms import ArticleForm, MeasureForm
from quiz.words import level_label, stage_label

UNPROCESSABLE, TOO_LARGE, CONFLICT = 422, 413, 409


@blueprint.route("/articles/new", methods=["GET", "POST"])
def new_article() -> ResponseReturnValue:
    """Take a pasted article and have questions made from it; a text pasted before leads to its quiz."""
    form = ArticleForm()
    if not form.validate_on_submit():
        return _paste_page(form, UNPROCESSABLE if form.is_submitted() else 200)
    try:
        text = ArticleText.from_text(form.text.data, title=form.title.data, source=form.source.data)
    except ArticleError as error:
        form.text.errors = [said(error.message)]
        too_large = len(form.text.data.encode("utf-8", "surrogatepass")) >= MOST_BYTES
        return _paste_page(form, TOO_LARGE if too_large else UNPROCESSABLE)
    if form.preview.data:
        return _paste_page(form, 200, article=text)
    authoring.take_turns(db.session(), current_user)
    held = authoring.same_article(db.session(), current_user, text.fingerprint)
    if held and authoring.just_added(held):
        return redirect(url_for("teacher.progress", article_id=held.id))
    if held and not form.again.data:
        return _paste_page(form, CONFLICT, article=text, held=held)
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
    return jsonify(summary=_summary(text), problem=None)


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


def _summary(text: str) -> str:
    words = count_words(text)
    minutes = reading_minutes(words)
    level = _("reading level: %(level)s", level=level_label(reading_level(text).label))
    return " · ".join((_counted(words), ngettext("%(num)s minute to read", "%(num)s minutes to read", minutes), level))


def _paste_page(
    form: ArticleForm, status: int, *, article: ArticleText | None = None, held: Article | None = None
) -> ResponseReturnValue:
    summary = _summary(article.text) if article else None
    quiz = authoring.quiz_of(db.session(), held) if held else None
    page = render_template("teacher/new_article.html", form=form, summary=summary, held=held, held_quiz=quiz)
    return page, status
