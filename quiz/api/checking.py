"""Check what a program sent against the schema that the description shows for it: both are the same value.

Knows as much of JSON Schema as `quiz.api.schemas` writes for what is sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from quiz.api.schemas import Schema

Fault = dict[str, str]

CLASSES: Mapping[str, type] = {"null": type(None), "boolean": bool, "string": str, "array": list, "object": dict}
DAY = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
TIME = r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?"
ZONE = r"(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)"
MOMENT = re.compile(f"{DAY}[Tt ]{TIME}{ZONE}", re.ASCII)


def faults(schema: Schema, value: Any, pointer: str = "") -> Iterator[Fault]:
    """Yield all that is wrong with a value, each with its place as RFC 6901 points to it."""
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(_is(kind, value) for kind in kinds):
        yield _fault(pointer, f"must be of type {' or '.join(kinds)}")
    elif "enum" in schema and value not in schema["enum"]:
        yield _fault(pointer, f"must be one of {', '.join(str(word) for word in schema['enum'] if word is not None)}")
    elif isinstance(value, str):
        yield from _faults_of_text(schema, value, pointer)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield from _faults_of_number(schema, value, pointer)
    elif isinstance(value, list):
        yield from _faults_of_list(schema, value, pointer)
    elif isinstance(value, dict):
        yield from _faults_of_object(schema, value, pointer)


def moment_of(value: str | None) -> datetime | None:
    """Return a moment that was checked, or none for none."""
    return None if value is None else datetime.fromisoformat(value.upper().replace(" ", "T"))


def _is(kind: str, value: Any) -> bool:
    if kind in CLASSES:
        return isinstance(value, CLASSES[kind])
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return kind == "number" or isinstance(value, int) or value.is_integer()


def _faults_of_text(schema: Schema, value: str, pointer: str) -> Iterator[Fault]:
    if any("\ud800" <= character <= "\udfff" for character in value):
        yield _fault(pointer, "must be Unicode text")
    if "maxLength" in schema and len(value) > schema["maxLength"]:
        yield _fault(pointer, f"must have at most {schema['maxLength']} characters")
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield _fault(pointer, "must have no control characters")
    if schema.get("format") == "date-time" and not _is_moment(value):
        yield _fault(pointer, "must be a moment with its zone, such as 2026-09-30T08:15:00Z")


def _is_moment(value: str) -> bool:
    try:
        return MOMENT.fullmatch(value) is not None and moment_of(value) is not None
    except ValueError:
        return False


def _faults_of_number(schema: Schema, value: float, pointer: str) -> Iterator[Fault]:
    if "minimum" in schema and not value >= schema["minimum"]:
        yield _fault(pointer, f"must be at least {schema['minimum']}")
    if "maximum" in schema and not value <= schema["maximum"]:
        yield _fault(pointer, f"must be at most {schema['maximum']}")


def _faults_of_list(schema: Schema, value: list[Any], pointer: str) -> Iterator[Fault]:
    if "maxItems" in schema and len(value) > schema["maxItems"]:
        yield _fault(pointer, f"must have at most {schema['maxItems']} entries")
        return
    for index, one in enumerate(value):
        yield from faults(schema["items"], one, f"{pointer}/{index}")


def _faults_of_object(schema: Schema, value: Mapping[str, Any], pointer: str) -> Iterator[Fault]:
    for name in schema.get("required", ()):
        if name not in value:
            yield _fault(f"{pointer}/{name}", "is missing")
    for name, one in value.items():
        at = f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"
        if name in schema["properties"]:
            yield from faults(schema["properties"][name], one, at)
        else:
            yield _fault(at.encode("utf-8", "replace").decode(), "is not known here")


def _fault(pointer: str, detail: str) -> Fault:
    return {"pointer": f"#{pointer}", "detail": detail}
