"""The worker: takes waiting jobs one by one, and shows while it works that it lives.

A job's row is changed only while its lease is held, by an update that says so; a worker that was
thought dead and comes back finds its job gone and stores nothing.
"""

from __future__ import annotations

import os
import secrets
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from flask import Flask, current_app

from questions.errors import QuestionsError
from questions.messages import Message
from quiz import jobs
from quiz.extensions import db
from quiz.intakes import forget_old
from quiz.models.errors import DomainError
from quiz.models.job import Job
from quiz.submitting import submit_overdue
from quiz.tasks import TASKS, Task

SWEEP_SECONDS = 3.0
NAME = f"{socket.gethostname()[:40]}:{os.getpid()}"


class LeaseLost(Exception):
    """Stop the work: another worker has taken the job, or it was given back."""


def run(app: Flask, threads: int = 1) -> None:
    """Work until told to stop (SIGINT or SIGTERM), then give back what is unfinished."""
    bell = jobs.bell_of(app)
    stopped = threading.Event()
    sweeper = threading.Thread(target=_sweep_until, args=(app, stopped), name="sweep", daemon=True)
    sweeper.start()
    consumer = bell.queue.create_consumer(
        workers=threads, periodic=False, max_delay=jobs.LONGEST_WAIT, shutdown_timeout=2
    )
    app.logger.info("worker %s waits for jobs", NAME)
    consumer.run()
    stopped.set()
    with app.app_context():
        Job.give_back(NAME)
        db.session.commit()
    app.logger.info("worker %s stopped", NAME)


def sweep() -> int:
    """Ring for every job that nobody holds, unless the bell is ringing already; return how many."""
    unheld = waiting()
    bell = jobs.bell_of(current_app._get_current_object())  # type: ignore[attr-defined]
    if not unheld or not bell.quiet():
        return 0
    for job_id in unheld:
        bell.ring(job_id)
    return len(unheld)


def waiting() -> list[int]:
    """Return the ids of the jobs that nobody holds, the oldest first."""
    return list(db.session.scalars(Job.waiting(_lease())))


def work_on(job_id: int) -> None:
    """Do one job if nobody else does, and commit how it ended."""
    worker = f"{NAME}:{secrets.token_hex(4)}"
    lease = _lease()
    claimed = Job.claim(job_id, worker, lease)
    db.session.commit()
    if not claimed:
        return
    job = db.session.get_one(Job, job_id)
    task = TASKS[job.task]
    allowed, tries = current_app.config["JOB_TRIES"], job.tries
    if tries > allowed:
        # Whatever ended the earlier tries ended their worker too, so nobody could say so then.
        _fail(job, task.gave_up(allowed))
        db.session.commit()
        return
    current_app.logger.info("job %s: try %s at %s of %s", job_id, tries, job.task, job.article_id or job.intake_id)
    try:
        with _heartbeat(job_id, worker, lease):
            _do(job, task, worker, lease)
    except LeaseLost:
        db.session.rollback()
        current_app.logger.warning("job %s was taken by another worker, or deleted with its article", job_id)
    except (QuestionsError, DomainError) as error:
        _end(job_id, worker, lease, error.message)
    except Exception:
        db.session.rollback()
        current_app.logger.exception("job %s failed", job_id)
        _end(job_id, worker, lease, task.gave_up(allowed) if tries >= allowed else None)


def _lease() -> timedelta:
    return timedelta(seconds=current_app.config["JOB_LEASE_SECONDS"])


def _do(job: Job, task: Task, worker: str, lease: timedelta) -> None:
    def report(stage: str, progress: float) -> None:
        _hold(job.id, worker, lease, stage=stage, progress=progress)
        db.session.commit()

    store = task.work(job, report)
    # The lease first: in one transaction with the results, it keeps a second worker from storing them twice.
    _hold(job.id, worker, lease)
    store(db.session())
    job.finish()
    db.session.commit()
    current_app.logger.info("job %s is done", job.id)


def _fail(job: Job, error: Message) -> None:
    """Record that a job failed for good; a file that it could not read is kept no longer."""
    job.fail(error)
    if job.intake is not None:
        job.intake.data = None


def _end(job_id: int, worker: str, lease: timedelta, error: Message | None) -> None:
    """Record a failure for good, or without an error put the job back for another try."""
    db.session.rollback()
    try:
        _hold(job_id, worker, lease)
    except LeaseLost:
        db.session.rollback()
        return
    job = db.session.get_one(Job, job_id)
    if error is None:
        job.requeue()
    else:
        _fail(job, error)
    db.session.commit()


def _hold(job_id: int, worker: str, lease: timedelta, **values: str | float) -> None:
    if not Job.renew(job_id, worker, lease, **values):
        raise LeaseLost


@contextmanager
def _heartbeat(job_id: int, worker: str, lease: timedelta) -> Iterator[None]:
    """Renew the lease from another thread for as long as the work goes on."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    done = threading.Event()

    def beat() -> None:
        while not done.wait(lease.total_seconds() / 4):
            with app.app_context():
                try:
                    Job.renew(job_id, worker, lease)
                    db.session.commit()
                except Exception:
                    db.session.rollback()
                    app.logger.warning("the lease of job %s could not be renewed now", job_id, exc_info=True)

    thread = threading.Thread(target=beat, name=f"heartbeat-{job_id}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _sweep_until(app: Flask, stopped: threading.Event) -> None:
    while not stopped.is_set():
        with app.app_context():
            try:
                sweep()
                submit_overdue(db.session())
                forget_old(db.session())
                db.session.commit()
            except Exception:
                app.logger.warning("the sweep failed and will be tried again", exc_info=True)
        stopped.wait(SWEEP_SECONDS)
