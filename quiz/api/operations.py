"""What the API can do: each operation is declared once, and routed, checked and described by that declaration."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from flask import Response, json, request
from flask_babel import gettext as _

from quiz.api.blueprint import blueprint
from quiz.api.checking import Fault, faults
from quiz.api.schemas import Schema
from quiz.problems import problem

OK = 200
BAD_REQUEST, UNSUPPORTED, UNPROCESSABLE = 400, 415, 422
CONVERTERS = re.compile(r"<int:(\w+)>")


@dataclass(frozen=True, slots=True)
class Reply:
    """Hold what a view answers: a value for JSON, its status, and where what it made is to be found."""

    value: Any
    status: int = OK
    location: str | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """Declare one operation; `refusals` are its statuses beside those that every operation has."""

    method: str
    path: str
    name: str
    summary: str
    answer: Schema
    status: int = OK
    query: Mapping[str, Schema] = field(default_factory=dict)
    body: Schema | None = None
    example: Any = None
    """What a program may send."""
    refusals: Sequence[int] = ()
    links: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def parameters(self) -> list[str]:
        """Return the names of the numbers in the path."""
        return CONVERTERS.findall(self.path)

    @property
    def template(self) -> str:
        """Return the path as the description writes it."""
        return CONVERTERS.sub(r"{\1}", self.path)


OPERATIONS: list[Operation] = []
SCHEMAS: dict[str, Schema] = {}
"""The schemas that the description names, by their names."""

View = Callable[..., Reply]


class Refused(Exception):
    """Stop a request with a problem."""

    def __init__(self, status: int, detail: str, errors: Sequence[Fault] = (), **more: Any) -> None:
        super().__init__(detail)
        self.response = problem(status, detail, errors, **more)


def named(name: str, schema: Schema) -> Schema:
    """Name a schema in the description and return it."""
    SCHEMAS[name] = schema
    return schema


def operation(method: str, path: str, summary: str, answer: Schema, **more: Any) -> Callable[[View], View]:
    """Make a view an operation: it gets the numbers of its path, and its checked `query` and `body` if it has any."""

    def declare(view: View) -> View:
        made = Operation(method, path, view.__name__, summary, answer, **more)
        OPERATIONS.append(made)
        blueprint.add_url_rule(
            path, view.__name__, _answering(made, view), methods=[method], provide_automatic_options=False
        )
        return view

    return declare


def _answering(made: Operation, view: View) -> Callable[..., Response]:
    @wraps(view)
    def answer(**numbers: int) -> Response:
        try:
            sent: dict[str, Any] = dict(numbers)
            query = _checked_query(made.query)
            if made.query:
                sent["query"] = query
            if made.body is not None:
                sent["body"] = _checked_body(made.body)
            return _response(view(**sent))
        except Refused as refusal:
            return refusal.response

    return answer


def _checked_query(wanted: Mapping[str, Schema]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    # A misspelt filter must not give everything.
    wrong = [{"pointer": f"?{name}", "detail": "is not known here"} for name in request.args if name not in wanted]
    for name, schema in wanted.items():
        if name in request.args:
            given = request.args.getlist(name)
            found[name] = _read(schema, given[-1])
            wrong += [{**fault, "pointer": f"?{name}"} for fault in faults(schema, found[name])]
            wrong += [{"pointer": f"?{name}", "detail": "is given more than once"}] if len(given) > 1 else []
    if wrong:
        raise Refused(UNPROCESSABLE, _("The query is not as it is described."), wrong)
    return found


def _read(schema: Schema, value: str) -> str | int:
    """Return a value of the query; a number where one is wanted and this is one."""
    digits = value.removeprefix("-")
    is_number = schema["type"] == "integer" and digits.isascii() and digits.isdecimal() and len(digits) < 20  # noqa: PLR2004
    return int(value) if is_number else value


def _checked_body(schema: Schema) -> Any:
    if request.mimetype != "application/json":
        raise Refused(UNSUPPORTED, _("Send JSON, with the header Content-Type: application/json."))
    try:
        body = json.loads(request.get_data())
    except (ValueError, RecursionError):
        raise Refused(BAD_REQUEST, _("This is no JSON.")) from None
    wrong = list(faults(schema, body))
    if wrong:
        raise Refused(UNPROCESSABLE, _("What was sent is not as it is described."), wrong)
    return body


def _response(reply: Reply) -> Response:
    """Return the JSON of a reply; one that a program has already is not sent again."""
    response = Response(json.dumps(reply.value, allow_nan=False), reply.status, content_type="application/json")
    if reply.location is not None:
        response.headers["Location"] = reply.location
    if request.method in ("GET", "HEAD"):
        response.add_etag()
        response.make_conditional(request)
    return response
