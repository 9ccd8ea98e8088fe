"""True or false on a form: two radio buttons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

VALUES = {"true": True, "false": False}


def read(fields: Mapping[str, str], name: str) -> dict[str, Any] | None:
    """Return the value that was chosen, or `None`; a word that is neither is handed on to be refused."""
    word = fields.get(f"{name}-value", "")
    return {"value": VALUES.get(word, word)} if word else None
