"""What every response carries to keep a page from being turned against its reader."""

from __future__ import annotations

import secrets

from flask import Flask, Response, request, session

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
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def init_app(app: Flask) -> None:
    """Name each browser session and add the security headers to every response."""
    app.before_request(_name_session)
    app.after_request(_add_headers)


def _name_session() -> None:
    """Give a browser a random name of its own, which limits count by: a school shares one address."""
    if request.endpoint not in (None, "static") and "browser" not in session and request.method == "POST":
        session["browser"] = secrets.token_hex(8)
        session.permanent = True


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint != "static":
        # Pages show a person's own work; a shared computer's back button must not.
        response.headers.setdefault("Cache-Control", "no-store")
    return response
