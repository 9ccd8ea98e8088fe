"""What the API says instead of an error page: a problem as RFC 9457 has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Response, json, request
from werkzeug.http import HTTP_STATUS_CODES

PREFIX = "/api/"
MEDIA_TYPE = "application/problem+json"


def asked_by_program() -> bool:
    """Say whether the request is one to the API, whose answers are never pages."""
    return request.path.startswith(PREFIX)


def problem(status: int, detail: str | None = None, errors: Sequence[dict[str, str]] = (), **more: Any) -> Response:
    """Return a problem; `errors` say at which place of what was sent something is wrong."""
    title = HTTP_STATUS_CODES.get(status, "Error")
    said = {"type": "about:blank", "title": title, "status": status, **more}
    if detail:
        said["detail"] = detail
    if errors:
        said["errors"] = list(errors)
    return Response(json.dumps(said), status, content_type=MEDIA_TYPE)
