"""Ordering on a form: the number of its place beside each event."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quiz.asking.fields import filled

MOST_PLACES = 99


def read(fields: Mapping[str, str], name: str) -> dict[str, Any] | None:
    """Return the order with `None` where a place is free, or `None` where nothing was placed.

    What is no order (two events at one place) is handed on to be refused, and shown again as it came.
    """
    places = filled(fields, f"{name}-place-")
    numbers = [int(place) for place in places.values() if _is_place(place)]
    if len(set(numbers)) < len(places):
        return {"places": places}
    events = dict(zip(numbers, places, strict=True))
    return {"order": [events.get(place) for place in range(1, max(events) + 1)]} if events else None


def _is_place(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len(str(MOST_PLACES)) and int(text) > 0
