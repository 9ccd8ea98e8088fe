"""How long and how hard a text is to read, by published formulas. Needs no language model, in linear time."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import ceil

from questions.datafiles import read_toml
from questions.sentence_ends import count_sentences

WORDS_A_MINUTE = 238
"""How fast adults read non-fiction in silence (Brysbaert 2019, Journal of Memory and Language 109, 104047)."""

_DATA = read_toml("readability")
_LEVELS: list[tuple[float, str]] = [(level["below"], level["label"]) for level in _DATA["level"]]
_SYLLABLES: dict[str, int] = _DATA["syllables"]
_WORD = re.compile(r"\S*\w\S*")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyàâäáãåæèéêëìíîïòóôöõøœùúûü]+")
_SILENT = re.compile("|".join(_DATA["rules"]["silent"]))
_EXTRA = re.compile("|".join(_DATA["rules"]["extra"]))


@dataclass(frozen=True, slots=True)
class Level:
    """Hold a reading level: a United States school `grade` (0 and up) and a plain word for it."""

    grade: float
    label: str


def count_words(text: str) -> int:
    """Return the number of words: runs without white space that hold a letter or a digit."""
    return sum(1 for _ in _WORD.finditer(text))


def reading_minutes(words: int) -> int:
    """Return how many minutes a number of words takes to read, rounded up: words / 238 (Brysbaert 2019)."""
    return ceil(max(words, 0) / WORDS_A_MINUTE)


def count_syllables(word: str) -> int:
    """Return about how many syllables an English word has, at least 1: groups of vowels, silent endings off."""
    plain = word.casefold().replace("’", "'").removesuffix("'s").replace("'", "")
    if plain in _SYLLABLES:
        return _SYLLABLES[plain]
    count = len(_VOWELS.findall(plain)) + len(_EXTRA.findall(plain)) - len(_SILENT.findall(plain))
    return max(count, 1)


def flesch_kincaid_grade(words: int, sentences: int, syllables: int) -> float:
    """Return 0.39 words/sentence + 11.8 syllables/word - 15.59, at least 0; 0 for no words.

    Kincaid, Fishburne, Rogers and Chissom 1975, Research Branch Report 8-75.
    """
    if words <= 0:
        return 0.0
    return max(0.0, 0.39 * words / max(sentences, 1) + 11.8 * syllables / words - 15.59)


def reading_level(text: str) -> Level:
    """Return how hard a text is by its Flesch-Kincaid grade, rounded to one decimal place."""
    counts = Counter(_LETTERS.findall(text.casefold()))
    words = sum(counts.values())
    syllables = sum(count_syllables(word) * count for word, count in counts.items())
    grade = round(flesch_kincaid_grade(words, count_sentences(text), syllables), 1)
    return Level(grade, next(label for below, label in _LEVELS if grade < below))
