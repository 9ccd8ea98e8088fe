"""Compress what is text on its way out: no proxy stands before a school's one machine to do it."""

from __future__ import annotations

import gzip
import io
import secrets

from flask import Flask, Response, current_app, request

TYPES = frozenset(
    {
        "text/html",
        "text/css",
        "text/javascript",
        "text/plain",
        "text/csv",
        "application/javascript",
        "application/json",
        "application/problem+json",
        "application/manifest+json",
        "image/svg+xml",
    }
)
SMALLEST = 600
"""Bytes below which a page fits into one packet either way: an acknowledged save costs no compressing."""
LEVEL = 6
LONGEST_PADDING = 100
EXTENSION = "readback.compressed"


def init_app(app: Flask) -> None:
    """Compress responses last of all; register it before whatever else looks at them."""
    app.extensions[EXTENSION] = {}
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    if response.mimetype not in TYPES or _saved(response):
        return response
    response.vary.add("Accept-Encoding")
    if not _wanted(response):
        return response
    data = _read(response)
    if len(data) < SMALLEST:
        return response
    etag, _weak = response.get_etag()
    if request.endpoint == "static" and etag:
        kept: dict[str, bytes] = current_app.extensions[EXTENSION]
        if etag not in kept:
            kept[etag] = gzip.compress(data, mtime=0)
        response.set_data(kept[etag])
    else:
        response.set_data(_padded(data))
    response.headers["Content-Encoding"] = "gzip"
    response.headers.pop("Accept-Ranges", None)
    if etag:
        # The same page to a reader, not the same bytes.
        response.set_etag(etag, weak=True)
    return response


def _saved(response: Response) -> bool:
    """Say whether it is short and answers what nobody keeps, so that it need not even say what it varies by."""
    return request.method == "POST" and (response.content_length or SMALLEST) < SMALLEST


def _wanted(response: Response) -> bool:
    """Say whether the browser takes it, and the response is a whole one that is not compressed yet."""
    whole = response.status_code not in (204, 206, 304) and (not response.is_streamed or response.direct_passthrough)
    return (
        whole
        and request.method != "HEAD"
        and "Content-Encoding" not in response.headers
        and request.accept_encodings["gzip"] > 0
    )


def _read(response: Response) -> bytes:
    """Return the body; of a file, without leaving it open."""
    file, response.direct_passthrough = response.response, False
    data = response.get_data()
    close = getattr(file, "close", None)
    if close is not None:
        close()
    return data


def _padded(data: bytes) -> bytes:
    """Compress a page with a file name of random length in the header.

    How well a page compresses tells who may put words into it what else it holds (BREACH, 2013): not through this
    (Heal the Breach, 2022).
    """
    buffer = io.BytesIO()
    name = "x" * (1 + secrets.randbelow(LONGEST_PADDING))
    with gzip.GzipFile(name, "wb", LEVEL, buffer, mtime=0) as file:
        file.write(data)
    return buffer.getvalue()
