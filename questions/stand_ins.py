"""Stand-ins: the names that "the company", "the island" or "the country" stand for in an article."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from questions.datafiles import read_toml

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from questions.reading import Reading

_FIRMS = frozenset(read_toml("sentence_parts")["reference"]["firms"])
_LANDS = frozenset({"country", "nation"})
_NEAR = 90
"""A country named within so many tokens before "the country" is meant, if it is the only one."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LEAD = 2.0
"""The main firm is named at least this much more often than any other body."""
_FEWEST = 3


class StandIns:
    """Know the names of one reading that a common noun can stand for."""

    def __init__(self, reading: Reading) -> None:
        self._doc = reading.doc
        self._classed = _classed(reading)
        self._countries = list(_countries(reading))
        self._firm = _main_firm(reading)

    def name_of(self, noun: Token) -> str | None:
        """Return the name that a bare "the NOUN" stands for, where only one can be meant."""
        word = noun.lemma_.lower()
        if word in _LANDS:
            return self._country_before(noun)
        names = self._classed.get(word, {})
        if len(names) == 1:
            name, first = next(iter(names.items()))
            return name if first < noun.i else None
        return self._firm if word in _FIRMS and not names else None

    def _country_before(self, noun: Token) -> str | None:
        places = [index for index, _ in self._countries]
        until = bisect_left(places, noun.i)
        near = {name for index, name in self._countries[:until] if noun.i - index <= _NEAR}
        after = {name for index, name in self._countries[until:] if index - noun.i <= _FEWEST}
        return near.pop() if len(near) == 1 and not after else None


def _countries(reading: Reading) -> Iterator[tuple[int, str]]:
    from questions.world.places import country_of

    for entity in reading.doc.ents:
        if entity.label_ == "GPE" and country_of(entity.text.removeprefix("the ").removeprefix("The ")):
            yield entity.start, _name(reading.doc, entity[-1])


def _main_firm(reading: Reading) -> str | None:
    """Return the body that the article is about, named far more often than any other, or `None`."""
    counts: Counter[str] = Counter()
    for entity in reading.doc.ents:
        if entity.label_ == "ORG" and reading.person(entity.root) is None:
            counts[entity.text.removesuffix("’s").removesuffix("'s").removeprefix("the ")] += 1
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _FEWEST or " " in ranked[0][0]:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= _LEAD * ranked[1][1] else None


def _classed(reading: Reading) -> Mapping[str, dict[str, int]]:
    """Return by common noun the names that the article says are one, with where it says so."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for sentence in reading.sentences:
        for noun in sentence.words:
            if noun.pos_ == "NOUN" and noun.tag_ == "NN":
                for proper in _named_by(noun):
                    if proper.pos_ == "PROPN" and reading.person(proper) is None and proper.dep_ != "conj":
                        found[noun.lemma_.lower()].setdefault(_name(reading.doc, proper), noun.i)
    return found


def _named_by(noun: Token) -> Iterator[Token]:
    """Yield what a noun is said of: "X, a town", "X is a town", "the town of X", "a town called X"."""
    if noun.dep_ == "appos":
        yield noun.head
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":
        yield from (child for child in noun.head.lefts if child.dep_ in _SUBJECTS)
    for child in noun.rights:
        if child.dep_ == "appos":
            yield child
        elif child.dep_ == "acl" and child.lower_ in {"called", "named"}:
            yield from (one for one in child.rights if one.dep_ in {"oprd", "dobj", "attr"})
        elif child.dep_ == "prep" and child.lower_ == "of" and child.i == noun.i + 1:
            yield from (one for one in child.rights if one.ent_type_ == "GPE")


def _name(doc: Doc, proper: Token) -> str:
    """Return the whole name that a proper noun belongs to, with its "the"."""
    start = end = proper.i
    while start and (doc[start - 1].pos_ == "PROPN" or doc[start].ent_iob_ == "I"):
        start -= 1
    while end + 1 < len(doc) and doc[end + 1].pos_ == "PROPN" and doc[end].whitespace_:
        end += 1
    text = str(doc[start : end + 1].text)
    the = start and doc[start - 1].lower_ == "the" and doc[start].lower_ != "the"
    return f"the {text}" if the else text
