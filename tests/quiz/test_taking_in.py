"""Taking in a file or a pasted text: read by the worker, looked over, cut, and made an article."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import files
import pytest
from factories import PARAGRAPHS, TEXT, TITLE, make_article, make_quiz, make_teacher, sign_in
from flask import Flask
from flask.testing import FlaskClient
from news_site import HTML, Site
from news_site import page as news_page
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from questions.readers.base import MOST_FILE_BYTES
from quiz import worker
from quiz.extensions import db
from quiz.intakes import forget_old
from quiz.models import Article, Intake, Job, Person
from quiz.models.columns import now

pytestmark = pytest.mark.usefixtures("signed_in")

LONG_AGO = timedelta(days=3)


def upload(client: FlaskClient, data: bytes, name: str) -> TestResponse:
    # By hand: the test client would leave a temporary file of its own open.
    head = f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = head.encode() + data + b"\r\n--b--\r\n"
    kind = "multipart/form-data; boundary=b"
    return client.post("/desk/articles/file", input_stream=BytesIO(body), content_length=len(body), content_type=kind)


def taken_in(app: Flask, client: FlaskClient, session: Session, data: bytes, name: str) -> Intake:
    """Upload a file, have the worker read it, and return what it was taken in as."""
    assert upload(client, data, name).status_code == 302
    job = session.scalars(select(Job).order_by(Job.id.desc())).first()
    assert job is not None
    with app.app_context():
        worker.work_on(job.id)
    session.expire_all()
    assert job.intake is not None
    return job.intake


def look_over(client: FlaskClient, text: str = TEXT, **sent: str) -> str:
    location = client.post("/desk/articles/new", data={"text": text, "preview": "1", **sent}).location
    assert location is not None
    return location


def test_a_file_is_read_by_the_worker_looked_over_and_made_an_article(
    app: Flask, client: FlaskClient, session: Session, teacher: Person
) -> None:
    intake = taken_in(app, client, session, files.docx(TITLE, PARAGRAPHS), "bridge.docx")
    assert intake.data is None
    page = client.get(f"/desk/intakes/{intake.id}").get_data(as_text=True)
    assert f'value="{TITLE}"' in page
    assert 'value="Ada Holm"' in page
    assert "Arch · 900" in page
    assert "List or table" in page
    sent = {"title": "The bridge", "byline": "Ada Holm", "published_on": "2024-03-05", "kept": ["0", "1", "6"]}
    answer = client.post(f"/desk/intakes/{intake.id}", data=sent)
    article = session.scalars(select(Article)).one()
    assert answer.location == f"/desk/articles/{article.id}/progress"
    assert article.text == TEXT
    assert (article.title, article.byline, article.published_on) == ("The bridge", "Ada Holm", date(2024, 3, 5))
    assert session.scalars(select(Job.task).order_by(Job.id)).all() == ["read", "generate"]


def test_making_it_twice_makes_one_article(client: FlaskClient, session: Session, teacher: Person) -> None:
    address = look_over(client)
    places = {client.post(address, data={"kept": ["0", "1", "2"]}).location for _ in range(2)}
    assert len(places) == 1
    assert session.scalar(select(func.count(Article.id))) == 1


def test_a_pasted_text_can_be_cut(client: FlaskClient, session: Session, teacher: Person) -> None:
    address = look_over(client, title="Bridges", source="https://a.example/b")
    page = client.get(address).get_data(as_text=True)
    assert page.count('name="kept"') == 3
    assert "reading level" in page
    client.post(address, data={"title": "Bridges", "source": "https://a.example/b", "kept": ["0", "2"]})
    article = session.scalars(select(Article)).one()
    assert article.text == "\n\n".join((PARAGRAPHS[0], PARAGRAPHS[2]))
    assert (article.title, article.source) == ("Bridges", "https://a.example/b")


@pytest.mark.parametrize("cut", [["0", "1", "2"], ["0", "1"]], ids=["whole", "cut"])
def test_the_same_article_is_known_again_even_where_it_was_cut(
    client: FlaskClient, session: Session, teacher: Person, cut: list[str]
) -> None:
    client.post(look_over(client), data={"kept": cut})
    article = session.scalars(select(Article)).one()
    article.created_at = now() - LONG_AGO
    session.commit()
    address = look_over(client, TEXT.replace(" ", "  "))
    assert "You have this article already" in client.get(address).get_data(as_text=True)
    refused = client.post(address, data={"kept": ["0", "1", "2"]})
    assert refused.status_code == 409
    assert f"/desk/articles/{article.id}/progress" in refused.get_data(as_text=True)
    assert client.post(address, data={"kept": ["0", "1", "2"], "again": "1"}).status_code == 302
    assert session.scalar(select(func.count(Article.id))) == 2


def test_a_text_pasted_straight_away_is_known_from_the_file_it_was_in(
    app: Flask, client: FlaskClient, session: Session, teacher: Person
) -> None:
    quiz = make_quiz(session, article=make_article(session, teacher))
    quiz.article.created_at = now() - LONG_AGO
    session.commit()
    intake = taken_in(app, client, session, TEXT.encode("utf-16"), "bridge.txt")
    page = client.get(f"/desk/intakes/{intake.id}").get_data(as_text=True)
    assert f"/desk/quizzes/{quiz.id}" in page


@pytest.mark.usefixtures("teacher")
@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({}, "Tick the paragraphs"),
        ({"kept": ["0"]}, "at least 3"),
        ({"kept": ["99"]}, "no text"),
        ({"kept": ["x"]}, "Invalid"),
        ({"kept": ["0", "1"], "title": "x" * 300}, "at most 200 characters"),
        ({"kept": ["0", "1"], "byline": "x" * 400}, "at most 300 characters"),
        ({"kept": ["0", "1"], "published_on": "soon"}, "valid date"),
        ({"kept": ["0", "1"], "source": "javascript:alert(1)"}, "starts with https"),
    ],
)
def test_what_cannot_be_made_an_article_says_why_and_comes_back(
    client: FlaskClient, session: Session, sent: dict[str, object], message: str
) -> None:
    answer = client.post(look_over(client), data=sent)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert message in page
    assert page.count(" checked") == (len(set(sent.get("kept", [])) & {"0", "1"}))  # type: ignore[arg-type]
    assert session.scalar(select(func.count(Article.id))) == 0


@pytest.mark.usefixtures("teacher")
@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a.pdf", "picture"),
        (files.zipped({"a": "b"}), "a.docx", "not known here"),
        (b"", "", "Choose a file"),
    ],
)
def test_a_file_that_nothing_reads_is_refused_at_once(
    client: FlaskClient, session: Session, data: bytes, name: str, message: str
) -> None:
    answer = upload(client, data, name)
    assert answer.status_code == 422
    assert message in answer.get_data(as_text=True)
    assert session.scalar(select(func.count(Intake.id))) == 0


@pytest.mark.parametrize("size", [MOST_FILE_BYTES + 1, MOST_FILE_BYTES + 5_000_000])
def test_a_file_over_the_limit_is_refused_and_told_the_limit(client: FlaskClient, teacher: Person, size: int) -> None:
    answer = upload(client, b"x" * size, "a.txt")
    assert answer.status_code == 413
    assert "20 MB" in answer.get_data(as_text=True)


@pytest.mark.usefixtures("teacher")
@pytest.mark.parametrize(
    ("file", "message"),
    [
        ((files.pdf([[]]), "scan.pdf"), "only pictures of it"),
        ((files.epub([("One", PARAGRAPHS)], lock=files.AES), "book.epub"), "locked by its seller"),
        ((files.docx(TITLE, PARAGRAPHS)[:9000], "a.docx"), "damaged"),
        ((b"Three words only.", "a.txt"), "too short"),
        (("Der Rat hat die Brücke am Montag geschlossen. Niemand kam. ".encode() * 5, "a.txt"), "not in English"),
    ],
)
def test_a_file_without_an_article_says_why_and_its_bytes_are_not_kept(
    app: Flask, client: FlaskClient, session: Session, file: tuple[bytes, str], message: str
) -> None:
    intake = taken_in(app, client, session, *file)
    page = client.get(f"/desk/intakes/{intake.id}").get_data(as_text=True)
    assert message in page
    assert "Paste the text instead" in page
    assert 'http-equiv="refresh"' not in page
    assert intake.data is None


def test_while_it_waits_the_page_says_so_and_a_script_can_ask(
    client: FlaskClient, session: Session, teacher: Person
) -> None:
    address = upload(client, TEXT.encode(), "a.txt").location
    assert 'http-equiv="refresh"' in client.get(address).get_data(as_text=True)
    state = client.get(f"{address}/job").json
    assert state is not None
    assert state["state"] == "waiting"


def test_the_same_file_sent_twice_is_read_once(client: FlaskClient, session: Session, teacher: Person) -> None:
    assert len({upload(client, TEXT.encode(), "a.txt").location for _ in range(2)}) == 1
    assert session.scalar(select(func.count(Job.id))) == 1


def test_a_long_book_begins_with_its_first_chapter(
    app: Flask, client: FlaskClient, session: Session, teacher: Person
) -> None:
    sentence = "The council of Alder closed its old stone bridge on Monday because the arches had cracked. "
    long = [f"In the year {n} it rained. {sentence * 8}" for n in range(1900, 2000)]
    data = files.epub([("The Flood", long), ("The Ferry", PARAGRAPHS), ("The End", long[::-1])], "Alder")
    intake = taken_in(app, client, session, data, "alder.epub")
    page = client.get(f"/desk/intakes/{intake.id}").get_data(as_text=True)
    assert [f'name="parts" value="{n}" checked' in page for n in range(3)] == [True, False, False]
    every = [str(n) for n in range(400)]
    client.post(f"/desk/intakes/{intake.id}", data={"title": "Alder", "parts": ["1"], "kept": every})
    assert session.scalars(select(Article)).one().text == "\n\n".join(("The Ferry", *PARAGRAPHS))


def test_what_was_taken_in_is_forgotten_after_a_day_and_its_article_stays(
    app: Flask, client: FlaskClient, session: Session, teacher: Person
) -> None:
    old, new = look_over(client), look_over(client, TEXT + "\n\nAll was well.")
    client.post(old, data={"kept": ["0", "1", "2"]})
    intake = session.scalars(select(Intake).order_by(Intake.id)).first()
    assert intake is not None
    intake.created_at = now() - timedelta(days=1, minutes=1)
    session.commit()
    with app.app_context():
        forget_old(db.session())
        db.session.commit()
    assert (client.get(old).status_code, client.get(new).status_code) == (404, 200)
    assert session.scalar(select(func.count(Article.id))) == 1


@pytest.fixture
def fetching(make_app: Callable[..., Flask], site: Site) -> Flask:
    """Return an app that may fetch from the news site."""
    return make_app(FETCH_ALLOW=frozenset({site.host}))


def fetched(app: Flask, session: Session, address: str) -> tuple[FlaskClient, str]:
    """Send a link, have the worker fetch it, and return the browser and where what was taken in is."""
    client = app.test_client()
    sign_in(client, session.scalar(select(Person)) or make_teacher(session))
    location = client.post("/desk/articles/link", data={"address": address}).location
    job_id = session.scalar(select(func.max(Job.id)))
    with app.app_context():
        worker.work_on(job_id or 0)
    session.expire_all()
    return client, location


def test_a_link_is_fetched_looked_over_and_made_an_article(fetching: Flask, session: Session, site: Site) -> None:
    client, location = fetched(fetching, session, f"{site.url}/moved?utm_source=mail")
    page = client.get(location).get_data(as_text=True)
    assert 'value="Ada Holm, The Alder Gazette"' in page
    assert 'value="2024-03-05"' in page
    sent = {"title": TITLE, "byline": "Ada Holm", "published_on": "2024-03-05", "kept": ["0", "1", "2"]}
    client.post(location, data={**sent, "source": f"{site.url}/bridge"})
    article = session.scalars(select(Article)).one()
    assert (article.title, article.source, article.text) == (TITLE, f"{site.url}/bridge", TEXT)
    assert (article.byline, article.published_on) == ("Ada Holm", date(2024, 3, 5))
    assert session.scalars(select(Job.task).order_by(Job.id)).all() == ["fetch", "generate"]


def test_a_page_that_changed_is_known_by_its_address(fetching: Flask, session: Session, site: Site) -> None:
    client, location = fetched(fetching, session, f"{site.url}/bridge")
    client.post(location, data={"source": f"{site.url}/bridge", "kept": ["0", "1", "2"]})
    session.scalars(select(Article)).one().created_at = now() - LONG_AGO
    session.scalars(select(Intake)).one().created_at = now() - timedelta(hours=1)
    session.commit()
    site.pages["/bridge"] = (200, HTML, news_page(*PARAGRAPHS, "All was well in the end, said the mayor of Alder."))
    client, again = fetched(fetching, session, f"{site.url}/bridge")
    assert again != location
    assert "You have this article already" in client.get(again).get_data(as_text=True)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/private/bridge", "This site asks programs not to read it. Paste the text instead."),
        ("/login", "Only “Sign in” was found"),
        ("/paywall", f"gives “{TITLE}” only to who pays or signs in"),
        ("/german", "not in English"),
        ("/mislabelled", "This is a picture"),
        ("/loop", "without an end"),
    ],
)
def test_a_link_without_an_article_says_what_was_found_and_what_to_do(
    fetching: Flask, session: Session, site: Site, path: str, said: str
) -> None:
    client, location = fetched(fetching, session, site.url + path)
    page = client.get(location).get_data(as_text=True)
    assert said in page
    number = location.rpartition("/")[2]
    assert f"{site.url}{path}" in client.get(f"/desk/articles/new?intake={number}").get_data(as_text=True)


def test_a_page_for_who_pays_that_is_there_all_the_same_is_shown_with_a_warning(
    fetching: Flask, session: Session, site: Site
) -> None:
    client, location = fetched(fetching, session, f"{site.url}/metered")
    assert "only to those who pay or sign in" in client.get(location).get_data(as_text=True)


@pytest.mark.parametrize("path", ["/bridge.docx", "/latin", "/packed"])
def test_what_a_link_leads_to_is_read_by_what_it_is(fetching: Flask, session: Session, site: Site, path: str) -> None:
    client, location = fetched(fetching, session, site.url + path)
    assert "“Nobody was hurt, and nobody will be,” Voss said." in client.get(location).get_data(as_text=True)


def test_a_link_that_failed_is_tried_again_once(fetching: Flask, session: Session, site: Site) -> None:
    site.pages["/bridge"] = (503, {}, b"")
    client, location = fetched(fetching, session, f"{site.url}/bridge")
    assert "503" in client.get(location).get_data(as_text=True)
    for _ in range(2):
        client.post(f"{location}/retry")
    assert sorted(session.scalars(select(Job.state))) == ["failed", "queued"]


@pytest.mark.usefixtures("teacher")
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "Paste the link"),
        ("javascript:alert(1)", "starts with https"),
        ("x" * 3000, "at most 2000"),
        ("a b", "names"),
    ],
)
def test_a_link_that_is_none_is_refused_at_once(client: FlaskClient, session: Session, address: str, said: str) -> None:
    answer = client.post("/desk/articles/link", data={"address": address})
    assert answer.status_code == 422
    assert said in answer.get_data(as_text=True)
    assert session.scalar(select(func.count(Intake.id))) == 0


def test_a_link_without_its_scheme_is_taken_as_secure(client: FlaskClient, session: Session, teacher: Person) -> None:
    client.post("/desk/articles/link", data={"address": "news.example/bridge"})
    assert session.scalars(select(Intake.address)).one() == "https://news.example/bridge"


def test_what_waits_to_be_looked_over_is_on_the_desk_until_it_is_an_article_or_forgotten(
    app: Flask, client: FlaskClient, session: Session, teacher: Person
) -> None:
    intake = taken_in(app, client, session, TEXT.encode(), "bridge.txt")
    upload(client, TEXT.replace("Alder", "Holm").encode(), "holm.txt")
    desk = client.get("/desk").get_data(as_text=True)
    assert "to be looked over" in desk
    assert "bridge.txt" in desk
    client.post(f"/desk/intakes/{intake.id}", data={"kept": ["0", "1", "2"]})
    client.post(f"/desk/intakes/{intake.id + 1}/forget")
    desk = client.get("/desk").get_data(as_text=True)
    assert "bridge.txt" not in desk
    assert "holm.txt" not in desk
    assert session.scalars(select(Intake.id)).all() == [intake.id]


def test_students_see_who_wrote_it_and_when(client: FlaskClient, session: Session, teacher: Person) -> None:
    quiz = make_quiz(session, teacher, published=True)
    quiz.article.byline, quiz.article.published_on = "Ada Holm", date(2024, 3, 5)
    session.commit()
    client.post(f"/q/{quiz.assignments[0].code}", data={"nickname": "Robin"}, follow_redirects=True)
    for page in (f"/desk/quizzes/{quiz.id}",):
        shown = client.get(page).get_data(as_text=True)
        assert "Ada Holm" in shown
        assert "March 5, 2024" in shown
