"""Multiple response on a form: a checkbox an option."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quiz.asking.fields import filled


def read(fields: Mapping[str, str], name: str) -> dict[str, Any] | None:
    """Return the options that were ticked, or `None` for none."""
    ticked = list(filled(fields, f"{name}-option-").values())
    return {"options": ticked} if ticked else None
