"""Taking in what a teacher brings: asked for by a page, fetched and read by the worker; the caller commits."""

from __future__ import annotations

from datetime import date

from sqlalchemy import delete
from sqlalchemy.orm import Session

from questions.article import Article as ArticleText
from questions.readers import detect
from questions.readers.text import read_text
from quiz import authoring
from quiz.models import Article, Intake, Job, Person
from quiz.sent_twice import since
from quiz.understood import Understood


def take_link(session: Session, owner: Person, address: str, *, at_once: bool = False) -> tuple[Intake, Job]:
    """Return a link to be fetched and its job; the same twice in half a minute is one, sent twice."""
    return _take(session, Intake.of_link(owner, address, at_once=at_once))


def take_file(session: Session, owner: Person, file_name: str, data: bytes) -> tuple[Intake, Job]:
    """Return a file to be read and its job; raise `ArticleError` for a format that nothing reads."""
    detect(data, file_name)
    return _take(session, Intake.of_file(owner, file_name, data))


def take_paste(session: Session, owner: Person, text: str, title: str, source: str) -> Intake:
    """Return a pasted text to be looked over; the same twice in half a minute is one.

    Raises `ArticleError` for what is no article.
    """
    understood = Understood.of(read_text(text), title, source)
    intake = Intake.of_paste(owner, text, understood.to_json())
    held = session.scalar(Intake.same(intake, since()))
    if held is not None and held.understood == intake.understood:
        return held
    session.add(intake)
    session.flush()
    return intake


def retry(session: Session, intake: Intake) -> Job:
    """Return the job that tries once more, or the one that is at it already."""
    last = session.scalar(Job.latest_of(intake))
    if last is not None and last.state in ("queued", "running", "done"):
        return last
    job = Job.take_in(intake)
    session.add(job)
    session.flush()
    return job


def known(session: Session, owner: Person, understood: Understood) -> Article | None:
    """Return the teacher's newest article that is the same as what was understood, or came from the same address."""
    return authoring.same_article(session, owner, understood.fingerprint, understood.source or None)


def make_article(
    session: Session,
    owner: Person,
    intake: Intake,
    text: ArticleText,
    *,
    byline: str = "",
    published_on: date | None = None,
) -> Article:
    """Add the article that a teacher makes of what was taken in, and return it."""
    article = authoring.add_article(session, text, owner)
    article.byline = byline or None
    article.published_on = published_on
    article.uncut_fingerprint = Understood.from_json(intake.understood or {}).fingerprint or None
    intake.article_id = article.id
    return article


def forget(session: Session, intake: Intake) -> None:
    """Delete what a teacher does not want to take in after all, with its job."""
    session.execute(delete(Intake).where(Intake.id == intake.id).execution_options(synchronize_session=False))
    session.expire_all()


def forget_old(session: Session) -> None:
    """Delete what was taken in more than a day ago; the articles made of it stay."""
    session.execute(Intake.forgetting())


def _take(session: Session, intake: Intake) -> tuple[Intake, Job]:
    held = session.scalar(Intake.same(intake, since()))
    if held is not None:
        return held, retry(session, held)
    session.add(intake)
    job = Job.take_in(intake)
    session.add(job)
    session.flush()
    return intake, job
