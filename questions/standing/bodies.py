"""Bodies: the one company, country or town that "the company" or "the country" can stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.sources import is_name
from questions.world.places import place

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

    from questions.reading import Reading

_DATA = read_toml("standing")["bodies"]
_BODIES = frozenset(_DATA["bodies"])
_OFFICES = frozenset(read_toml("sentence_parts")["nouns"]["named_bodies"]) - {"company", "charity", "corporation"}
_COUNTRIES = frozenset({"country", "nation"})
_NEAR = 2
_SHARE = 0.6
_ENOUGH = 3


class Bodies:
    """Know the named bodies and countries of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        people = {form for person in reading.people for form in (person.name, *person.forms)}
        found = [one for one in reading.doc.ents if is_name(one.text) and one.text not in people]
        votes: dict[str, Counter[str]] = {}
        for one in found:
            votes.setdefault(_bare(one), Counter())[one.label_] += 1
        label = {name: count.most_common(1)[0][0] for name, count in votes.items()}
        self._bodies = [
            one for one in found if label[_bare(one)] == "ORG" and one.label_ == "ORG" and _is_enterprise(one.text)
        ]
        self._countries = [one for one in found if one.label_ == "GPE" and _is_country(one.text)]

    def stands_for(self, noun: Token) -> str | None:
        """Return the name that a bare "the company" or "the country" certainly stands for."""
        word = noun.lemma_.lower()
        if word in _BODIES:
            return self._one(self._bodies, noun)
        return self._one(self._countries, noun) if word in _COUNTRIES else None

    def is_stand_in(self, noun: Token) -> bool:
        """Say whether a noun mostly stands for a name."""
        return noun.lemma_.lower() in _BODIES | _COUNTRIES

    def _one(self, named: Sequence[DocSpan], noun: Token) -> str | None:
        """Return the only one named lately, if it is also the one named most, or the only one so far."""
        sentence = self._reading.sentence_at(noun.idx)
        before = [one for one in named if one.end <= noun.i]
        if sentence is None or not before:
            return None
        counts = Counter(_bare(one) for one in before)
        first = self._reading.sentences[max(sentence.index - _NEAR, 0)].span.start
        near = {_bare(one) for one in before if one.start_char >= first}
        name, count = counts.most_common(1)[0]
        dominant = count >= _ENOUGH and count / sum(counts.values()) >= _SHARE
        if near == {name} or (not near and dominant) or len(counts) == 1 or (name in near and dominant):
            return name
        return next(iter(near)) if len(near) == 1 and len(counts) <= _ENOUGH else None


def _bare(entity: DocSpan) -> str:
    text = entity.text.removesuffix("’s").removesuffix("'s")
    before = entity.doc[entity.start - 1].lower_ if entity.start else ""
    return f"the {text}" if before == "the" and not text.lower().startswith("the ") else _the(text)


def _the(text: str) -> str:
    return "the " + text[4:] if text.lower().startswith("the ") else text


def _is_country(name: str) -> bool:
    found = place(name)
    return found is not None and found.kind == "country"


def _is_enterprise(name: str) -> bool:
    """Say whether a name may be a company's or a charity's: no place's, no ministry's."""
    return place(name) is None and not _OFFICES & set(name.lower().split())
