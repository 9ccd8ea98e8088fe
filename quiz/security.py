"""What every request is held to and every response carries, to keep a page from being turned against its reader."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, request, session
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import SignatureExpired, TimestampSigner, URLSafeTimedSerializer

from questions.readers.base import MOST_FILE_BYTES
from quiz.problems import asked_by_program

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


TAKES_AN_ARTICLE = frozenset({"teacher.new_article", "teacher.measure", "api.create_quiz"})
LARGEST_ARTICLE_FORM = 16 * 1024 * 1024
"""Room for the largest article (5 MB) in the encoding of a form or of JSON, which can triple it."""
TAKES_A_FILE = "teacher.from_file"
LARGEST_FILE_FORM = MOST_FILE_BYTES + 100_000


class LastingSigner(TimestampSigner):
    """Believe a signature of a time to come: the clock was set back, or another server's is a little ahead.

    Without this, a student whose cookie is a second too new would be nobody, and their answers refused.
    """

    def unsign(self, signed_value: str | bytes, max_age: int | None = None, return_timestamp: bool = False) -> Any:
        unsign: Callable[..., Any] = super().unsign
        try:
            return unsign(signed_value, max_age, return_timestamp)
        except SignatureExpired as expired:
            if expired.date_signed is None or expired.date_signed.timestamp() < time.time():
                raise
            return unsign(signed_value, None, return_timestamp)


class SessionCookie(SecureCookieSessionInterface):
    """Keep the session's cookie to HTTPS where the setting says so, or where the page itself came by HTTPS."""

    _serializer: URLSafeTimedSerializer | None = None
    """Made once: the key that it signs with is the app's for good."""

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        if self._serializer is None:
            self._serializer = super().get_signing_serializer(app)
            if self._serializer is not None:
                self._serializer.signer = LastingSigner
        return self._serializer

    def get_cookie_secure(self, app: Flask) -> bool:
        secure: bool | None = app.config["SESSION_COOKIE_SECURE"]
        return request.is_secure if secure is None else secure


def init_app(app: Flask) -> None:
    """Limit what is sent, name each browser session and add the security headers to every response.

    Comes before what reads forms: the anti-forgery check does.
    """
    app.session_interface = SessionCookie()
    app.before_request(_make_room)
    app.before_request(_name_session)
    app.after_request(_add_headers)


def _make_room() -> None:
    """Let an article be as long as it may; nothing else that people send comes near the usual limit."""
    if request.endpoint in TAKES_AN_ARTICLE:
        request.max_content_length = request.max_form_memory_size = LARGEST_ARTICLE_FORM
    elif request.endpoint == TAKES_A_FILE:
        request.max_content_length = LARGEST_FILE_FORM


def _name_session() -> None:
    """Give a browser a random name of its own, which limits count by: a school shares one address."""
    if asked_by_program():
        return
    if request.endpoint not in (None, "static") and "browser" not in session and request.method == "POST":
        session["browser"] = secrets.token_hex(8)
        session.permanent = True


def _add_headers(response: Response) -> Response:
    own = set(response.headers.keys())
    response.headers.extend([(name, value) for name, value in HEADERS.items() if name not in own])
    if request.endpoint != "static" and not asked_by_program():
        # Pages show a person's own work; a shared computer's back button must not.
        response.headers.setdefault("Cache-Control", "no-store")
    return response
