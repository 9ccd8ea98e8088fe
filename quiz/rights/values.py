"""How what is kept is written down: plain values that JSON can hold."""

from __future__ import annotations

from datetime import datetime
from typing import Any

Data = dict[str, Any]


def moment(at: datetime | None) -> str | None:
    """Return a time to the second, as programs read it."""
    return at.isoformat(timespec="seconds") if at else None
