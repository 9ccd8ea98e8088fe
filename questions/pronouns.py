"""Which person a pronoun stands for: an answer where it is certain, silence where it is not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.names import Person
    from questions.reading import Reading, Sentence

PRONOUN_GENDER = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_HUMAN = read_toml("people")["nouns"]
_HUMAN_NOUNS = frozenset(_HUMAN["either"] + _HUMAN["masculine"] + _HUMAN["feminine"])
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_REACH = 2


def resolve_pronouns(reading: Reading) -> dict[int, Person]:
    """Return the person of every "he" and "she" (in any case) that has one possible owner in reach.

    In reach are the people named before it in its sentence and in the sentences before it in the same
    paragraph, nearest sentence with any first. Where two would fit, the subject of the sentence before
    wins a subject pronoun; otherwise nobody does.
    """
    found: dict[int, Person] = {}
    for sentence in reading.sentences:
        for token in sentence.tokens:
            gender = PRONOUN_GENDER.get(token.lower_)
            if gender is None or token.pos_ != "PRON":
                continue
            if reading.quoted(Span(token.idx, token.idx + len(token))):
                continue
            person = _owner(reading, sentence, token, gender, found)
            if person is not None:
                found[token.i] = person
    return found


def _owner(
    reading: Reading, sentence: Sentence, pronoun: Token, gender: str, found: Mapping[int, Person]
) -> Person | None:
    """Look here first, then in the sentences before; the nearest place with any fitting person decides."""
    for distance in range(_REACH + 1):
        position = sentence.index - distance
        if position < 0 or reading.sentences[position].paragraph != sentence.paragraph:
            return None
        people = _in_reach(reading, reading.sentences[position], gender, found, None if distance else pronoun)
        if people is None or len(people) == 1:
            return next(iter(people)) if people else None
        if people:
            return _by_subject(people, pronoun) if distance <= 1 else None
    return None


def _in_reach(
    reading: Reading, sentence: Sentence, gender: str, found: Mapping[int, Person], before: Token | None = None
) -> dict[Person, bool] | None:
    """Return the fitting people of a sentence, each with whether they are a subject; `None` if a rival spoils it."""
    fitting: dict[Person, bool] = {}
    rivals: list[Token] = []
    for token in sentence.tokens:
        if before is not None and token.i >= before.i:
            break
        person = reading.referents.get(token.i) or found.get(token.i)
        if person is not None:
            if person.gender in (None, gender):
                fitting[person] = fitting.get(person, False) or token.dep_ in _SUBJECTS
        elif _rival(reading, token, gender, found):
            rivals.append(token)
    if any(token.dep_ in _SUBJECTS for token in rivals):
        return None
    # Somebody mentioned in passing is no rival to a subject, when the pronoun is a subject too.
    subject = before is not None and before.dep_ in _SUBJECTS and any(fitting.values())
    return fitting if subject or not rivals else None


def _by_subject(people: Mapping[Person, bool], pronoun: Token) -> Person | None:
    """Prefer the only subject among several, for a pronoun that is itself a subject or in its verb phrase."""
    subjects = [person for person, subject in people.items() if subject]
    return subjects[0] if len(subjects) == 1 and pronoun.dep_ in _SUBJECTS else None


def _rival(reading: Reading, token: Token, gender: str, found: Mapping[int, Person]) -> bool:
    """Say whether a token names one unnamed person who could own the pronoun ("a driver", "the judge")."""
    if token.lower_ in PRONOUN_GENDER:
        return PRONOUN_GENDER[token.lower_] == gender and token.i not in found and token.pos_ == "PRON"
    if token.pos_ != "NOUN" or token.tag_ == "NNS" or token.lemma_.lower() not in _HUMAN_NOUNS:
        return False
    titled = [
        person
        for index, person in reading.referents.items()
        if index and reading.doc[index - 1].text == token.lemma_.capitalize()
    ]
    if titled and all(person.gender not in (None, gender) for person in titled):
        return False
    opposite = _HUMAN["feminine"] if gender == "m" else _HUMAN["masculine"]
    if token.lower_ in opposite or token.dep_ == "compound":
        return False
    related = [token.head, *token.children] if token.dep_ in {"appos", "attr"} else list(token.children)
    if token.dep_ == "attr":
        related += [child for child in token.head.children if child.dep_ in _SUBJECTS]
    return not any(
        one.i in reading.referents and (one.dep_ == "appos" or token.dep_ in {"appos", "attr"}) for one in related
    )
