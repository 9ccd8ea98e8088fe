"""The worker's side of jobs: the row is the job, the queue only wakes a worker, a sweep finds the dropped."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """Bind the queue to the app."""


def wake(job_id: int) -> None:
    """Tell a worker that a job waits. Call it after the commit; a lost call is found by the sweep."""
