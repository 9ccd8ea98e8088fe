"""Logs: one line a record, as text or JSON, with the request's id on each and on the response."""

from __future__ import annotations

import json
import logging
import re
import secrets
import sys
import time

from flask import Flask, Response, g, has_request_context, request

SAFE_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")


class RequestFilter(logging.Filter):
    """Put the id of the request at hand on every record."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = g.get("request_id", "-") if has_request_context() else "-"
        return True


class JSONFormatter(logging.Formatter):
    """Write a record as one JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "request": getattr(record, "request_id", "-"),
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["trace"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


TEXT = "%(asctime)s %(levelname)s %(request_id)s %(name)s: %(message)s"


def init_app(app: Flask) -> None:
    """Send the app's records to standard error and name every request."""
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(RequestFilter())
    handler.setFormatter(JSONFormatter() if app.config["LOG_FORMAT"] == "json" else logging.Formatter(TEXT))
    app.logger.handlers[:] = [handler]
    app.logger.setLevel(app.config["LOG_LEVEL"])
    app.logger.propagate = False
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if SAFE_ID.fullmatch(given) else secrets.token_hex(8)
    g.request_began = time.perf_counter()


def _end(response: Response) -> Response:
    from flask import current_app

    response.headers["X-Request-ID"] = g.get("request_id", "-")
    if request.endpoint != "static":
        # The route and not the address: an attempt's link is a secret and has no place in a log.
        route = request.url_rule.rule if request.url_rule else "-"
        took = 1000 * (time.perf_counter() - g.get("request_began", time.perf_counter()))
        current_app.logger.info("%s %s %s %.0f ms", request.method, route, response.status_code, took)
    return response
