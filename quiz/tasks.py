"""What a worker can do: each task by the name that its jobs carry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import current_app
from sqlalchemy.orm import Session

from questions.messages import Message
from quiz.extensions import db
from quiz.fetched import read_fetched
from quiz.fetching import Rules, fetch
from quiz.generation import Report, make_questions, store_questions
from quiz.isolation import read_isolated
from quiz.making import go_on
from quiz.models.article import Article
from quiz.models.intake import Intake
from quiz.models.job import Job
from quiz.understood import Understood

Store = Callable[[Session], None]
"""Stores what came of a task, in the transaction that ends its job."""


@dataclass(frozen=True, slots=True)
class Task:
    """Declare a task: what does the work and returns what stores it, and what is said after so many tries in vain."""

    work: Callable[[Job, Report], Store]
    gave_up: Callable[[int], Message]


def _generate(job: Job, report: Report) -> Store:
    article = db.session.get_one(Article, job.article_id)
    made = make_questions(article, report)

    def store(session: Session) -> None:
        store_questions(session, article, made)

    return store


def _gave_up_generating(tries: int) -> Message:
    return Message(
        "Making questions from this article stopped without an answer %(tries)s times. "
        "Try again, or with a shorter text.",
        tries=tries,
    )


def _read(job: Job, report: Report) -> Store:
    intake = _intake(job)
    name, data = intake.file_name or "", intake.data or b""
    # Commits, so that no transaction is open while the file is read.
    report("understanding", 0.1)
    understood = Understood.of(read_isolated(data, name))
    return _storing(intake, understood)


def _gave_up_reading(tries: int) -> Message:
    return Message(
        "Reading this stopped without an answer %(tries)s times. Paste the text of the article instead.", tries=tries
    )


def _fetch(job: Job, report: Report) -> Store:
    intake = _intake(job)
    address = intake.address or ""
    report("fetching", 0.1)
    page = fetch(address, Rules(allowed=current_app.config["FETCH_ALLOW"]))
    report("understanding", 0.6)
    return _storing(intake, read_fetched(page))


def _intake(job: Job) -> Intake:
    return db.session.get_one(Intake, job.intake_id)


def _storing(intake: Intake, understood: Understood) -> Store:
    def store(session: Session) -> None:
        intake.understood = understood.to_json()
        intake.data = None
        if intake.at_once:
            go_on(session, intake, understood)

    return store


TASKS: Mapping[str, Task] = {
    "generate": Task(_generate, _gave_up_generating),
    "fetch": Task(_fetch, _gave_up_reading),
    "read": Task(_read, _gave_up_reading),
}
