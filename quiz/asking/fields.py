"""Fields that several kinds read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def chosen_option(fields: Mapping[str, str], name: str) -> dict[str, Any] | None:
    """Return the option that was chosen, or `None`."""
    option = fields.get(f"{name}-option", "")
    return {"option": option} if option else None


def typed_text(fields: Mapping[str, str], name: str) -> dict[str, Any] | None:
    """Return what was typed, to the letter, or `None` where there is nothing but white space."""
    text = fields.get(f"{name}-text", "")
    return {"text": text} if text.strip() else None


def filled(fields: Mapping[str, str], prefix: str) -> dict[str, str]:
    """Return the fields that begin with a prefix and hold something, by the rest of their names, in their order."""
    return {name.removeprefix(prefix): value for name, value in fields.items() if name.startswith(prefix) and value}
