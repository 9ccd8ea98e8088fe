"""Words of a text, told apart by what they do: content, pronouns, grammar. Needs no language model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from questions.datafiles import read_toml

_DATA = read_toml("wording")
STOP = frozenset(_DATA["stop"])
PRONOUNS = frozenset(_DATA["pronouns"])
_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*(?:['’-][^\W_]+)*")
_ENDINGS = ("ing", "ed", "es", "s")
_SHORTEST_ROOT = 4
_SHORT = 300
"""So long a text is a sentence at most, and many checks ask for its words; longer ones are not remembered."""


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, signs and possessive endings gone."""
    return list(_short_words(text)) if len(text) <= _SHORT else _words(text)


@lru_cache(maxsize=16384)
def _short_words(text: str) -> tuple[str, ...]:
    return tuple(_words(text))


def _words(text: str) -> list[str]:
    return [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(text.casefold())]


@lru_cache(maxsize=8192)
def content_words(text: str) -> frozenset[str]:
    """Return the roots of the words that carry content."""
    return frozenset(root(word) for word in words(text) if word not in STOP)


@lru_cache(maxsize=16384)
def root(word: str) -> str:
    """Return a word without a common ending: enough to see that “voted” and “votes” are one word."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_ROOT:
            return word.removesuffix(ending).removesuffix("e")
    return word.removesuffix("e") if len(word) > _SHORTEST_ROOT else word


def has_phrase(text: str, phrase: str) -> bool:
    """Say whether the words of `phrase` stand in `text` in a row."""
    needle = words(phrase)
    return bool(needle) and f" {' '.join(needle)} " in f" {' '.join(words(text))} "


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of words that two sets have in common (Jaccard), 0 for two empty ones."""
    union = one | other
    return len(one & other) / len(union) if union else 0.0


def capitalised(text: str) -> str:
    """Return the text with its first letter in upper case, the rest untouched."""
    return text[:1].upper() + text[1:]


def longest_run(words_: Sequence[str], others: Sequence[str]) -> int:
    """Return how many words in a row, at most, the first text has in common with the second."""
    held = f" {' '.join(others)} "
    longest = 0
    for start in range(len(words_)):
        while start + longest < len(words_) and f" {' '.join(words_[start : start + longest + 1])} " in held:
            longest += 1
    return longest
