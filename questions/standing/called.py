"""Called: the name of the beach that "the beach" stands for, where the article says once that it is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.standing.cutting import subject_of
from questions.standing.mentions import PLURAL
from questions.standing.spelling import name_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_GROUNDS = frozenset(read_toml("standing")["called"]["grounds"])
_OFTEN = 2


class Called:
    """Know of which places a reading says what they are: "Tarn is one of the last wild beaches"."""

    def __init__(self, reading: Reading) -> None:
        self._first: dict[str, int] = {}
        self._names: Mapping[str, set[str]] = defaultdict(set)
        for token in reading.doc:
            if token.is_title:
                self._first.setdefault(token.text, token.i)
            kind = token.lemma_.lower() if token.pos_ == "NOUN" else token.lower_
            if kind in _GROUNDS and token.pos_ in {"NOUN", "PROPN"}:
                self._names[kind] |= {
                    _the(one)
                    for one in _names(token)
                    if one.pos_ in {"NOUN", "PROPN"} and one.is_title and reading.person(one) is None
                }

    def stands_for(self, noun: Token) -> str | None:
        """Return the only name for a thing of that kind that stands before it."""
        names = sorted(self._names.get(noun.lemma_.lower(), ()))
        told = [name for name in names if self._first.get(name.split()[-1], noun.i) < noun.i]
        if told and told[0].split()[-1].lower() in _GROUNDS and noun.doc.text.count(told[0]) < _OFTEN:
            return None  # a park that one walks through once is not "the park"
        return told[0] if len(told) == 1 else None


def _names(noun: Token) -> Iterator[Token]:
    """Yield what is said to be such a thing: beside it, before it, or as "the island of Ven"."""
    if noun.pos_ == "PROPN":
        if any(child.dep_ == "compound" and child.is_title for child in noun.children):
            yield noun  # "Long Street"
        return
    if noun.dep_ == "appos":
        yield noun.head
    if noun.tag_ not in PLURAL and not any(child.dep_ == "compound" for child in noun.children):
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                yield from (one for one in child.children if one.dep_ == "pobj")
    one = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if one.dep_ == "attr" and (one is noun or one.lower_ == "one") and one.head.lemma_ == "be":
        subject = subject_of(one.head)
        if subject is not None and subject.lower_ == "it" and one.head.dep_ == "advcl":
            subject = subject_of(one.head.head)  # "Because it is a small island, Ven …"
        if subject is not None:
            yield subject


def _the(name: Token) -> str:
    """Return the whole name that a word belongs to, with the article it always has."""
    whole = name_of(name)
    if name.lower_ not in _GROUNDS or whole.lower().startswith("the "):
        return whole
    start = min(token.i for token in name.subtree if token.dep_ in {"compound", "det"} or token == name)
    return str(name.doc[start : name.i + 1].text)
