"""A wrong option before it is shown: its text, its role and where it was found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wrong:
    """Hold a wrong option. `source` is where it was found.

    `maker`; of the article `article` (a name, a figure), `draft` (another answer) or `stated`; the key
    `changed` or, of the article, a `twin` of it; `world` (sets and maps).
    """

    role: str
    text: str
    source: str
