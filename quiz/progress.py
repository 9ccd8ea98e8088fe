"""How far a job is, told so that nobody waits for what does not come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from questions.messages import Message
from quiz.models import Article, Intake, Job
from quiz.models.columns import now

SILENCE = timedelta(seconds=15)
"""After this long without a sign of life of the worker, the page says that it does not answer; after half
a lease where that is longer, since a worker at work renews its lease four times while it lasts."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Say how far an article's job is. `state`: `waiting`, `working`, `silent`, `failed`, `done` or `none`."""

    state: str
    stage: str = "waiting"
    fraction: float = 0.0
    error: Message | None = None


def progress_of(session: Session, subject: Article | Intake) -> Progress:
    """Return how far the newest job of an article, or of what is taken in, is."""
    return states_of(session, [subject])[subject.id]


def states_of(session: Session, subjects: Sequence[Article | Intake]) -> dict[int, Progress]:
    """Return, by its id, how far the newest job of each article, or of each thing that is taken in, is."""
    if not subjects:
        return {}
    column = Job.article_id if isinstance(subjects[0], Article) else Job.intake_id
    newest = select(func.max(Job.id)).where(column.in_([row.id for row in subjects])).group_by(column)
    jobs = {job.article_id or job.intake_id: job for job in session.scalars(select(Job).where(Job.id.in_(newest)))}
    sign, silent_since = _signs(session, jobs.values())
    return {row.id: _progress(jobs.get(row.id), sign, silent_since) for row in subjects}


def _signs(session: Session, jobs: Iterable[Job]) -> tuple[datetime | None, datetime]:
    """Return when a worker last gave a sign, where any of the jobs waits for one, and when silence is too long."""
    lease = timedelta(seconds=current_app.config["JOB_LEASE_SECONDS"])
    unfinished = any(job.state in ("queued", "running") for job in jobs)
    return _newest_sign(session, lease) if unfinished else None, now() - max(SILENCE, lease / 2)


def _progress(job: Job | None, sign: datetime | None, silent_since: datetime) -> Progress:
    if job is None:
        return Progress("none")
    if job.state in ("failed", "done"):
        return Progress(job.state, job.stage, job.progress, job.error)
    heard = max(job.created_at, sign) if sign else job.created_at
    state = "silent" if heard < silent_since else "working" if job.state == "running" else "waiting"
    return Progress(state, job.stage, job.progress)


def _newest_sign(session: Session, lease: timedelta) -> datetime | None:
    """Return when any worker last gave a sign of life: it renewed a lease, or finished a job."""
    row = session.execute(
        select(
            func.max(Job.lease_until, type_=Job.lease_until.type).label("lease"),
            func.max(Job.finished_at, type_=Job.finished_at.type).label("finished"),
        )
    ).one()
    signs = [row.lease - lease if row.lease else None, row.finished]
    return max((sign for sign in signs if sign), default=None)
