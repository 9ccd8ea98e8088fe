"""What a browser is sent: once, compressed, and within what a phone on a slow line bears."""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from factories import TEXT, make_article, make_attempt, make_questions, make_quiz
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from quiz.config import ROOT
from quiz.static_files import FOLDER, version_of, write

GZIP = {"Accept-Encoding": "gzip, deflate"}
LINKED = re.compile(r'<(?:link|script)[^>]+(?:href|src)="(/static/[^"]+)"')
IMPORTED = re.compile(r"""(?:from|import)\s*\(?\s*["'`]([^"'`]+)["'`]|@import\s+["']([^"']+)|url\(["']?([^"')]+)""")
KINDS = sorted(path.stem for path in (FOLDER / "js" / "kinds").glob("*.js"))
SENTENCE = "It was the {} of the {} that they had, and so the {} was not {} when a {} came to {}."
FIRST_VISIT = 60_000
LATER = 15_000


def get(client: FlaskClient, path: str) -> TestResponse:
    with client.get(path, headers=GZIP) as answer:
        assert answer.status_code == 200, path
        assert answer.data
    return answer


def text_of(answer: TestResponse) -> str:
    compressed = answer.headers.get("Content-Encoding") == "gzip"
    return (gzip.decompress(answer.data) if compressed else answer.data).decode()


def files_of(client: FlaskClient, page: str) -> Iterator[tuple[str, int]]:
    """Yield each file that a page makes a browser load, and how many bytes it comes in."""
    waiting, seen = LINKED.findall(page), set[str]()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = get(client, path)
        yield path, len(answer.data)
        if not path.endswith((".js", ".css")):
            continue
        for found in IMPORTED.finditer(text_of(answer)):
            name = next(filter(None, found.groups()))
            # A page asks for the modules of its kinds as it needs them: here, of all kinds.
            names = [re.sub(r"\$\{[^}]*\}", kind, name) for kind in KINDS] if "${" in name else [name]
            waiting += [normpath(join(dirname(path), each)) for each in names if not each.startswith("data:")]


@pytest.fixture
def way(app: Flask, session: Session) -> tuple[FlaskClient, str]:
    """Return a student's browser at an attempt of ten questions on an article of 700 words."""
    words = (ROOT / "quiz" / "data" / "easy_words.txt").read_text(encoding="utf-8").split()
    chance = random.Random(7)  # noqa: S311
    told = [SENTENCE.format(*chance.sample(words, k=6)) for _ in range(45)]
    text = "\n\n".join([TEXT, *(" ".join(told[first : first + 5]) for first in range(0, len(told), 5))])
    quiz = make_quiz(session, None, (make_questions() * 10)[:10], article=make_article(session, text=text))
    assignment = quiz.publish()
    session.commit()
    attempt, token = make_attempt(session, assignment)
    client = app.test_client()
    with client.session_transaction() as kept:
        kept["guests"] = {str(assignment.id): token}
    return client, f"/attempt/{attempt.token}"


def test_a_students_first_visit_and_the_later_ones_are_light(way: tuple[FlaskClient, str]) -> None:
    client, address = way
    page = get(client, address)
    files = dict(files_of(client, text_of(page)))
    assert any(path.endswith("js/attempt.js") for path in files)
    assert any("js/kinds/" in path for path in files)
    assert len(text_of(page).split()) > 900
    assert len(page.data) + sum(files.values()) <= FIRST_VISIT, sorted(files.items(), key=lambda file: -file[1])
    assert len(page.data) <= LATER
    client.post(f"{address}/submit")
    review = get(client, f"{address}/review")
    new = {path: size for path, size in files_of(client, text_of(review)) if path not in files}
    assert len(review.data) + sum(new.values()) <= LATER


def test_every_file_of_a_page_is_asked_for_once(way: tuple[FlaskClient, str]) -> None:
    client, address = way
    files = files_of(client, text_of(get(client, address)))
    assert files
    for path, _size in files:
        cache = get(client, path).cache_control
        assert (cache.immutable, cache.no_cache, cache.max_age) == (True, None, 31536000), path


@pytest.mark.parametrize("path", ["/static/css/base.css", "/static/v-000000000000/css/base.css"])
def test_a_file_of_another_version_is_asked_for_again(client: FlaskClient, path: str) -> None:
    answer = get(client, path)
    assert answer.cache_control.no_cache
    with client.get(path, headers={**GZIP, "If-None-Match": answer.headers["ETag"]}) as again:
        assert (again.status_code, again.data) == (304, b"")


def test_the_version_changes_with_a_byte_and_with_a_name(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a {}")
    first = version_of(tmp_path)
    (tmp_path / "a.css").write_text("a { }")
    second = version_of(tmp_path)
    (tmp_path / "a.css").rename(tmp_path / "b.css")
    assert len({first, second, version_of(tmp_path)}) == 3


def test_a_web_server_in_front_finds_the_files_where_their_addresses_say(client: FlaskClient, tmp_path: Path) -> None:
    written = write(tmp_path / "served")
    for path in LINKED.findall(client.get("/").text):
        assert (tmp_path / "served" / path.lstrip("/")).is_file()
    assert version_of(written) == version_of(FOLDER)


@pytest.mark.parametrize(
    ("headers", "compressed"),
    [(GZIP, True), ({}, False), ({"Accept-Encoding": "gzip;q=0"}, False), ({**GZIP, "Range": "bytes=0-99"}, False)],
)
def test_it_is_compressed_for_who_takes_it(client: FlaskClient, headers: dict[str, str], compressed: bool) -> None:
    for path in ("/", "/static/css/base.css"):
        with client.get(path, headers=headers) as answer:
            assert ("Content-Encoding" in answer.headers) is (compressed or ("Range" in headers and path == "/"))
            assert "Accept-Encoding" in answer.headers["Vary"]
            assert len(answer.data) == int(answer.headers["Content-Length"])


def test_how_well_a_page_compresses_tells_nothing_of_what_is_in_it(client: FlaskClient) -> None:
    assert len({len(get(client, "/privacy").data) for _ in range(20)}) > 5
