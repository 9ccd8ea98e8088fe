"""Jobs: woken, claimed once, kept by a living worker, taken up again after a dead one."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from factories import PARAGRAPHS, make_article
from flask import Flask
from servers import ROOT, Worker
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quiz import jobs, removing, worker
from quiz.extensions import db
from quiz.generation import STEP, make_questions, opening_words, request_questions
from quiz.models import Article, Job, Quiz, StoredCandidate
from quiz.models.columns import now

LEASE = timedelta(seconds=60)


def make_job(session: Session, text: str = "\n\n".join(PARAGRAPHS)) -> Job:
    job = request_questions(session, make_article(session, text=text))
    session.commit()
    return job


def wait_for(session: Session, job: Job, *states: str, seconds: float = 120) -> None:
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        session.expire_all()
        if job.state in states or job.stage in states:
            return
        session.rollback()
        time.sleep(0.02)
    raise AssertionError(f"the job is still {job.state} ({job.stage})")


def test_asking_twice_is_asking_once(session: Session) -> None:
    article = make_article(session)
    first = request_questions(session, article)
    session.commit()
    assert request_questions(session, article).id == first.id


def test_one_of_two_workers_gets_a_job(app: Flask, session: Session) -> None:
    job = make_job(session)
    with app.app_context():
        assert [Job.claim(job.id, name, LEASE) for name in ("one", "two")] == [True, False]


def test_a_lapsed_lease_lets_the_next_worker_in_and_the_first_one_out(app: Flask, session: Session) -> None:
    job = make_job(session)
    with app.app_context():
        Job.claim(job.id, "one", timedelta(seconds=-1))
        assert Job.claim(job.id, "two", LEASE)
        assert not Job.renew(job.id, "one", LEASE, stage="asking", progress=0.5)
        assert Job.renew(job.id, "two", LEASE, stage="asking", progress=0.5)
        db.session.commit()
    session.expire_all()
    assert (job.worker, job.tries, job.stage) == ("two", 2, "asking")


def test_a_dead_workers_job_waits_for_no_clock_that_was_set_back(app: Flask, session: Session) -> None:
    job = make_job(session)
    with app.app_context():
        hour_ahead = LEASE + timedelta(hours=1)
        assert Job.claim(job.id, "one", hour_ahead)
        assert worker.waiting() == [job.id]
        assert Job.claim(job.id, "two", LEASE)
        assert not Job.renew(job.id, "one", LEASE)
        assert worker.waiting() == []


def test_a_living_workers_job_outlasts_a_clock_that_was_set_back(app: Flask, session: Session) -> None:
    job = make_job(session)
    with app.app_context():
        assert Job.claim(job.id, "one", LEASE + timedelta(hours=1))
        assert Job.renew(job.id, "one", LEASE)
        assert not Job.claim(job.id, "two", LEASE)


def test_a_worker_that_stops_gives_its_jobs_back(app: Flask, session: Session) -> None:
    mine, others = make_job(session), make_job(session, "\n\n".join(reversed(PARAGRAPHS)))
    with app.app_context():
        Job.claim(mine.id, f"{worker.NAME}:ab", LEASE)
        Job.claim(others.id, f"{worker.NAME}9:ab", LEASE)
        Job.give_back(worker.NAME)
        db.session.commit()
    session.expire_all()
    assert (mine.state, mine.tries, mine.lease_until) == ("queued", 0, None)
    assert others.state == "running"


def test_the_sweep_rings_for_what_was_dropped_and_only_once(app: Flask, session: Session) -> None:
    make_job(session)
    with app.app_context():
        assert worker.sweep() == 1
        assert worker.sweep() == 0
        assert not jobs.bell_of(app).quiet()


def test_a_queue_that_is_down_loses_no_job(make_app: Callable[..., Flask], session: Session) -> None:
    job = make_job(session)
    app = make_app(REDIS_URL="redis://127.0.0.1:1/0", RATELIMIT_STORAGE_URI="memory://")
    with app.app_context():
        jobs.wake(job.id)
        assert worker.waiting() == [job.id]


def test_a_job_tried_too_often_is_shown_as_failed(app: Flask, session: Session) -> None:
    job = make_job(session)
    job.tries = app.config["JOB_TRIES"]
    session.commit()
    with app.app_context():
        worker.work_on(job.id)
    session.expire_all()
    assert job.state == "failed"
    assert job.error is not None
    assert "3 times" in job.error
    assert job.lease_until is None


def test_a_failed_job_can_be_tried_again(app: Flask, session: Session) -> None:
    job = make_job(session)
    job.fail("no luck")
    job.retry()
    session.commit()
    with app.app_context():
        assert Job.claim(job.id, "one", LEASE)


def test_a_worker_makes_the_questions_and_a_draft_of_ten(app: Flask, session: Session) -> None:
    text = (ROOT / "questions/data/samples/night-lights-and-moths.txt").read_text(encoding="utf-8")
    job = make_job(session, text)
    with app.app_context():
        worker.work_on(job.id)
        worker.work_on(job.id)
    session.expire_all()
    assert (job.state, job.progress, job.tries) == ("done", 1.0, 1)
    quiz = session.scalars(select(Quiz)).one()
    assert 5 <= len(quiz.items) <= 10
    assert quiz.state == "draft"
    assert job.article.sentences
    assert len(job.article.candidates) >= len(quiz.items)


def test_an_article_that_is_none_fails_at_once_with_its_message(app: Flask, session: Session) -> None:
    job = make_job(session)
    job.article.paragraphs = [{"start": 0, "end": len(job.article.text), "furniture": "caption"}]
    session.commit()
    with app.app_context():
        worker.work_on(job.id)
    session.expire_all()
    assert job.state in ("failed", "done")
    assert job.error or job.article.shortfall


def test_progress_goes_through_the_stages_and_never_back(app: Flask, session: Session) -> None:
    told: list[tuple[str, float]] = []
    with app.app_context():
        make_questions(make_article(session), lambda stage, share: told.append((stage, share)))
    assert list(dict.fromkeys(stage for stage, _share in told)) == ["reading", "asking", "choosing"]
    shares = [share for _stage, share in told]
    assert shares == sorted(shares)
    assert len(shares) <= 2 / STEP
    assert 0 < shares[0] < shares[-1] < 1


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The ferry left. It rained.", "The ferry left. It rained."),
        (
            "The council of Alder closed its bridge because " + 9 * "rain ",
            "The council of Alder closed its bridge because rain rain …",
        ),
        ("A" * 300, "…"),
    ],
)
def test_a_quiz_of_an_article_without_a_title_is_called_by_its_opening_words(text: str, title: str) -> None:
    assert opening_words(text) == title


def test_an_article_deleted_meanwhile_ends_its_job_quietly(
    app: Flask, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = make_job(session)

    def deleted_meanwhile(_article: Article, report: Callable[[str, float], None]) -> None:
        removing.delete_article(session, session.get_one(Article, job.article_id))
        session.commit()
        report("asking", 0.5)

    monkeypatch.setattr("quiz.tasks.make_questions", deleted_meanwhile)
    number = job.id
    with app.app_context():
        worker.work_on(number)
    assert session.scalars(select(Article)).all() == []


def test_another_reading_replaces_the_candidates_and_keeps_the_quiz(app: Flask, session: Session) -> None:
    job = make_job(session, (ROOT / "questions/data/samples/ferry-saved-by-town.txt").read_text(encoding="utf-8"))
    with app.app_context():
        worker.work_on(job.id)
    before = session.scalar(select(func.count(StoredCandidate.id)))
    again = request_questions(session, session.get_one(Article, job.article_id))
    session.commit()
    assert again.id != job.id
    with app.app_context():
        worker.work_on(again.id)
    assert session.scalar(select(func.count(StoredCandidate.id))) == before
    assert session.scalar(select(func.count(Quiz.id))) == 1


def test_a_worker_killed_in_the_middle_doubles_nothing(instance: Path, session: Session) -> None:
    # Killed while it loads the language model, which it does after it says that it reads.
    job = make_job(session, (ROOT / "questions/data/samples/ferry-saved-by-town.txt").read_text(encoding="utf-8"))
    first, second = Worker(JOB_LEASE_SECONDS="2"), Worker(JOB_LEASE_SECONDS="2")
    first.start()
    try:
        wait_for(session, job, "reading")
        first.kill()
        assert job.state == "running"
        second.start()
        wait_for(session, job, "done", "failed", seconds=120)
    finally:
        first.kill()
        second.stop()
    assert (job.state, job.tries) == ("done", 2)
    assert session.scalar(select(func.count(Quiz.id))) == 1
    ranks = session.scalars(select(StoredCandidate.rank).order_by(StoredCandidate.rank)).all()
    assert list(ranks) == list(range(len(ranks)))


def test_a_worker_that_is_told_to_stop_gives_its_job_back_at_once(instance: Path, session: Session) -> None:
    text = (ROOT / "questions/data/samples/ferry-saved-by-town.txt").read_text(encoding="utf-8")
    job = make_job(session, "\n\n".join(f"It was year {n}. {text}" for n in range(1900, 1925)))
    process = Worker()
    process.start()
    wait_for(session, job, "reading")
    process.stop()
    session.expire_all()
    assert (job.state, job.tries) == ("queued", 0)
    assert job.lease_until is None or job.lease_until < now()


@pytest.mark.parametrize(
    "statement", ["import quiz", "import quiz; quiz.create_app()", "from quiz import generation, worker"]
)
def test_the_web_process_never_loads_a_language_model(instance: Path, statement: str) -> None:
    code = f"{statement}\nimport sys\nprint(sorted({{'spacy', 'thinc', 'lemminflect'}} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_answering_requests_loads_no_language_model(instance: Path) -> None:
    code = (
        "import sys, quiz; app = quiz.create_app({'WTF_CSRF_ENABLED': False}); client = app.test_client()\n"
        "for rule in app.url_map.iter_rules():\n"
        "    if not rule.arguments: client.get(rule.rule)\n"
        "print('spacy' in sys.modules)"
    )
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "False"
