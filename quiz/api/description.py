"""The OpenAPI description of the API, made of the very declarations that route and check it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import Response, json, request

from quiz.api.blueprint import PER_MINUTE, blueprint
from quiz.api.operations import BAD_REQUEST, OPERATIONS, SCHEMAS, UNPROCESSABLE, UNSUPPORTED, Operation, named
from quiz.api.schemas import Schema, identity, many, of, text, to, whole
from quiz.extensions import limiter
from quiz.problems import MEDIA_TYPE

VERSION = "1.0.0"
NOT_FOUND, UNAUTHORISED, FORBIDDEN, TOO_MANY, TOO_LARGE = 404, 401, 403, 429, 413

ABOUT = f"""Read what is yours in Readback and make quizzes, from your own programs.

Send a token, made on your account page, with every request: `Authorization: Bearer TOKEN`. One that may look reads;
one that may make does the rest, too. A token may ask {PER_MINUTE} times a minute; then it is told to wait (429, with
`Retry-After`). What is another teacher's does not exist (404). Moments are in UTC, lists come a page at a time. An
answer has an `ETag`; send it back as `If-None-Match` and an answer that is still the same is not sent again (304)."""

named(
    "Problem",
    of(
        {
            "type": text(),
            "title": text(),
            "status": whole(),
            "detail": text("What is wrong, for people."),
            "errors": many(of({"pointer": text("Where (RFC 6901), or ?NAME in the query."), "detail": text()})),
            "existing": identity("The article that is the same."),
        },
        "A refusal (RFC 9457).",
        optional=("detail", "errors", "existing"),
    ),
)


@blueprint.get("/openapi.json", provide_automatic_options=False)
@limiter.exempt
def description() -> Response:
    """Say what the API can do; needs no token."""
    response = Response(json.dumps(described(), sort_keys=False), content_type="application/json")
    response.add_etag()
    return response.make_conditional(request)  # type: ignore[return-value]


def described() -> dict[str, Any]:
    """Return the description as OpenAPI 3.1 has it."""
    paths: dict[str, dict[str, Any]] = {}
    for made in OPERATIONS:
        paths.setdefault(made.template, {})[made.method.lower()] = _operation(made)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Readback", "version": VERSION, "description": ABOUT},
        "servers": [{"url": blueprint.url_prefix}],
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": dict(sorted(SCHEMAS.items())),
        },
    }


def _operation(made: Operation) -> dict[str, Any]:
    return {
        "operationId": made.name,
        "summary": made.summary,
        **({"parameters": _parameters(made)} if made.parameters or made.query else {}),
        **({"requestBody": {"required": True, "content": _json(made.body, made.example)}} if made.body else {}),
        "responses": {
            str(made.status): _success(made),
            **({"304": {"description": "It is still as you have it."}} if made.method == "GET" else {}),
            **{str(status): _refusal(status) for status in sorted(_refusals(made))},
        },
    }


def _parameters(made: Operation) -> list[dict[str, Any]]:
    in_path = [{"name": name, "in": "path", "required": True, "schema": identity()} for name in made.parameters]
    in_query = [
        {
            "name": name,
            "in": "query",
            "required": False,
            "description": schema.get("description", ""),
            "schema": {key: value for key, value in schema.items() if key != "description"},
        }
        for name, schema in made.query.items()
    ]
    return in_path + in_query


def _success(made: Operation) -> dict[str, Any]:
    found: dict[str, Any] = {"description": HTTPStatus(made.status).phrase, "content": _json(made.answer)}
    if made.method == "GET":
        found["headers"] = {"ETag": {"schema": {"type": "string"}}}
    if made.status in (HTTPStatus.CREATED, HTTPStatus.ACCEPTED):
        found["headers"] = {"Location": {"schema": {"type": "string"}}}
    if made.links:
        found["links"] = {name: dict(link) for name, link in made.links.items()}
    return found


def _refusals(made: Operation) -> set[int]:
    found = {UNAUTHORISED, UNPROCESSABLE, TOO_MANY, *made.refusals}
    if made.parameters:
        found |= {NOT_FOUND}
    if made.method != "GET":
        found |= {FORBIDDEN}
    if made.body is not None:
        found |= {BAD_REQUEST, TOO_LARGE, UNSUPPORTED}
    return found


def _refusal(status: int) -> dict[str, Any]:
    return {
        "description": HTTPStatus(status).phrase,
        "content": {MEDIA_TYPE: {"schema": to("Problem")}},
    }


def _json(schema: Schema, example: Any = None) -> dict[str, Any]:
    return {"application/json": {"schema": schema, **({} if example is None else {"example": example})}}
