"""Two servers on one PostgreSQL and one Redis are one Readback: whichever answers, nothing is different."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from http.cookiejar import CookieJar
from itertools import cycle
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener

import flask_migrate
import pytest
from factories import PASSWORD, TEXT, make_assignment, make_class, make_teacher
from servers import LiveServer, Redis
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

from quiz import create_app
from quiz.classes.sharing import TRIES_ALLOWED
from quiz.extensions import db
from quiz.models.person import FAILURES_ALLOWED

LINK = re.compile(r"/create-account\?token=[\w-]+")


@dataclass(frozen=True)
class Pair:
    """Two servers, and the database that they share."""

    urls: tuple[str, str]
    database: str


@pytest.fixture(scope="module")
def pair(postgres_server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """Start two servers, each with an instance folder of its own, as on two machines."""
    engine = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("DROP DATABASE IF EXISTS pair WITH (FORCE)"))
        connection.execute(text("CREATE DATABASE pair"))
    engine.dispose()
    database = postgres_server.replace("/postgres?", "/pair?")
    redis = Redis(tmp_path_factory.mktemp("redis"))
    shared = {"DATABASE_URL": database, "REDIS_URL": redis.url, "SEVERAL_SERVERS": "1", "SECRET_KEY": "a" * 64}
    with ExitStack() as ending, pytest.MonkeyPatch.context() as patch:
        patch.setenv("INSTANCE_PATH", str(tmp_path_factory.mktemp("instance")))
        app = create_app({"SQLALCHEMY_DATABASE_URI": database})
        with app.app_context():
            flask_migrate.upgrade()
            db.engine.dispose()
        redis.start()
        ending.callback(redis.stop)
        servers = [LiveServer(**shared, INSTANCE_PATH=str(tmp_path_factory.mktemp(name))) for name in ("one", "two")]
        for server in servers:
            server.start()
            ending.callback(server.stop)
        yield Pair((servers[0].url, servers[1].url), database)


@pytest.fixture
def session(pair: Pair) -> Iterator[Session]:
    """Return a session on the database of the two, which is emptied afterwards."""
    engine = create_engine(pair.database)
    with Session(engine) as opened:
        yield opened
        opened.rollback()
        tables = ", ".join(f'"{table}"' for table in db.metadata.tables)
        opened.execute(text(f"TRUNCATE {tables} CASCADE"))
        opened.commit()
    engine.dispose()


class Browser:
    """A browser whose every request may be answered by the other server: they take turns."""

    def __init__(self, pair: Pair) -> None:
        self._turns = cycle(pair.urls)
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))
        self.page, self.address = "", ""

    def get(self, path: str) -> int:
        """Open a page and remember it."""
        return self._open(Request(next(self._turns) + path))

    def post(self, path: str, **fields: str) -> int:
        """Send a form of the page that was opened before."""
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.page)
        ticket = re.search(r'name="ticket"[^>]*value="([^"]+)"', self.page)
        hidden = {name: found[1] for name, found in (("csrf_token", token), ("ticket", ticket)) if found}
        return self._open(Request(next(self._turns) + path, urlencode({**hidden, **fields}).encode()))

    def _open(self, request: Request) -> int:
        try:
            with self._opener.open(request, timeout=30) as answer:
                self.page, self.address = answer.read().decode(), answer.url
                return int(answer.status)
        except HTTPError as error:
            self.page = error.read().decode()
            return error.code

    def sign_in(self, password: str = PASSWORD) -> int:
        """Sign in as the teacher of the tests."""
        self.get("/sign-in")
        return self.post("/sign-in", email="ada@school.example", password=password)


def test_a_session_and_an_invitation_are_good_at_either(pair: Pair, session: Session) -> None:
    make_teacher(session)
    ada, bo = Browser(pair), Browser(pair)
    assert ada.sign_in() == 200
    for _ in range(3):
        assert (ada.get("/desk"), ada.address[-5:]) == (200, "/desk")
    assert ada.post("/desk/invitations") == 200
    link = LINK.findall(ada.page)[0]
    bo.get(link)
    token = link.partition("=")[2]
    made = {"name": "Bo", "email": "bo@school.example", "password": PASSWORD, "token": token}
    assert (bo.post("/create-account", **made), bo.address[-5:]) == (200, "/desk")
    for _ in range(2):
        other = Browser(pair)
        other.get(link)
        assert other.post("/create-account", **{**made, "email": "cid@school.example"}) == 422


def test_wrong_passwords_at_one_count_at_the_other(pair: Pair, session: Session) -> None:
    make_teacher(session)
    guesser = Browser(pair)
    assert [guesser.sign_in("wrong wrong wrong") for _ in range(FAILURES_ALLOWED)] == [422] * FAILURES_ALLOWED
    assert [guesser.sign_in(), guesser.sign_in()] == [429, 429]


def test_a_limit_is_one_limit(pair: Pair, session: Session) -> None:
    made = make_class(session, make_teacher(session))
    ada, path, most = Browser(pair), f"/classes/{made.id}/colleagues", int(TRIES_ALLOWED.split()[0])
    ada.sign_in()
    ada.get(path)
    tried = [ada.post(path, email=f"nobody{number}@school.example") for number in range(most)]
    assert tried == [422] * most
    assert [ada.post(path, email="nobody@school.example") for _ in range(2)] == [429, 429]


def test_who_comes_in_and_answers_at_one_is_seen_at_the_other(pair: Pair, session: Session) -> None:
    assignment = make_assignment(session, make_teacher(session))
    ada, robin, monitor = Browser(pair), Browser(pair), f"/desk/assignments/{assignment.id}?part=lines"
    ada.sign_in()
    robin.get(f"/q/{assignment.code}")
    assert robin.post(f"/q/{assignment.code}", nickname="Robin") == 200
    attempt = urlsplit(robin.address).path
    for _ in range(2):
        assert (ada.get(monitor), "1 at it · 0 done" in ada.page) == (200, True)
    robin.get(f"{attempt}/submit")
    form = robin.page
    # Twice is once, also where the second one comes to the other server.
    for _ in range(2):
        robin.page = form
        assert (robin.post(f"{attempt}/submit"), urlsplit(robin.address).path) == (200, f"{attempt}/review")
    for _ in range(2):
        assert (ada.get(monitor), "0 at it · 1 done" in ada.page) == (200, True)


def test_a_job_asked_for_at_one_is_followed_at_the_other(pair: Pair, session: Session) -> None:
    make_teacher(session)
    ada = Browser(pair)
    ada.sign_in()
    ada.get("/desk/articles/new")
    assert ada.post("/desk/articles/new", title="A Town Mends Its Bridge", text=TEXT) == 200
    number = re.search(r"/articles/(\d+)/", ada.address)
    assert number is not None, ada.address
    states = []
    for _ in range(2):
        assert ada.get(f"/desk/articles/{number[1]}/job") == 200
        states.append(ada.page)
    assert states[0] == states[1]
