"""Column types and defaults that the models share."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Annotated, Any

from sqlalchemy import JSON, DateTime, Dialect, String, Text, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import mapped_column

from questions.messages import Message


class UTCDateTime(TypeDecorator[datetime]):
    """Store a moment in UTC on every database and always give it back with its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class MessageText(TypeDecorator[Message]):
    """Store a line for people so that a page of any language can say it; what was stored as plain text stays so."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else json.dumps(Message(value).to_json(), ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Message | None:  # noqa: ARG002
        if value is None:
            return None
        return Message.from_json(json.loads(value)) if value.startswith("{") else Message(value)


def now() -> datetime:
    """Return the server's time, the only one that counts."""
    return datetime.now(UTC)


# `none_as_null`: a blank answer is SQL's NULL, not the JSON text "null".
JSONValue = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")

Key = Annotated[int, mapped_column(primary_key=True)]
Moment = Annotated[datetime, mapped_column(UTCDateTime)]
Created = Annotated[datetime, mapped_column(UTCDateTime, default=now)]
Blob = Annotated[dict[str, Any], mapped_column(JSONValue)]
Blobs = Annotated[list[Any], mapped_column(JSONValue)]
Name = Annotated[str, mapped_column(String(200))]
Word = Annotated[str, mapped_column(String(40))]
