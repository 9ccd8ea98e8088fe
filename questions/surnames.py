"""Surnames: the part of a full name that may stand alone, where the order of the name is certain."""

from __future__ import annotations

import re

from questions.datafiles import read_toml

_NAMES = read_toml("people")["names"]
PARTICLES = frozenset(_NAMES["particles"])
_FAMILY_FIRST = frozenset(_NAMES["family_first"])
_MOST_GIVEN = 3


def surname_of(name: str) -> str | None:
    """Return the surname with its particles, or `None` where there is none or it may come first.

    “Maria van der Linden” is Van der Linden, and “Peng Lin” may be Peng or Lin.
    """
    parts = name.split()
    given_last = parts[0] in _FAMILY_FIRST and len(parts) <= _MOST_GIVEN
    if len(parts) < 2 or given_last:  # noqa: PLR2004 (one name is no surname beside another)
        return None
    start = len(parts) - 1
    while start > 1 and parts[start - 1].casefold() in PARTICLES:
        start -= 1
    return " ".join(parts[start:])


def is_shared(name: str, text: str) -> bool:
    """Say whether a text names a relation with the same surname: "Hugo and Ada Brown" are two Browns."""
    if f" and {name}" not in text:
        return False
    return re.search(rf"(?:^|[“(,;:–—.] ?|\b[a-z][\w’-]* )[A-Z][a-z]+ and {re.escape(name)}\b", text) is not None
