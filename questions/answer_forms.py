"""A typed answer reduced to what counts: case, accents, signs and the ways of writing numbers and dates gone."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from questions.datafiles import read_toml
from questions.date_words import merge_dates, split_weekday
from questions.number_words import merge_numbers

_DATA = read_toml("matching")
_WORDS = _DATA["words"]
_ARTICLES = frozenset(_WORDS["articles"])
_PREPOSITIONS = frozenset(_WORDS["prepositions"])
_SAME: dict[str, str] = _WORDS["same"]
UNITS = frozenset(_WORDS["units"])
_MASCULINE = frozenset(_DATA["titles"]["masculine"])
_FEMININE = frozenset(_DATA["titles"]["feminine"])
_TITLES = _MASCULINE | _FEMININE | frozenset(_DATA["titles"]["neutral"])

_ABBREVIATION = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}")
_TOKEN = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?!\d)"  # a date in figures
    r"|\d{1,2}:\d{2}"  # a time of day
    r"|\d{1,9}/\d{1,9}"
    r"|\d+(?:st|nd|rd|th)\b"
    r"|(?<![^\s$£€¥])-\d+(?:\.\d+)?"  # below zero
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*|[%$£€¥&+]"
)
_SIGNS = str.maketrans({"−": "-", "⁄": "/"})
_AMERICAN_DOLLAR = re.compile(r"\bus ?(?=\$)")
_DOTTED_TIME = re.compile(r"\b(\d{1,2})[:.](\d{2})\s?([ap]m)\b")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """Hold an answer's words in canonical form: all of them, and without what may be missing.

    `sex` is `"m"` or `"f"` where a title tells; `preposition` is a leading one, or empty; `units` are
    signs such as `%` and `$`, apart from the words; `weekday` is that of a date, or empty.
    """

    full: tuple[str, ...]
    bare: tuple[str, ...]
    units: frozenset[str]
    sex: str
    preposition: str
    weekday: str

    @property
    def joined(self) -> str:
        """Return the bare words with nothing between them, so that “health care” is “healthcare”."""
        return "".join(self.bare)


@lru_cache(maxsize=4096)
def answer_form(text: str) -> AnswerForm:
    """Return the form of an answer; of one without letters, digits or signs, an empty form."""
    weekday, words = split_weekday(merge_dates(merge_numbers(_tokens(text))))
    units = frozenset(word for word in words if word in UNITS)
    plain = tuple(word for word in words if word not in UNITS) or tuple(words)
    preposition, rest = _without_lead(plain)
    sex, bare = _without_titles(rest)
    return AnswerForm(plain, bare, units, sex, preposition, weekday)


def _tokens(text: str) -> list[str]:
    folded = _AMERICAN_DOLLAR.sub("", _plain_letters(text))
    folded = _ABBREVIATION.sub(lambda found: re.sub(r"[.\s]", "", found[0]) + " ", folded)
    folded = _DOTTED_TIME.sub(r"\1:\2 \3", folded)
    folded = re.sub(r"\bper cent\b", "percent", folded)
    tokens = (token.removesuffix("'s").replace("'", "") for token in _TOKEN.findall(folded))
    return [_SAME.get(token, token) for token in tokens]


def _plain_letters(text: str) -> str:
    """Fold case, width and accents away."""
    folded = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES)).casefold().translate(_APOSTROPHES | _SIGNS)
    marks_apart = unicodedata.normalize("NFD", folded)
    return "".join(letter for letter in marks_apart if not unicodedata.combining(letter))


def _without_lead(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Take leading prepositions and articles off, and every “the”; never take everything."""
    preposition = ""
    rest = words
    while len(rest) > 1 and (rest[0] in _ARTICLES or (rest[0] in _PREPOSITIONS)):
        preposition = preposition or (rest[0] if rest[0] in _PREPOSITIONS else "")
        rest = rest[1:]
    return preposition, tuple(word for word in rest if word != "the") or rest


def _without_titles(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    sex = ""
    rest = words
    while len(rest) > 1 and rest[0] in _TITLES:
        if rest[0] in _MASCULINE:
            sex = "m"
        elif rest[0] in _FEMININE:
            sex = "f"
        rest = rest[1:]
    return sex, rest
