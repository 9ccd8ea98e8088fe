"""Amounts: more than a hundred becomes fewer, most become few."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.standing import Standing
from questions.falsifying.change import Change, like
from questions.sources import Sources
from questions.world.quantities import quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_DATA = read_toml("falsehoods")["amounts"]
_TRUST = {"bounds": 0.95, "shares": 0.95, "parts": 0.9}
_FIGURE = 0.75
"""A bound turned before a figure tests the memory for one word: better something else, if anything else can be."""
_MONEY_BEFORE = frozenset({"$", "£", "€"})
_UNCOUNTED = re.compile(r"^[$£€]|%$|^\d+(?:mph|kg|km|m|cm)$|^(?:a|an)$", re.IGNORECASE)
_SHARES = frozenset(
    {"half", "third", "quarter", "fifth", "tenth", "dozen", "hundred", "thousand", "million", "billion"}
)
_ROUND = frozenset({"dozen", "hundred", "million", "thousand"})
_UNITS = frozenset(_DATA["units"])
_NOT_BEHIND = frozenset(
    {"of", "tens", "little", "no", "nothing", "much", "the", "these", "those", "its", "their", "his", "her", "our"}
    | {"all", "every", "many", "several", "few", "a", "an", "such"}
)
"""“Tens of thousands of” is one amount, and “the many hundreds of extras” are no “many hardly any”."""
_NO_TWICE = frozenset({"no", "not", "n't", "n’t", "never", "nobody", "nothing", "lot", "lots", "few"})
"""Beside a denial or another amount, one that is turned makes a riddle."""
_HOW_OFTEN = frozenset({"always", "frequently", "generally", "often", "regularly", "sometimes", "typically", "usually"})
_OF_THOSE = frozenset({"the", "these", "those", "its", "their", "his", "her"})
_TIMES = frozenset(
    {
        "mile",
        "kilometer",
        "kilometre",
        "meter",
        "metre",
        "dollar",
        "pound",
        "ton",
        "year",
        "month",
        "day",
        "week",
        "hour",
        "minute",
        "time",
    }
)
_NOT_FIRST = frozenset({"time", "place", "step", "thing", "person", "floor", "ground", "half", "name", "year", "month"})
_GREAT = 1000
_GRAVE = frozenset({"die", "kill", "injure", "hurt"})
_SUBJECT_OR_OBJECT = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})

Phrases = list[tuple[list[str], str]]

HARMLESS = True
"""Another amount puts nobody in the wrong."""


def find(standing: Standing, sources: Sources) -> Iterator[Change]:  # noqa: ARG001 (others look into the article)
    """Yield the statement with one amount changed: its bound, its share, its part."""
    for kind, fits in _KINDS.items():
        yield from _turned(standing, kind, fits)


@cache
def _phrases(kind: str) -> Phrases:
    return [(one.split(), other) for one, other in _DATA[kind]]


def _turned(standing: Standing, kind: str, fits: Callable[[Standing, int, int], bool]) -> Iterator[Change]:
    """Yield the change of the first phrase of a kind that fits."""
    lowered = [word.text.lower() for word in standing.words]
    held = set(lowered)
    for phrase, other in _phrases(kind):
        if phrase[0] not in held:
            continue
        for place in range(len(lowered) - len(phrase)):
            end = place + len(phrase)
            if lowered[place:end] != phrase or not _is_own(standing, place, end) or not fits(standing, place, end):
                continue
            if kind == "shares" and (_NO_TWICE | _HOW_OFTEN) & set(lowered[end:]):
                continue  # "hardly any talk of no risks", "few groups often meet"
            new = _counted(standing, end, other) if kind == "bounds" else _ranked(standing, end, other)
            if new == "hardly any" and standing.words[end].text.lower() in _OF_THOSE:
                new += " of"
            figure = kind == "bounds" and standing.words[end].text.lower() not in {"half", "a", "an"}
            texts = {place: like(standing.words[place].text, new), **dict.fromkeys(range(place + 1, end), "")}
            yield Change(texts, _FIGURE if figure else _TRUST[kind])
            return


def _is_own(standing: Standing, place: int, end: int) -> bool:
    word = standing.words[place]
    if place and standing.words[place - 1].text.lower() in _NOT_BEHIND:
        return False  # "tens of thousands of", "little more than"
    return word.token is not None and standing.words[end].token is not None and word.text.lower() == word.token.lower_


def _bounds(standing: Standing, place: int, end: int) -> bool:
    """Say whether a share or a great number follows; on which side of £400 or of three boats is of no consequence."""
    following = standing.words[end]
    if following.text.lower() in {"a", "an", "half"}:
        counted = [word.text.lower() for word in standing.words[end : end + 2]]
        return end - place > 1 and bool(_SHARES & set(counted))
    texts = [word.text.lower() for word in standing.words[end + 1 : end + 3]]
    if following.text in _MONEY_BEFORE or _UNITS & {*texts, following.text.lower()} - {"percent"}:
        return False
    share = "%" in {following.text[-1:], *texts[:1]} or texts[:1] == ["percent"]
    found = quantity(" ".join((following.text, *texts[:1])))
    return share or (found is not None and found.size >= _GREAT)


def _shares(standing: Standing, place: int, end: int) -> bool:
    """Say whether a noun in the plural follows that is subject or object; "several years ago" is no share."""
    word, following = standing.words[place].token, standing.words[end].token
    if any(
        one.text.lower() in {"once", "until"} or (one.token is not None and one.token.lemma_ in _GRAVE)
        for one in standing.words
    ):
        return False  # nobody tells of what few of a kind once did, and everybody knows that many die
    if word is None or following is None or following.lemma_.lower() in _TIMES:
        return False
    if end - place > 1:  # "visible for thousands of miles" is turned into no English
        amount = next((one.token for one in standing.words[place:end] if one.token and one.token.pos_ == "NOUN"), word)
        return (amount.dep_ in _SUBJECT_OR_OBJECT or amount.pos_ != "NOUN") and following.lower_ != "different"
    if place and standing.words[place - 1].text.lower() in {"so", "too", "how", "as", "very"}:
        return False
    noun = word.head
    if word.dep_ != "amod" or noun.tag_ != "NNS" or noun.dep_ not in _SUBJECT_OR_OBJECT:
        return False
    return not any(child.dep_ in {"det", "poss"} for child in noun.children)


def _parts(standing: Standing, place: int, end: int) -> bool:  # noqa: ARG001 (asked as the others are)
    """Say whether a phrase is followed by what it is a part of; "the first time" is turned into nothing sensible."""
    following = standing.words[end].token
    if following is None or (standing.words[end - 1].text.lower() == "first" and not _is_rank(following)):
        return False
    return following.lemma_.lower() not in _TIMES | _NOT_FIRST and following.pos_ not in {"NUM", "VERB", "AUX", "PUNCT"}


_KINDS: dict[str, Callable[[Standing, int, int], bool]] = {"bounds": _bounds, "shares": _shares, "parts": _parts}


def _is_rank(noun: Token) -> bool:
    """Say whether somebody is said to be the first of a kind; "won the first round" may go on to win the last."""
    while noun.dep_ in {"compound", "amod"}:
        noun = noun.head
    return noun.dep_ == "attr"


def _ranked(standing: Standing, end: int, other: str) -> str:
    """Return "the second" for one thing of a rank, of which nobody would write that it is the last."""
    noun = standing.words[end].token
    while noun is not None and noun.dep_ in {"compound", "amod"}:
        noun = noun.head
    return "the second" if other == "the last" and noun is not None and noun.tag_ == "NN" else other


def _counted(standing: Standing, end: int, other: str) -> str:
    """Return "less" for "fewer" before money, shares and measures."""
    texts = [word.text.lower() for word in standing.words[end : end + 3]]
    dozen = texts[:1] == ["a"] and texts[1:2] != [] and texts[1] in _ROUND  # "fewer than a dozen boats"
    less = any(_UNCOUNTED.search(text) or text in _UNITS for text in (texts[1:] if dozen else texts))
    return other.replace("fewer", "less") if less else other
