"""Amounts: more than a hundred becomes fewer, most become few, one number another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import log

from questions.datafiles import read_toml
from questions.facts.standing import Standing
from questions.falsifying.change import Change, like
from questions.world.quantities import Quantity, is_year, near, quantity

_DATA = read_toml("falsehoods")["amounts"]
_BOUND, _LIMIT, _SHARE, _NUMBER, _WITHIN = 0.95, 0.8, 0.95, 0.85, 0.8
_MONEY_BEFORE = frozenset({"$", "£", "€"})
_UNCOUNTED = re.compile(r"^[$£€]|%$|^\d+(?:mph|kg|km|m|cm)$|^(?:a|an)$", re.IGNORECASE)
_APART = 1.7
_HELD = frozenset(
    {
        "as",
        "than",
        "least",
        "most",
        "to",
        "over",
        "under",
        "above",
        "below",
        "between",
        "and",
        "from",
        "-",
        "–",
        "number",
    }
)
_NAMES = frozenset({"PERSON", "ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "FAC"})
_TIMES = frozenset({"year", "month", "day", "week", "hour", "minute", "time"})
_UNITS_UNCOUNTED = frozenset(
    {
        "percent",
        "money",
        "time",
        "water",
        "£",
        "$",
        "day",
        "year",
        "week",
        "month",
        "hour",
        "age",
        "meters",
        "metres",
        "miles",
        "kilometers",
        "kilometres",
        "kilos",
        "tons",
        "pounds",
        "dollars",
        "euros",
        "minutes",
        "seconds",
        "liters",
        "litres",
        "feet",
        "inches",
    }
)


def find(standing: Standing) -> Iterator[Change]:
    """Yield the statement with one amount changed: its bound, its share, then its number."""
    yield from _phrases(standing, _bounds(), _BOUND, bound=True)
    yield from _phrases(standing, _shares(), _SHARE, bound=False)
    yield from _numbers(standing)


@cache
def _bounds() -> list[tuple[list[str], str]]:
    return [(one.split(), other) for one, other in _DATA["bounds"]]


@cache
def _shares() -> list[tuple[list[str], str]]:
    return [(one.split(), other) for one, other in _DATA["shares"]]


def _phrases(
    standing: Standing, phrases: list[tuple[list[str], str]], trust: float, *, bound: bool
) -> Iterator[Change]:
    lowered = [word.text.lower() for word in standing.words]
    for phrase, other in phrases:
        for place in range(len(lowered) - len(phrase)):
            end = place + len(phrase)
            if lowered[place:end] != phrase or not _fits(standing, place, end, bound=bound):
                continue
            new = _counted(standing, end, other) if bound else other
            rest = dict.fromkeys(range(place + 1, end), "")
            limit = phrase[0] in {"as", "up"} or _trails(standing, place)
            yield Change({place: like(standing.words[place].text, new), **rest}, _LIMIT if limit else trust)
            return


def _fits(standing: Standing, place: int, end: int, *, bound: bool) -> bool:
    """Say whether a phrase is about an amount here: a figure follows a bound, a noun in the plural a share."""
    word, following = standing.words[place], standing.words[end]
    if word.token is None or following.token is None or word.text.lower() != word.token.lower_:
        return False
    if bound:
        figure = following.token.like_num or following.text in _MONEY_BEFORE or following.text[:1].isdigit()
        return figure or (following.text.lower() in {"a", "an", "half"} and end - place > 1)
    if following.token.lemma_.lower() in _TIMES:
        return False
    if end - place == 1:
        noun = word.token.head
        if word.token.dep_ != "amod" or noun.tag_ != "NNS" or noun.dep_ not in {"nsubj", "nsubjpass", "dobj", "attr"}:
            return False
        return not any(child.dep_ in {"det", "poss"} for child in word.token.head.children)
    return True


def _trails(standing: Standing, place: int) -> bool:
    """Say whether a figure only comes along behind a comma: ", with more than 40 of them hurt"."""
    texts = [word.text for word in standing.words]
    return any(texts[at].endswith(",") and texts[at + 1] == "with" for at in range(place - 1)) or any(
        texts[at] == "," and texts[at + 1] == "with" for at in range(place - 1)
    )


def _counted(standing: Standing, end: int, other: str) -> str:
    """Return "less" for "fewer" before money, shares and measures."""
    texts = [word.text.lower() for word in standing.words[end : end + 3]]
    less = any(_UNCOUNTED.search(text) or text in _UNITS_UNCOUNTED for text in texts)
    return other.replace("fewer", "less") if less else other


def _numbers(standing: Standing) -> Iterator[Change]:
    places = [
        place
        for place, word in enumerate(standing.words)
        if word.token is not None
        and word.token.pos_ == "NUM"
        and word.text.lower() == word.token.lower_
        and word.token.ent_type_ not in _NAMES
    ]
    quoted = {place for place, word in enumerate(standing.words) if word.text in {"“", "”"}}
    for place in places:
        word = standing.words[place]
        before = {one.text.lower() for one in standing.words[max(place - 2, 0) : place]}
        after = standing.words[place + 1].text.lower() if place + 1 < len(standing.words) else ""
        if (
            before & _HELD
            or after in {"-", "–", "to", "and", "or"}
            or place + 1 in places
            or place - 1 in places
            or quoted
        ):
            continue
        found = quantity(word.text)
        if found is None:
            continue
        other = _other_number(found)
        if other is not None and found.value > 1 and not is_year(found):
            deep = word.token is not None and any(one.dep_ in {"relcl", "advcl", "acl"} for one in word.token.ancestors)
            yield Change({place: like(word.text, other)}, _NUMBER * (_WITHIN if deep else 1.0))


def _other_number(found: Quantity) -> str | None:
    """Return a number of as many digits, for a large one that farthest off: "nearly 60" is hardly not "nearly 50"."""
    others = [(abs(abs(log(value / found.size)) - log(_APART)), text) for value, text in near(found)]
    as_long = [one for one in others if len(one[1]) == len(found.number)] if found.style.digits else []
    return min(as_long or others, default=(0.0, None))[1]
