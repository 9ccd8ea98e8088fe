"""Sorts: what sort of body a name is, where the article or everybody says so: a charity, a company, an airline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.entities import entity_of
from questions.facts.once import once_a_reading

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_DATA = read_toml("sorts")
SORTS = frozenset(_DATA["sorts"])
_KNOWN: dict[str, str] = {name: sort for sort, names in _DATA["known"].items() for name in names}
_BEFORE = frozenset({"compound", "nmod", "amod"})


def sort_of(reading: Reading, name: Token) -> str | None:
    """Return the noun for the sort of body that a name's last word belongs to, or `None` where nobody says it."""
    if name.pos_ != "PROPN" or reading.person(name) is not None:
        return None
    found = entity_of(name)
    known = _KNOWN.get(_bare(found.text if found is not None else name.text))
    (told,) = _told(reading)
    sorts = told.get(name.text, frozenset())
    return min(sorts) if len(sorts) == 1 else known if not sorts else None


def _bare(name: str) -> str:
    return name.removesuffix("’s").removesuffix("'s").removeprefix("the ").removeprefix("The ")


@once_a_reading
def _told(reading: Reading) -> Iterator[Mapping[str, frozenset[str]]]:
    """Yield once, by the last word of a name, the sorts that the article says it is."""
    found: dict[str, set[str]] = defaultdict(set)
    for sentence in reading.sentences:
        for noun in sentence.words:
            if noun.pos_ == "NOUN" and noun.tag_ == "NN" and noun.lower_ in SORTS:
                for name in _named(noun):
                    if name.pos_ == "PROPN" and name.text[0].isupper() and reading.person(name) is None:
                        found[name.text].add(noun.lower_)
    yield {name: frozenset(sorts) for name, sorts in found.items()}


def _named(noun: Token) -> Iterator[Token]:
    """Yield what is said to be so: beside it, behind it, or as "Path is a network"."""
    if noun.dep_ == "appos":
        yield noun.head
    for child in noun.rights:
        if child.dep_ == "appos":
            yield child  # "the charity Mind", "a charity, Mind"
    if noun.dep_ in _BEFORE and noun.head.i > noun.i and noun.head.pos_ == "PROPN":
        yield noun.head  # "research firm Brown Analysis"
    if noun.dep_ == "attr" and noun.head.lemma_ == "be" and any(child.lower_ in {"a", "an"} for child in noun.lefts):
        yield from (child for child in noun.head.lefts if child.dep_ == "nsubj")
