"""A wrong option before it is shown: its text, its role and where it was found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wrong:
    """Hold a wrong option. `source` is `maker`, `article`, `draft`, `changed` or `world`."""

    role: str
    text: str
    source: str
