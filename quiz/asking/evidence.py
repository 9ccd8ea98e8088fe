"""Evidence on a form: one sentence of the article, chosen from a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def read(fields: Mapping[str, str], name: str) -> dict[str, Any] | None:
    """Return the index of the sentence, or `None`; what is no number is handed on to be refused."""
    chosen = fields.get(f"{name}-sentence", "")
    number = chosen.isascii() and chosen.isdigit() and len(chosen) < len(str(2**31))
    return {"sentence": int(chosen) if number else chosen} if chosen else None
