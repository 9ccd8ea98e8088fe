"""What a piece has named so far, so that a pronoun may follow its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.facts.dangling import told_of_by
from questions.names import Person
from questions.standing.antecedents import agrees

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading


_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "dative", "iobj", "pobj"})


class Seen:
    """Remember the people, nouns and numbers that a piece has named."""

    def __init__(self, reading: Reading, tokens: list[Token]) -> None:
        self._reading = reading
        apposed = [token for token in tokens if token.dep_ == "appos" and token.pos_ == "PROPN"]
        self.people: set[Person] = {person for token in apposed if (person := reading.person(token)) is not None}
        self.lemmas: set[str] = set()
        self._nouns: list[Token] = []

    def add(self, token: Token) -> None:
        """Note a noun."""
        if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ == "compound":
            return
        self.lemmas.add(token.lemma_.lower())
        self._nouns.append(token)

    def is_alone(self) -> bool:
        """Say whether nobody else, and nothing of which there are several, has been named."""
        return not self.people and not any(noun.tag_ == "NNS" for noun in self._nouns)

    def has(self, pronoun: Token, *, plural: bool) -> bool:
        """Say whether "they" or "it" can stand for something named before it.

        No object stands for its own subject ("workers use them"), and nothing for what it is a part of.
        """
        not_it = {token.i for token in pronoun.ancestors} | _own_subjects(pronoun) | _tellers(pronoun) | _owned(pronoun)
        not_it |= told_of_by(pronoun)
        fitting = [one for one in self._nouns if agrees(self._reading, one, plural=plural) and one.i not in not_it]
        # "In the hall, it …", "A home for seals, it …": only the subject of a clause is what the next goes on about.
        main = pronoun.dep_ in _SUBJECTS and pronoun.head.dep_ in {"ROOT", "conj"}
        return any(_is_subject(one) for one in fitting) if main else bool(fitting)


def _is_subject(noun: Token) -> bool:
    while noun.dep_ == "conj":
        noun = noun.head
    return noun.dep_ in _SUBJECTS or (noun.dep_ == "pobj" and noun.head.lower_ == "of" and _is_subject(noun.head.head))


def _own_subjects(pronoun: Token) -> set[int]:
    """Return the subjects of the verbs that an object belongs to."""
    if pronoun.dep_ in _SUBJECTS and pronoun.lower_ == "them":
        # "Sailors saw them leave": not the sailors
        return {child.i for verb in pronoun.ancestors for child in verb.children if child.dep_ in _SUBJECTS}
    if pronoun.dep_ not in _OBJECTS:
        return set()
    verb = pronoun.head.head if pronoun.dep_ == "pobj" else pronoun.head
    if verb.dep_ == "acomp":
        verb = verb.head  # "people are proud of them"
    found: set[int] = set()
    while True:
        found |= {child.i for child in verb.children if child.dep_ in _SUBJECTS}
        if verb.dep_ != "xcomp":
            return found
        verb = verb.head


_TELLING = frozenset({"show", "reveal", "suggest", "find", "indicate", "report", "say", "estimate", "mean"})


def _tellers(pronoun: Token) -> set[int]:
    """Return the subjects of what tells of an object: a poll shows that voters blame others, not the poll."""
    if pronoun.dep_ not in _OBJECTS:
        return set()
    telling = [one for one in pronoun.ancestors if one.pos_ == "VERB" and one.lemma_ in _TELLING]
    return {child.i for verb in telling for child in verb.children if child.dep_ in _SUBJECTS}


def _owned(pronoun: Token) -> set[int]:
    """Return what only tells who speaks: in "the leader of the party said it was a bus", "it" is not the party."""
    if pronoun.lower_ != "it" or pronoun.dep_ not in _SUBJECTS or pronoun.head.dep_ != "ccomp":
        return set()
    subjects = [child for child in pronoun.head.head.children if child.dep_ in _SUBJECTS and child.i < pronoun.i]
    return {under.i for subject in subjects for under in subject.subtree if under.i != subject.i}
