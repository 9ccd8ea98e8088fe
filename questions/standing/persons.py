"""Persons: whom "he" or "she" at the head of a paragraph goes on about, where only one person can be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.names import Person
from questions.pronouns import PRONOUN_GENDER
from questions.standing.cutting import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_REACH = 3


def person_of(reading: Reading, pronoun: Token) -> Person | None:
    """Return the person of a pronoun, also one who was named last in the paragraph before.

    The nearest sentence that names anybody decides: there must be one person who fits, and nobody else who might.
    """
    known = reading.person(pronoun)
    sentence = reading.sentence_at(pronoun.idx)
    gender = PRONOUN_GENDER.get(pronoun.lower_)
    if known is not None or sentence is None or gender is None:
        return known
    noun = pronoun.head if pronoun.dep_ == "poss" else pronoun
    before_it = [token for token in sentence.tokens if token.i < pronoun.i and reading.person(token) is not None]
    if noun.dep_ not in SUBJECTS or before_it:
        return None
    for index in range(sentence.index - 1, max(sentence.index - 1 - _REACH, -1), -1):
        people = _fitting(reading, index, gender)
        if people:
            return people[0] if len(people) == 1 and _may_be(people[0], gender, reading) else None
    return None


def _fitting(reading: Reading, index: int, gender: str) -> list[Person]:
    found: dict[str, Person] = {}
    for token in reading.sentences[index].tokens:
        person = reading.person(token)
        if person is not None and person.gender in {None, gender}:
            found.setdefault(person.name, person)
    return list(found.values())


def _may_be(person: Person, gender: str, reading: Reading) -> bool:
    """Say whether a person surely is "he" or "she": by the name, or since a pronoun was found to be theirs."""
    if person.gender == gender:
        return True
    told = {
        PRONOUN_GENDER[reading.doc[index].lower_]
        for index, owner in reading.referents.items()
        if owner is person and reading.doc[index].lower_ in PRONOUN_GENDER
    }
    return told == {gender} or (not told and person.certain)
