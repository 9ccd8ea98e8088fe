"""Whether a text is English prose, by the function words it uses. Needs no language model."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from questions.datafiles import read_toml

_PROFILES = {language: frozenset(words.split()) for language, words in read_toml("function_words").items()}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

LEAST_ENGLISH = 0.2
"""English prose has 35 to 55 function words of our list in a hundred; full of foreign names, above 25."""
LEAST_LATIN = 0.6
_SCRIPT_SAMPLE = 20_000
_LATIN_EXTENDED = 0x0250


def is_english(text: str) -> bool:
    """Say whether a text is English prose; foreign names in it do not matter."""
    if not is_latin(text):
        return False
    shares = function_word_shares(text)
    english = shares.pop("en")
    return english >= LEAST_ENGLISH and english > max(shares.values())


def is_foreign(text: str) -> bool:
    """Say whether a text is certainly in some other language: in doubt, it is not."""
    if not is_latin(text):
        return True
    shares = function_word_shares(text)
    english = shares.pop("en")
    return english < LEAST_ENGLISH < max(shares.values())


def function_word_shares(text: str) -> dict[str, float]:
    """Return, for each language known, the share (0 … 1) of the text's words that are its function words."""
    counts = Counter(word.casefold().replace("’", "'") for word in _WORD.findall(text))
    total = sum(counts.values()) or 1
    return {
        language: sum(count for word, count in counts.items() if word in words) / total
        for language, words in _PROFILES.items()
    }


def is_latin(text: str) -> bool:
    """Say whether most letters are of the Latin script; a text without letters is."""
    letters = [character for character in text[:_SCRIPT_SAMPLE] if character.isalpha()]
    latin = sum(ord(letter) < _LATIN_EXTENDED or unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return latin >= LEAST_LATIN * len(letters)
