"""The door of the API: who has a token passes, as its teacher; a cookie opens nothing here."""

from __future__ import annotations

from flask import Blueprint, Response, g, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from quiz import api_tokens
from quiz.extensions import csrf, db, limiter, login
from quiz.models import ApiToken
from quiz.models.person import digest
from quiz.problems import asked_by_program, problem

PER_MINUTE = 120
UNAUTHORISED, FORBIDDEN, NOT_FOUND = 401, 403, 404
OPEN = "api.description"
"""The one address that needs no token: what the API can do."""

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
# Only a token in a header counts, which no other site can make a browser send.
csrf.exempt(blueprint)


def _token() -> str:
    """Return the token that was sent, or nothing."""
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.casefold() == "bearer" else ""


def _throttled_as() -> str:
    """Count by token: a school shares one address."""
    return f"token:{digest(_token())[:24]}"


limiter.limit(f"{PER_MINUTE} per minute", key_func=_throttled_as)(blueprint)


@blueprint.before_request
def _let_in() -> ResponseReturnValue | None:
    """Make the request its token's teacher's own; whatever a cookie says does not matter."""
    g._login_user = login.anonymous_user()
    if request.endpoint == OPEN:
        return None
    token = _token()
    held = api_tokens.holder(db.session(), token) if token else None
    if held is None:
        return _refused(token)
    if request.method not in ("GET", "HEAD") and not held.may_write:
        return _may_only_look()
    _note_use(held)
    g._login_user = held.person
    return None


def _note_use(held: ApiToken) -> None:
    # A commit of its own, at most once a minute: a use counts whatever becomes of the request.
    if held.note_use():
        db.session.commit()


def _refused(token: str) -> Response:
    detail = _("This token is not known, was revoked or has expired.") if token else _("Send a token.")
    refusal = problem(UNAUTHORISED, detail)
    refusal.headers["WWW-Authenticate"] = 'Bearer realm="Readback"' + (', error="invalid_token"' if token else "")
    return refusal


def _may_only_look() -> Response:
    refusal = problem(FORBIDDEN, _("This token may only look."))
    refusal.headers["WWW-Authenticate"] = 'Bearer realm="Readback", error="insufficient_scope", scope="write"'
    return refusal


@blueprint.after_request
def _keep_private(response: Response) -> Response:
    """Let a program keep an answer if it asks each time whether it still is the one, and nobody between."""
    response.headers.setdefault("Cache-Control", "private, no-cache")
    return response


@blueprint.after_app_request
def _no_page(response: Response) -> Response:
    """Give no page even where routing makes one: it redirects an address with a slash too many."""
    if asked_by_program() and response.mimetype == "text/html":
        return problem(NOT_FOUND)
    return response
