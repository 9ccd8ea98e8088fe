"""Jobs: how far the making of a quiz is. A link is fetched first; to a program that is one job all the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import abort, url_for
from flask_login import current_user
from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from quiz import authoring
from quiz.api.operations import Reply, named, operation
from quiz.api.schemas import identity, nullable, of, share, text, to, words
from quiz.extensions import db
from quiz.models import Article, Intake, Job
from quiz.progress import Progress, progress_of
from quiz.saying import said
from quiz.teacher.access import possible

named(
    "Job",
    of(
        {
            "id": identity(),
            "state": words(
                ("waiting", "working", "silent", "failed", "done"),
                "`silent`: no worker has answered for a while; the job is safe and goes on when one does.",
            ),
            "stage": text("What is being done."),
            "progress": share(),
            "error": nullable(text("Why it failed, for people.")),
            "article_id": nullable(identity()),
            "quiz_id": nullable(identity("The quiz, once it is made.")),
        }
    ),
)

FETCHING = 0.1
"""The part of the whole work that fetching a link is, about."""


@dataclass(frozen=True, slots=True)
class Making:
    """Hold how far the making of a quiz is."""

    progress: Progress
    article_id: int | None
    quiz_id: int | None


def making(job: Job) -> Making:
    """Return how far the making of a quiz is, whichever of its steps is being done."""
    if job.intake is not None and job.intake.article_id is None:
        fetched = progress_of(db.session(), job.intake)
        return Making(fetched, None, None)
    article = job.article or db.session.get_one(Article, job.intake.article_id if job.intake else None)
    quiz = authoring.quiz_of(db.session(), article)
    made = progress_of(db.session(), article)
    if made.state == "none" and quiz is not None:
        made = Progress("done", "done", 1.0)
    return Making(made, article.id, quiz.id if quiz and made.state == "done" else None)


def as_json(job: Job) -> dict[str, Any]:
    """Return how far a job is."""
    found = making(job)
    progress = found.progress
    begun = 0.0 if job.intake is None else FETCHING
    share_done = FETCHING * progress.fraction if found.article_id is None else begun + (1 - begun) * progress.fraction
    return {
        "id": job.id,
        "state": progress.state,
        "stage": progress.stage,
        "progress": round(share_done, 3),
        "error": said(progress.error) if progress.error else None,
        "article_id": found.article_id,
        "quiz_id": found.quiz_id,
    }


def address(job: Job) -> str:
    """Return where to ask how far a job is."""
    return url_for("api.job", job_id=job.id)


@operation(
    "GET",
    "/jobs/<int:job_id>",
    "Ask how far the making of a quiz is",
    to("Job"),
    links={"quiz": {"operationId": "quiz", "parameters": {"quiz_id": "$response.body#/quiz_id"}}},
)
def job(job_id: int) -> Reply:
    """Tell how far a job is; when it is done, which quiz came of it."""
    query = (
        select(Job)
        .outerjoin(Job.article)
        .outerjoin(Job.intake)
        .where(
            Job.id == possible(job_id),
            or_(Article.owner_id == current_user.id, Intake.owner_id == current_user.id),
        )
        .options(joinedload(Job.intake), joinedload(Job.article))
    )
    return Reply(as_json(db.session.scalar(query) or abort(404)))
