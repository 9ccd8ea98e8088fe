"""Matching on a form: a list to choose from beside each left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quiz.asking.fields import filled


def read(fields: Mapping[str, str], name: str) -> dict[str, Any] | None:
    """Return the pairs that were made, or `None` for none."""
    pairs = filled(fields, f"{name}-pair-")
    return {"pairs": pairs} if pairs else None
