"""Nicknames: what is kept of what somebody typed, and another one where it is taken."""

from __future__ import annotations

import unicodedata
from collections.abc import Container

from quiz.models.assignment import LONGEST_NICKNAME, nickname_key

JOINERS = "\u200c\u200d"
"""Zero-width joiners: invisible, but emoji and several scripts are written with them."""
BLANKS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and symbols that show nothing."""
LONGEST_KEY = 3 * LONGEST_NICKNAME


def cleaned(typed: str) -> str:
    """Return a nickname as it is shown: no control or direction characters, single spaces, composed letters."""
    kept: list[str] = []
    for character in unicodedata.normalize("NFC", typed):
        if character.isspace():
            kept.append(" ")
        elif _shown(character, kept[-1] if kept else ""):
            kept.append(character)
    return " ".join("".join(kept).split())


def too_long(nickname: str) -> bool:
    """Say whether a cleaned nickname is longer than we keep, also in the form in which it is compared."""
    return len(nickname) > LONGEST_NICKNAME or len(nickname_key(nickname)) > LONGEST_KEY


def alternative(nickname: str, taken: Container[str]) -> str:
    """Return a nickname like the one asked for (“Sam 2”) whose key is not among those taken."""
    number = 2
    while True:
        ending = f" {number}"
        suggestion = nickname[: LONGEST_NICKNAME - len(ending)].rstrip() + ending
        if nickname_key(suggestion) not in taken:
            return suggestion
        number += 1


def _shown(character: str, before: str) -> bool:
    if character in JOINERS:
        return before > "\x7f" and before not in JOINERS
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co") and character not in BLANKS
