"""JSON Schemas as plain values, built from few words: they describe what is sent and check it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from quiz.teacher.access import LARGEST_ID

Schema = dict[str, Any]

CONTROL_FREE = r"^[^\u0000-\u001f\u007f]*$"
NUL_FREE = r"^[^\u0000]*$"


def text(about: str = "", *, longest: int | None = None, lines: bool = False) -> Schema:
    """Return a text; one to be sent is short and has no control characters, or is of `lines`."""
    if lines:
        limits = {"maxLength": longest} if longest is not None else {}
        return _said({"type": "string", **limits, "pattern": NUL_FREE}, about)
    if longest is None:
        return _said({"type": "string"}, about)
    return _said({"type": "string", "maxLength": longest, "pattern": CONTROL_FREE}, about)


def words(values: Iterable[str], about: str = "") -> Schema:
    """Return a text that is one of a few words."""
    return _said({"type": "string", "enum": list(values)}, about)


def whole(about: str = "", *, least: int | None = None, most: int | None = None) -> Schema:
    """Return a whole number."""
    return _said({"type": "integer", **_bounds(least, most)}, about)


def number(about: str = "", *, least: float | None = None, most: float | None = None) -> Schema:
    """Return a number."""
    return _said({"type": "number", **_bounds(least, most)}, about)


def share(about: str = "") -> Schema:
    """Return a share of a whole, 0 … 1."""
    return number(about, least=0, most=1)


def identity(about: str = "") -> Schema:
    """Return a number by which something is found."""
    return whole(about, least=1, most=LARGEST_ID)


def truth(about: str = "") -> Schema:
    """Return yes or no."""
    return _said({"type": "boolean"}, about)


def moment(about: str = "") -> Schema:
    """Return a moment as RFC 3339 writes it; what is given is in UTC."""
    return _said({"type": "string", "format": "date-time"}, about)


def day(about: str = "") -> Schema:
    """Return a day as RFC 3339 writes it."""
    return _said({"type": "string", "format": "date"}, about)


def nullable(schema: Schema) -> Schema:
    """Return a value that can be null, too."""
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    kinds = {**schema, "type": [schema["type"], "null"]}
    return {**kinds, "enum": [*schema["enum"], None]} if "enum" in schema else kinds


def many(schema: Schema, about: str = "", *, most: int | None = None) -> Schema:
    """Return a list."""
    return _said({"type": "array", "items": schema, **({"maxItems": most} if most is not None else {})}, about)


def of(properties: Mapping[str, Schema], about: str = "", *, optional: Iterable[str] = ()) -> Schema:
    """Return an object of exactly these properties, all of which are there but the optional ones."""
    left = set(optional)
    required = [name for name in properties if name not in left]
    schema: Schema = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    return _said({**schema, **({"required": required} if required else {})}, about)


def to(name: str) -> Schema:
    """Return a reference to a schema that the description names."""
    return {"$ref": f"#/components/schemas/{name}"}


def page_of(name: str) -> Schema:
    """Return one page of a list of something."""
    cursor = nullable(whole("Send it as `cursor` to get the next page; null on the last one."))
    return of({"items": many(to(name)), "next_cursor": cursor})


def _bounds(least: float | None, most: float | None) -> Schema:
    return {
        **({"minimum": least} if least is not None else {}),
        **({"maximum": most} if most is not None else {}),
    }


def _said(schema: Schema, about: str) -> Schema:
    return {**schema, "description": about} if about else schema
