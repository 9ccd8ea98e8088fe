"""Long lists a page at a time: a cursor says where the last page ended, so that nothing new shifts the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import InstrumentedAttribute, Session

from quiz.api.schemas import Schema, whole
from quiz.teacher.access import LARGEST_ID

USUAL, MOST = 50, 200

PAGE: dict[str, Schema] = {
    "limit": whole(f"How many to a page; {USUAL} unless told.", least=1, most=MOST),
    "cursor": whole("The `next_cursor` of the page before.", least=0, most=LARGEST_ID),
}


def newest_first(
    session: Session, query: Select[Any], key: InstrumentedAttribute[int], asked: dict[str, Any]
) -> tuple[Sequence[Any], int | None]:
    """Return the rows of a page, those of the highest keys first, and the cursor of the next page."""
    if "cursor" in asked:
        query = query.where(key < asked["cursor"])
    return _page(session, query.order_by(None).order_by(key.desc()), key, asked)


def in_order(
    session: Session, query: Select[Any], key: InstrumentedAttribute[int], asked: dict[str, Any]
) -> tuple[Sequence[Any], int | None]:
    """Return the rows of a page, those of the lowest keys first, and the cursor of the next page."""
    if "cursor" in asked:
        query = query.where(key > asked["cursor"])
    return _page(session, query.order_by(None).order_by(key), key, asked)


def _page(
    session: Session, query: Select[Any], key: InstrumentedAttribute[int], asked: dict[str, Any]
) -> tuple[Sequence[Any], int | None]:
    limit = asked.get("limit", USUAL)
    rows = session.scalars(query.limit(limit + 1)).all()
    more = len(rows) > limit
    return rows[:limit], getattr(rows[limit - 1], key.key) if more else None
