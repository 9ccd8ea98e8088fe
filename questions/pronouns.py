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
    resolver = _Resolver(reading)
    for sentence in reading.sentences:
        for token in sentence.tokens:
            gender = PRONOUN_GENDER.get(token.lower_)
            if gender is None or token.pos_ != "PRON":
                continue
            if not reading.quoted(Span(token.idx, token.idx + len(token))):
                resolver.resolve(sentence, token, gender)
    return resolver.found


class _Resolver:
    """Resolve the pronouns of one reading in order, each helped by those before it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.found: dict[int, Person] = {}
        self.titled = _titled_genders(reading)

    def resolve(self, sentence: Sentence, pronoun: Token, gender: str) -> None:
        """Find the pronoun's owner here first, then before; the nearest place with any fitting person decides."""
        for distance in range(_REACH + 1):
            position = sentence.index - distance
            if position < 0 or self.reading.sentences[position].paragraph != sentence.paragraph:
                return
            before = None if distance else pronoun
            people = self._in_reach(self.reading.sentences[position], gender, before)
            if people is None or people:
                person = _choose(people, pronoun, distance) if people else None
                if person is not None:
                    self.found[pronoun.i] = person
                return

    def _in_reach(self, sentence: Sentence, gender: str, before: Token | None) -> dict[Person, bool] | None:
        """Return the fitting people of a sentence, each with whether a subject; `None` if a rival spoils it."""
        fitting: dict[Person, bool] = {}
        rivals: list[Token] = []
        for token in sentence.tokens:
            if before is not None and token.i >= before.i:
                break
            person = self.reading.referents.get(token.i) or self.found.get(token.i)
            if person is not None:
                if person.gender in (None, gender):
                    fitting[person] = fitting.get(person, False) or token.dep_ in _SUBJECTS
            elif self._is_rival(token, gender):
                rivals.append(token)
        if any(token.dep_ in _SUBJECTS for token in rivals):
            return None
        # Somebody mentioned in passing is no rival to a subject, when the pronoun is a subject too.
        subject = before is not None and before.dep_ in _SUBJECTS and any(fitting.values())
        return fitting if subject or not rivals else None

    def _is_rival(self, token: Token, gender: str) -> bool:
        """Say whether a token names one unnamed person who could own the pronoun ("a driver", "the judge")."""
        if token.lower_ in PRONOUN_GENDER:
            return PRONOUN_GENDER[token.lower_] == gender and token.i not in self.found and token.pos_ == "PRON"
        lemma = token.lemma_.lower()
        if token.pos_ != "NOUN" or token.tag_ == "NNS" or lemma not in _HUMAN_NOUNS or token.dep_ == "compound":
            return False
        genders = self.titled.get(lemma)
        if genders and gender not in genders and None not in genders:
            return False  # "the judge" is Judge Ann Lee
        opposite = _HUMAN["feminine"] if gender == "m" else _HUMAN["masculine"]
        return token.lower_ not in opposite and not self._describes_named(token)

    def _describes_named(self, token: Token) -> bool:
        """Say whether a noun only says what a named person is ("Ann Lee, a driver", "Ann Lee is a driver")."""
        described = token.dep_ in {"appos", "attr"}
        related = [token.head, *token.children] if described else list(token.children)
        if token.dep_ == "attr":
            related += [child for child in token.head.children if child.dep_ in _SUBJECTS]
        return any(one.i in self.reading.referents and (one.dep_ == "appos" or described) for one in related)


def _choose(people: Mapping[Person, bool], pronoun: Token, distance: int) -> Person | None:
    """Return the only person, or the only subject among several for a subject pronoun close by."""
    if len(people) == 1:
        return next(iter(people))
    subjects = [person for person, subject in people.items() if subject]
    near = distance <= 1 and pronoun.dep_ in _SUBJECTS
    return subjects[0] if near and len(subjects) == 1 else None


def _titled_genders(reading: Reading) -> dict[str, set[str | None]]:
    """Return the genders of the people who are called by a title, by the title in lower case."""
    found: dict[str, set[str | None]] = {}
    for index, person in reading.referents.items():
        before = reading.doc[index - 1] if index else None
        if before is not None and before.text[:1].isupper() and before.i not in reading.referents:
            found.setdefault(before.lower_, set()).add(person.gender)
    return found
