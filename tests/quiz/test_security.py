"""What keeps a page from being turned against its reader."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from stat import S_IMODE

import pytest
from factories import PASSWORD, make_assignment, make_quiz, make_teacher, sign_in
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz import config
from quiz.security import HEADERS, LARGEST_ARTICLE_FORM, POLICY

ADA = {"email": "ada@school.example", "password": PASSWORD}


@pytest.mark.parametrize(
    "path", ["/", "/nowhere", "/sign-in", "/desk", "/q/BCDFGH", "/healthz", "/static/css/base.css"]
)
def test_every_response_carries_the_headers(client: FlaskClient, path: str) -> None:
    with client.get(path) as reply:
        assert {name: reply.headers.get(name) for name in HEADERS} == HEADERS
        assert ("no-store" in (reply.headers.get("Cache-Control") or "")) is not path.startswith("/static")


def test_the_policy_lets_in_nothing_that_is_not_ours() -> None:
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == "'self'"
    assert {rules[name] for name in ("frame-ancestors", "base-uri")} == {"'none'"}
    assert "unsafe" not in POLICY
    assert "http" not in POLICY


def cookie_of(app: Flask, **options: str) -> str:
    reply = app.test_client().post("/join", data={"code": "x"}, **options)  # type: ignore[arg-type]
    return str(reply.headers["Set-Cookie"])


def test_the_cookie_is_kept_from_scripts_and_other_sites(app: Flask) -> None:
    cookie = cookie_of(app)
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


@pytest.mark.parametrize(
    ("environ", "https", "secure"),
    [
        ({}, False, False),
        ({}, True, True),
        ({"PUBLIC_URL": "https://quiz.school.example"}, False, True),
        ({"PUBLIC_URL": "http://quiz.school.example"}, False, False),
        ({"SECURE_COOKIES": "1"}, False, True),
        ({"SECURE_COOKIES": "0"}, True, False),
        ({"SECURE_COOKIES": "0", "PUBLIC_URL": "https://quiz.school.example"}, True, False),
    ],
)
def test_behind_tls_the_cookie_travels_by_https_only(
    make_app: Callable[..., Flask], instance: Path, environ: dict[str, str], https: bool, secure: bool
) -> None:
    settings = config.load({**environ, "INSTANCE_PATH": str(instance)})
    app = make_app(SESSION_COOKIE_SECURE=settings["SESSION_COOKIE_SECURE"])
    assert ("Secure" in cookie_of(app, base_url=f"http{'s' * https}://localhost")) is secure


def test_a_proxy_that_says_https_is_believed_only_where_one_is_set(make_app: Callable[..., Flask]) -> None:
    said = {"X-Forwarded-Proto": "https"}
    for hops, secure in ((0, False), (1, True)):
        reply = make_app(BEHIND_PROXY=hops).test_client().post("/join", data={"code": "x"}, headers=said)
        assert ("Secure" in reply.headers["Set-Cookie"]) is secure


def test_signing_in_leaves_nothing_of_the_session_before(client: FlaskClient, session: Session) -> None:
    make_teacher(session)
    with client.session_transaction() as kept:
        kept["planted"] = "by somebody else"
        kept["browser"] = "known"
    client.post("/sign-in", data=ADA)
    with client.session_transaction() as kept:
        assert "planted" not in kept
        assert kept.get("browser") != "known"
    client.post("/sign-out")
    with client.session_transaction() as kept:
        assert "_user_id" not in kept


@pytest.mark.parametrize(
    "path", ["/sign-in", "/sign-out", "/create-account", "/join", "/desk/account", "/desk/articles/new"]
)
def test_no_form_is_taken_without_its_token(make_app: Callable[..., Flask], session: Session, path: str) -> None:
    client = make_app(WTF_CSRF_ENABLED=True).test_client()
    sign_in(client, make_teacher(session))
    reply = client.post(path, data={**ADA, "code": "BCDFGH"})
    assert reply.status_code == 400
    assert "opened too long ago" in reply.get_data(as_text=True)


def test_every_route_that_changes_something_is_a_post(app: Flask) -> None:
    reading = {"GET", "HEAD", "OPTIONS"}
    changing = {str(rule) for rule in app.url_map.iter_rules() if rule.methods and not rule.methods <= reading}
    assert len(changing) > 15
    csrf = app.extensions["csrf"]
    # The API alone: it minds no cookie, only a token in a header.
    assert (csrf._exempt_views, csrf._exempt_blueprints) == (set(), {app.blueprints["api"]})


def test_an_article_may_be_long_and_nothing_else(client: FlaskClient, session: Session) -> None:
    long = "x" * (2 * config.MEGABYTE)
    assert client.post("/sign-in", data={"email": long}).status_code == 413
    code = make_assignment(session).code
    assert client.post(f"/q/{code}", data={"nickname": long}).status_code == 413
    assert client.post("/attempt/none/responses", json={"answer": long}).status_code == 413
    sign_in(client, make_teacher(session))
    assert client.post("/desk/articles/new", data={"text": long, "title": "T"}).status_code == 422
    assert client.post("/desk/articles/new", data={"text": "x" * LARGEST_ARTICLE_FORM}).status_code == 413


def test_a_host_that_was_made_up_leads_nobody_away(client: FlaskClient, session: Session) -> None:
    make_teacher(session)
    reply = client.post("/sign-in?next=/desk", data=ADA, headers={"Host": "evil.example"})
    assert reply.location == "/desk"


def test_a_configured_address_is_used_whatever_the_host(make_app: Callable[..., Flask], session: Session) -> None:
    client, made_up = make_app(PUBLIC_URL="https://quiz.school.example").test_client(), "http://evil.example"
    quiz = make_quiz(session, make_teacher(session), published=True)
    client.post("/sign-in", data=ADA, base_url=made_up)
    page = client.get(f"/desk/quizzes/{quiz.id}/share", base_url=made_up).get_data(as_text=True)
    assert f"https://quiz.school.example/q/{quiz.assignments[0].code}" in page
    assert "evil" not in page


def test_the_instance_folder_is_its_owners_alone(tmp_path: Path) -> None:
    config.load({"INSTANCE_PATH": str(tmp_path / "made")})
    assert S_IMODE((tmp_path / "made").stat().st_mode) == 0o700
    assert S_IMODE((tmp_path / "made" / "secret_key").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("seconds", "known"), [(0, True), (3, True), (86_400, True), (-86_400, True), (-31 * 86_400, False)]
)
def test_a_session_lasts_its_time_and_one_signed_by_a_clock_ahead_of_ours_is_believed(
    client: FlaskClient, session: Session, monkeypatch: pytest.MonkeyPatch, seconds: int, known: bool
) -> None:
    true_time = time.time
    monkeypatch.setattr("time.time", lambda: true_time() + seconds)
    sign_in(client, make_teacher(session))
    monkeypatch.setattr("time.time", true_time)
    assert (client.get("/desk").status_code == 200) is known


def test_a_cookie_that_was_tampered_with_is_not_believed(client: FlaskClient, session: Session) -> None:
    sign_in(client, make_teacher(session))
    cookie = client.get_cookie("readback")
    assert cookie is not None
    client.set_cookie("readback", cookie.value[:-4] + "AAAA")
    assert client.get("/desk").status_code != 200
