"""Harm: words that no invented option or statement may put on a real person or body."""

from __future__ import annotations

import re
from functools import lru_cache

from questions.datafiles import read_toml

_DATA = read_toml("harm")
_BEGINNINGS: tuple[str, ...] = tuple(_DATA["beginnings"])
_HARMLESS = tuple(word.rstrip("-") for word in _DATA["harmless"])
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_WHOLE_BELOW = 4
"""A beginning shorter than this must be the whole word, or the word with a common ending."""
_ENDINGS = ("", "s", "d", "ed", "ing", "es", "e", "er", "ers", "ness", "nesses")


@lru_cache(maxsize=8192)
def harmful(text: str) -> bool:
    """Say whether a text speaks of wrongdoing, accusation, injury, illness or death; in doubt, yes."""
    return any(_is_harm(word) for word in _WORD.findall(text.casefold()))


@lru_cache(maxsize=16384)
def _is_harm(word: str) -> bool:
    if not word.startswith(_BEGINNINGS) or word.startswith(_HARMLESS):
        return False
    return any(
        word.startswith(beginning) and (len(beginning) >= _WHOLE_BELOW or word[len(beginning) :] in _ENDINGS)
        for beginning in _BEGINNINGS
    )
