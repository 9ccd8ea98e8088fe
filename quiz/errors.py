"""Refusals and failures as pages in the product's look, or as a problem for a program; the log has the cause.

Neither ever shows a trace.
"""

from __future__ import annotations

from contextlib import suppress
from http import HTTPStatus

from flask import Flask, current_app, g, jsonify, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException

from quiz.extensions import db, login
from quiz.models.errors import DomainError
from quiz.outages import RETRY_SECONDS, cause_of, is_no_text, is_outage
from quiz.problems import asked_by_program, problem
from quiz.saying import said

TELLING = frozenset({"Allow", "Retry-After"})
"""Headers of a refusal that say what would be accepted instead."""
PAGES = (400, 403, 404, 405, 409, 413, 422, 429, 500, 503)


def init_app(app: Flask) -> None:
    """Answer every error with a page, or with JSON where a script asked."""
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(CSRFError, _csrf_error)
    app.register_error_handler(DomainError, _domain_error)
    app.register_error_handler(SQLAlchemyError, _database_error)
    app.register_error_handler(500, _server_error)
    # Runs before Flask-SQLAlchemy's own, which then finds nothing left to end.
    app.teardown_appcontext(_end_session)


def wants_json() -> bool:
    """Say whether a script asked, not a person's page load."""
    return request.is_json or request.accept_mimetypes.best == "application/json"


def answer(status: int, message: str | None = None) -> ResponseReturnValue:
    """Return the error page (or JSON) for a status, with a message more precise than the page's own."""
    if asked_by_program():
        return problem(status, message)
    if wants_json():
        return jsonify(error=message or _in_short(status), status=status), status
    shown = status if status in PAGES else 400 if status < HTTPStatus.INTERNAL_SERVER_ERROR else 500
    return render_template("errors/error.html", status=shown, message=message), status


def _in_short(status: int) -> str:
    """Return what the page of a status says, in a line for a script."""
    lines = {
        400: _("The server did not understand what was sent."),
        404: _("There is nothing at this address."),
        413: _("That is too large."),
        429: _("That was too often. Wait a little; it will be taken then."),
        503: _("The server cannot reach its data at the moment. Nothing that was saved is lost."),
    }
    return lines.get(status) or HTTPStatus(status).phrase


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None:
        return error
    response = make_response(answer(error.code or 500))
    for name, value in error.get_headers(request.environ):
        if name in TELLING:
            response.headers[name] = value
    return response


def _csrf_error(error: CSRFError) -> ResponseReturnValue:
    current_app.logger.warning("anti-forgery check failed: %s", error.description)
    return answer(400, _("This form was opened too long ago or in another browser. Go back, reload and send it again."))


def _domain_error(error: DomainError) -> ResponseReturnValue:
    db.session.rollback()
    current_app.logger.info("refused: %s", error)
    return answer(error.status, said(error.message))


def _database_error(error: SQLAlchemyError) -> ResponseReturnValue:
    if is_no_text(error):
        db.session.rollback()
        current_app.logger.info("refused: %s", cause_of(error))
        return answer(400)
    if not is_outage(error):
        return _server_error(error)
    with suppress(SQLAlchemyError):
        db.session.rollback()
    current_app.logger.error("the database does not answer: %s", cause_of(error))
    # The page would ask the database who is signed in: for this answer nobody is.
    g._login_user = login.anonymous_user()
    response = make_response(answer(HTTPStatus.SERVICE_UNAVAILABLE))
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def _server_error(error: Exception) -> ResponseReturnValue:
    with suppress(SQLAlchemyError):
        db.session.rollback()
    current_app.logger.error("unexpected failure", exc_info=getattr(error, "original_exception", error))
    return answer(500)


def _end_session(_error: BaseException | None) -> None:
    """End the database session; a connection that breaks only now must not spoil the answer that is ready."""
    try:
        db.session.remove()
    except SQLAlchemyError as error:
        if not is_outage(error):
            raise
        current_app.logger.warning("the database went away after the answer: %s", cause_of(error))
        db.session.registry.clear()
