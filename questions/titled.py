"""Titled people and named bodies: who "the judge" and "the institute" are by the names they go by."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.names import TITLES

if TYPE_CHECKING:
    from questions.names import Person
    from questions.reading import Reading

_HUMAN = frozenset(word for words in read_toml("people")["nouns"].values() for word in words)
_LINKS = frozenset({"of", "for", "on", "in", "and", "at"})
_FEWEST_WORDS = 2


def titled_people(reading: Reading) -> dict[str, set[Person]]:
    """Return the people by the title before their name ("Judge Sommer")."""
    titled: dict[str, set[Person]] = defaultdict(set)
    for index, person in reading.referents.items():
        token = reading.doc[index]
        if index == 0 or index - 1 in reading.referents or token.pos_ != "PROPN":
            continue
        title = reading.doc[index - 1]
        word = title.text.rstrip(".").lower()
        if word in TITLES and word in _HUMAN and title.text[0].isupper():
            titled[word].add(person)
    return titled


def named_bodies(reading: Reading) -> dict[str, set[str]]:
    """Return full names of bodies and places by their last common word ("the National Aquarium": aquarium)."""
    bodies: dict[str, set[str]] = defaultdict(set)
    for entity in reading.doc.ents:
        if entity.label_ not in {"ORG", "FAC"} or len(entity) < _FEWEST_WORDS:
            continue
        if entity.root.dep_ in {"compound", "nmod"}:
            continue  # "the Halden University choir" is no "the Halden University"
        words = [token for token in entity if token.lower_ != "the"]
        # The head stands before "of" and the like: "the Institute of Technology" is no technology.
        limit = next((place for place, token in enumerate(words) if place and token.lower_ in _LINKS), len(words))
        first, last = words[0], words[limit - 1]
        before = reading.doc[first.i - 1] if first.i else None
        if last.text.isalpha() and first.text[0].isupper() and before is not None and before.lower_ == "the":
            bodies[last.lower_].add("the " + " ".join(token.text for token in words))
    return bodies
