"""Numbers: one figure of a statement becomes another, far enough off that nobody would call it nearly right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import log
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.standing import Standing
from questions.falsifying.change import Change, like, own_words
from questions.sources import Sources
from questions.standing.piece import Word
from questions.world.quantities import Quantity, is_year, near, quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_APART, _AGES_APART = 1.7, 1.15
_NUMBER, _WITHIN = 0.8, 0.8
_DENIED = frozenset({"unlikely", "remote", "impossible", "unable", "not", "never", "doubt", "doubts", "doubted"})
"""What cannot be reached with one amount cannot be with a greater one."""
_FEW = 3
"""Whether two people or three came by tests the memory for nothing that matters."""
_HELD = frozenset(read_toml("falsehoods")["amounts"]["holding"])
"""Beside one of these a number is one end of something, or a bound."""
_ENDS = frozenset({"top", "first", "last"})
"""What holds of the richest ten may well hold of the richest fifteen."""
_WORDS = tuple(read_toml("matching")["numbers"]["cardinals"])
_JOINED = frozenset({"-", "–", "to", "and", "or"})
_CORE = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_FIGURE = re.compile(r"(?<![\w-])(?!(?:1[5-9]|20)\d\d\b)[$£€]?\d[\d,.]*")
_RESTATED = re.compile(
    rf", or (?:(?:about|almost|around|just|more|nearly|over|roughly|some|than) )*(?:\d|(?:{'|'.join(_WORDS)})\b)"
)
"""Beside "48%, or nearly nine million people" another share would be half true."""
_CASH = frozenset({"note", "bill", "coin", "banknote"})
_NAMES = frozenset({"PERSON", "ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "FAC"})

HARMLESS = True
"""Another amount puts nobody in the wrong."""

GOES_WITH_REASONS = True
"""Another number follows from the same reason."""


def find(standing: Standing, sources: Sources) -> Iterator[Change]:  # noqa: ARG001 (others look into the article)
    """Yield the statement with one of its numbers changed; years and what is quoted stay."""
    texts = [word.text.lower() for word in standing.words]
    if has_several_figures(standing.text) or _RESTATED.search(standing.text) or _DENIED & set(texts):
        return
    places = [place for place, word in enumerate(standing.words) if _is_number(word)]
    own = {place for place, _ in own_words(standing)}
    for place in places:
        if place not in own:
            continue
        beside = {place - 1, place + 1} & set(places)
        if beside or set(texts[max(place - 2, 0) : place]) & _HELD or set(texts[place + 1 : place + 2]) & _JOINED:
            continue
        word = standing.words[place]
        following = standing.words[place + 1].token if place + 1 < len(standing.words) else None
        if following is not None and (
            following.pos_ == "PROPN" or following.lemma_.lower() in _CASH or _is_measure(standing, place)
        ):
            continue  # "30 Rock" is a name as is "a $10 note", and nobody need remember how many grams it were
        before = standing.words[place - 1] if place else None
        if before is not None and (before.text == "," or _is_end(before)):
            continue  # an age behind a name
        found = quantity(word.text)
        age = "age" in texts[max(place - 2, 0) : place]
        other = (
            _other(found, _AGES_APART if age else _APART)
            if found is not None and found.value > _FEW and not is_year(found)
            else None
        )
        if other is not None and word.token is not None:
            yield Change({place: like(word.text, other)}, _NUMBER * (1.0 if _counts(word.token) else _WITHIN))


def _is_end(before: Word) -> bool:
    """Say whether a number counts the first of a row: "the top ten", "the richest 100"."""
    most = before.token is not None and before.token.tag_ == "JJS" and before.text.lower() not in {"least", "most"}
    return most or before.text.lower() in _ENDS


def _is_measure(standing: Standing, place: int) -> bool:
    """Say whether a unit is written on to a number, which is no money."""
    following, before = standing.words[place + 1].text, standing.words[place - 1].text if place else ""
    return not standing.words[place].after and following.isalpha() and before not in {"$", "£", "€"}


def has_several_figures(text: str) -> bool:
    """Say whether a statement has other figures, years aside, that would stay true."""
    return len(_FIGURE.findall(text)) > 1


def _counts(number: Token) -> bool:
    """Say whether a number counts what the statement is about: its subject or its object, no circumstance."""
    noun = number
    while noun.dep_ in {"nummod", "quantmod", "compound", "amod"}:
        noun = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head  # "an average of 40 boats"
    deep = any(one.dep_ in {"relcl", "advcl", "acl"} for one in noun.ancestors)
    return noun.dep_ in _CORE and not deep


def _is_number(word: Word) -> bool:
    token = word.token
    if token is None or token.pos_ != "NUM" or word.text.lower() != token.lower_:
        return False
    return token.ent_type_ not in _NAMES


def _other(found: Quantity, apart: float) -> str | None:
    """Return a number of as many digits, well off the right one: "nearly 60" is hardly not "nearly 50"."""
    others = [(abs(abs(log(value / found.size)) - log(apart)), text) for value, text in near(found)]
    as_long = [one for one in others if len(one[1]) == len(found.number)] if found.style.digits else []
    return min(as_long or others, default=(0.0, None))[1]
