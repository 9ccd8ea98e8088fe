"""Moments as RFC 3339 writes them, in UTC."""

from __future__ import annotations

from datetime import UTC, datetime


def rfc3339(moment: datetime | None) -> str | None:
    """Return a moment in UTC with a Z, or none for none."""
    return None if moment is None else moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
