"""Pasting an article and watching its questions being made, as a browser without scripts sees it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from factories import TEXT, make_article, make_quiz, make_teacher, sign_in
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from quiz.models import Article, Job, Person, Quiz
from quiz.models.columns import now
from quiz.progress import SILENCE

pytestmark = pytest.mark.usefixtures("signed_in")

LATE = SILENCE + timedelta(seconds=5)
JSON = {"Accept": "application/json"}


@pytest.fixture
def article(session: Session, teacher: Person) -> Article:
    """Return an article whose questions have been asked for, not yet made."""
    row = make_article(session, teacher)
    session.add(Job.generate(row))
    session.commit()
    return row


def articles(session: Session) -> int:
    return session.scalar(select(func.count(Article.id))) or 0


def change_job(session: Session, **values: object) -> None:
    session.execute(update(Job).values(**values))
    session.commit()


def test_a_pasted_article_is_stored_and_its_questions_asked_for(
    client: FlaskClient, session: Session, teacher: Person
) -> None:
    sent = {"title": " Mending\tthe bridge ", "text": TEXT, "source": "https://news.example/bridge"}
    answer = client.post("/desk/articles/new", data=sent)
    row = session.scalars(select(Article)).one()
    assert answer.location == f"/desk/articles/{row.id}/progress"
    assert (row.title, row.source, row.owner_id) == ("Mending the bridge", sent["source"], teacher.id)
    assert session.scalars(select(Job.state)).all() == ["queued"]


def test_a_form_sent_twice_makes_one_article_and_one_job(
    client: FlaskClient, session: Session, teacher: Person
) -> None:
    places = {client.post("/desk/articles/new", data={"text": TEXT}).location for _ in range(2)}
    assert len(places) == 1
    assert articles(session) == 1
    assert session.scalar(select(func.count(Job.id))) == 1


@pytest.mark.usefixtures("teacher")
@pytest.mark.parametrize(
    ("sent", "status", "message"),
    [
        ({"text": ""}, 422, "Paste the text"),
        ({"text": "Three words only"}, 422, "too short"),
        ({"text": TEXT.upper()}, 422, "capitals"),
        ({"text": "\x00\x01\x02" * 100}, 422, "not a text"),
        ({"text": TEXT * 20_000}, 413, "5 MB"),
        ({"text": TEXT, "title": "x" * 500}, 422, "at most 200 characters"),
        ({"text": TEXT, "source": "javascript:alert(1)"}, 422, "starts with https"),
        ({"text": TEXT, "source": "data:text/html,hi"}, 422, "starts with https"),
        ({"text": TEXT, "source": "https://"}, 422, "starts with https"),
        ({"text": TEXT, "source": "http://[broken"}, 422, "starts with https"),
    ],
)
def test_what_cannot_be_taken_says_why_and_comes_back(
    client: FlaskClient, session: Session, sent: dict[str, str], status: int, message: str
) -> None:
    answer = client.post("/desk/articles/new", data=sent)
    page = answer.get_data(as_text=True)
    assert (answer.status_code, articles(session)) == (status, 0)
    assert message in page
    if "\x00" not in sent["text"]:
        assert sent["text"][:100].split("\n")[0] in page


def test_a_post_larger_than_any_article_gets_a_page_that_names_the_limit(client: FlaskClient, teacher: Person) -> None:
    answer = client.post("/desk/articles/new", data={"text": "x" * (17 * 1024 * 1024)})
    assert answer.status_code == 413
    assert "5 MB" in answer.get_data(as_text=True)


def test_a_text_pasted_before_leads_to_its_quiz_and_makes_nothing(
    client: FlaskClient, session: Session, teacher: Person
) -> None:
    quiz = make_quiz(session, teacher)
    quiz.article.created_at = now() - timedelta(days=3)
    session.commit()
    answer = client.post("/desk/articles/new", data={"text": TEXT.replace(" ", "  ")})
    assert answer.status_code == 409
    assert f"/desk/quizzes/{quiz.id}" in answer.get_data(as_text=True)
    assert articles(session) == 1


def test_another_quiz_from_the_same_text_is_made_when_asked_for(
    client: FlaskClient, session: Session, teacher: Person
) -> None:
    quiz = make_quiz(session, teacher)
    quiz.article.created_at = now() - timedelta(days=3)
    session.commit()
    assert client.post("/desk/articles/new", data={"text": TEXT, "again": "1"}).status_code == 302
    assert articles(session) == 2


def test_a_colleagues_article_is_not_offered(client: FlaskClient, session: Session, teacher: Person) -> None:
    make_quiz(session, make_teacher(session, "Bea", "bea@school.example"))
    assert client.post("/desk/articles/new", data={"text": TEXT}).status_code == 302


def test_a_preview_shows_the_measures_and_makes_no_article(
    client: FlaskClient, session: Session, teacher: Person
) -> None:
    answer = client.post("/desk/articles/new", data={"text": TEXT, "preview": "1"})
    page = client.get(answer.location).get_data(as_text=True)
    assert answer.status_code == 302
    assert "minute to read" in page
    assert "reading level" in page
    assert articles(session) == 0


def test_a_script_gets_the_measures_of_a_text_still_being_written(client: FlaskClient, teacher: Person) -> None:
    full = client.post("/desk/articles/measure", data={"text": TEXT}, headers=JSON).json
    begun = client.post("/desk/articles/measure", data={"text": "Two words"}, headers=JSON).json
    assert full is not None
    assert full["problem"] is None
    assert "reading level" in full["summary"]
    assert begun is not None
    assert begun["summary"] == "2 words"
    assert begun["problem"]


def test_a_job_that_nobody_takes_is_shown_as_not_answered(
    client: FlaskClient, session: Session, article: Article
) -> None:
    address = f"/desk/articles/{article.id}/progress"
    assert "not answering" not in client.get(address).get_data(as_text=True)
    change_job(session, created_at=now() - LATE)
    assert "not answering" in client.get(address).get_data(as_text=True)


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"state": "queued"}, "waiting"),
        ({"created_at": -LATE}, "silent"),
        ({"state": "running", "stage": "reading", "lease_until": timedelta(seconds=30)}, "working"),
        (
            {"state": "running", "stage": "reading", "created_at": -LATE, "lease_until": timedelta(seconds=29)},
            "working",
        ),
        (
            {"state": "running", "stage": "reading", "created_at": -LATE, "lease_until": timedelta(seconds=5)},
            "silent",
        ),
        ({"state": "failed", "error": "It broke."}, "failed"),
        ({"state": "done"}, "done"),
    ],
)
def test_the_progress_tells_how_it_is(
    client: FlaskClient, session: Session, article: Article, values: dict[str, object], state: str
) -> None:
    moments = {name: now() + value for name, value in values.items() if isinstance(value, timedelta)}
    change_job(session, **{**values, **moments})
    found = client.get(f"/desk/articles/{article.id}/job", headers=JSON).json
    assert found is not None
    assert found["state"] == state


def test_a_worker_busy_with_another_article_is_no_silence(
    client: FlaskClient, session: Session, teacher: Person, article: Article
) -> None:
    change_job(session, created_at=now() - LATE)
    other = make_article(session, teacher, TEXT + " One more sentence stands here.")
    busy = Job.generate(other)
    busy.state, busy.lease_until = "running", now() + timedelta(seconds=29)
    session.add(busy)
    session.commit()
    found = client.get(f"/desk/articles/{article.id}/job", headers=JSON).json
    assert found is not None
    assert found["state"] == "waiting"


def test_a_failed_job_says_why_and_is_tried_again_once(client: FlaskClient, session: Session, article: Article) -> None:
    change_job(session, state="failed", error="The reading stopped.", created_at=now() - LATE)
    page = client.get(f"/desk/articles/{article.id}/progress").get_data(as_text=True)
    assert "The reading stopped." in page
    assert "Try again" in page
    for _ in range(2):
        client.post(f"/desk/articles/{article.id}/retry")
    assert sorted(session.scalars(select(Job.state))) == ["failed", "queued"]
    assert "not answering" not in client.get(f"/desk/articles/{article.id}/progress").get_data(as_text=True)


@pytest.mark.parametrize("state", ["queued", "running"])
def test_a_job_under_way_is_not_asked_for_again(
    client: FlaskClient, session: Session, article: Article, state: str
) -> None:
    change_job(session, state=state)
    client.post(f"/desk/articles/{article.id}/retry")
    assert session.scalar(select(func.count(Job.id))) == 1


def test_when_the_questions_are_made_the_progress_page_leads_to_the_quiz(
    client: FlaskClient, session: Session, article: Article
) -> None:
    quiz = make_quiz(session, article=article)
    change_job(session, state="done")
    assert client.get(f"/desk/articles/{article.id}/progress").location == f"/desk/quizzes/{quiz.id}"


def test_a_done_job_without_a_quiz_is_shown_as_failed(client: FlaskClient, session: Session, article: Article) -> None:
    change_job(session, state="done")
    assert "could not be made" in client.get(f"/desk/articles/{article.id}/progress").get_data(as_text=True)


def test_without_scripts_the_page_reloads_while_it_waits_and_no_longer(
    client: FlaskClient, session: Session, article: Article
) -> None:
    address = f"/desk/articles/{article.id}/progress"
    assert 'http-equiv="refresh"' in client.get(address).get_data(as_text=True)
    change_job(session, state="failed", error="It broke.")
    assert 'http-equiv="refresh"' not in client.get(address).get_data(as_text=True)


def test_an_article_without_a_job_can_be_started(client: FlaskClient, session: Session, teacher: Person) -> None:
    row = make_article(session, teacher)
    assert "Try again" in client.get(f"/desk/articles/{row.id}/progress").get_data(as_text=True)
    client.post(f"/desk/articles/{row.id}/retry")
    assert session.scalars(select(Job.state)).all() == ["queued"]


def test_a_desk_with_nothing_says_what_to_do(client: FlaskClient, teacher: Person) -> None:
    page = client.get("/desk").get_data(as_text=True)
    assert "You have no quiz yet" in page
    assert "/desk/articles/new" in page


def test_a_sample_is_copied_once_with_its_suggestions(client: FlaskClient, session: Session, teacher: Person) -> None:
    sample = make_quiz(session, published=True)
    places = {client.post(f"/desk/samples/{sample.id}/copy").location for _ in range(2)}
    copy = session.scalars(Quiz.owned_by(teacher)).one()
    assert places == {f"/desk/quizzes/{copy.id}"}
    assert (copy.state, len(copy.items), copy.article.owner_id) == ("draft", 4, teacher.id)
    assert copy.items[0].version_id != sample.items[0].version_id


def test_only_a_published_sample_can_be_copied(client: FlaskClient, session: Session, teacher: Person) -> None:
    assert client.post(f"/desk/samples/{make_quiz(session).id}/copy").status_code == 404


def test_a_double_click_served_by_two_threads_at_once_makes_one_article(
    app: Flask, client: FlaskClient, session: Session, teacher: Person
) -> None:
    together = Barrier(4)

    def paste() -> int:
        browser = app.test_client()
        sign_in(browser, teacher)
        together.wait()
        return browser.post("/desk/articles/new", data={"text": TEXT}).status_code

    with ThreadPoolExecutor(4) as threads:
        statuses = [done.result() for done in [threads.submit(paste) for _ in range(4)]]
    assert statuses == [302] * 4
    assert (articles(session), session.scalar(select(func.count(Job.id)))) == (1, 1)
