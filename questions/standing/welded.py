"""Welded: words run together where a hyphen was lost between lines, such as "highdenomination"."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"(?<![\w’'-])[a-z]{9,}(?![\w’'-])")
_PREFIXES = (
    "agro",
    "astro",
    "cyber",
    "electro",
    "hydro",
    "hyper",
    "inter",
    "macro",
    "micro",
    "multi",
    "photo",
    "super",
    "trans",
    "ultra",
)
_COMMON = 2.8
_SHORTEST = 4


def has_welded(text: str) -> bool:
    """Say whether a word nobody uses is made of two that everybody does."""
    return any(_is_welded(word) for word in _WORD.findall(text))


@lru_cache(maxsize=20_000)
def _is_welded(word: str) -> bool:
    from wordfreq import zipf_frequency

    if zipf_frequency(word, "en") > 0 or word.startswith(_PREFIXES):
        return False
    cuts = range(_SHORTEST, len(word) - _SHORTEST + 1)
    return any(min(zipf_frequency(part, "en") for part in (word[:cut], word[cut:])) >= _COMMON for cut in cuts)
