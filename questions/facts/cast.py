"""The cast: the people an article shows beyond doubt to be people, for options of the same kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from questions.facts.once import once_a_reading
from questions.facts.quotations import find_quotations
from questions.facts.reported import find_reported
from questions.facts.roles import find_roles
from questions.reading import Person, Reading
from questions.world.people import renown

if TYPE_CHECKING:
    from spacy.tokens import Token

_KILLING = frozenset({"kill", "murder", "assassinate", "execute"})
_HOLY = frozenset({"Saint", "St", "St.", "Jesus"})
_DEATHS = frozenset({"death", "funeral", "burial", "grave"})
_FIRMS = frozenset({"publisher", "label", "brand", "retailer", "manufacturer", "press", "store", "chain"})
_CELEBRATED = 2.8
"""Whose rare family name is written so often, and who says nothing in an article, was hardly asked: Dickens."""
_DOUBTS = frozenset({"to", "would", "could", "might", "may", "will", "can", "should"})


@dataclass(frozen=True)
class Cast:
    """Hold the people who have a role, speak, or are called he or she, who speak first.

    `dead`, `likely` and `speaking` are names.

    `likely` are those who might have been asked: they speak, have a role or are called he or she.
    The recogniser of names alone may err, so whoever it alone found is left out.
    """

    people: Sequence[Person]
    dead: frozenset[str]
    likely: frozenset[str]
    speaking: frozenset[str] = frozenset()

    @classmethod
    def of(cls, reading: Reading) -> Self:
        """Gather the cast of an article; once a reading, for it reads every quotation and role."""
        quoted = [quotation.speaker.name for quotation in find_quotations(reading) if quotation.speaker]
        speaking = frozenset([*quoted, *(report.speaker.name for report in find_reported(reading))])
        return cls(find_cast(reading), frozenset(find_dead(reading)), frozenset(find_shown(reading)), speaking)

    def others(self, *taken: str, speaking: bool = False) -> tuple[tuple[str, str], ...]:
        """Return the fullest names as wrong options, none that shares a word with `taken`.

        With `speaking`, those whose death the article tells and who are only named are left out, as are those known
        to all who say nothing in it: nobody would take them for a speaker.
        """
        words = {word for name in taken for word in name.split()}
        return tuple(
            ("elsewhere", person.name)
            for person in self.people
            if not words & set(person.name.split())
            and not (speaking and (person.name in self.dead or person.name not in self.likely or self._is_afar(person)))
        )

    def _is_afar(self, person: Person) -> bool:
        return person.name not in self.speaking and (renown(person.name) or 0) >= _CELEBRATED


@once_a_reading
def find_cast(reading: Reading) -> Iterator[Person]:
    """Yield the people who are people beyond doubt, those who speak first."""
    speaking = {quotation.speaker.name for quotation in find_quotations(reading) if quotation.speaker}
    shown = set(find_shown(reading))
    living = [person for person in reading.people if person.name.split()[0] not in _HOLY]
    people = [person for person in living if person.name in shown or _acts(reading, person)]
    yield from sorted(people, key=lambda person: person.name not in speaking)


@once_a_reading
def find_shown(reading: Reading) -> Iterator[str]:
    """Yield the names of those who speak, have a role or are called he or she."""
    yield from (quotation.speaker.name for quotation in find_quotations(reading) if quotation.speaker)
    # “The publisher Ada Brown” may be the firm of that name.
    yield from (role.person.name for role in find_roles(reading) if role.head not in _FIRMS)
    yield from _called(reading)


@once_a_reading
def find_doing(reading: Reading) -> Iterator[str]:
    """Yield the names of those who somewhere are who does what a sentence tells."""
    for person in reading.people:
        for mention in person.mentions:
            found = reading.doc.char_span(*mention, alignment_mode="expand")
            if found is not None and found.root.dep_ == "nsubj" and found.root.head.pos_ == "VERB":
                yield person.name
                break


@once_a_reading
def find_dead(reading: Reading) -> Iterator[str]:
    """Yield the names of those of the cast whose death the article tells."""
    yield from (person.name for person in find_cast(reading) if _has_died(reading, person))


def importance_of(reading: Reading, person: Person) -> float:
    """Return how much of the article turns on a person, 0 … 1, by how often the person is named."""
    mentions = sum(reading.sentence_at(mention.start) is not None for mention in person.mentions)
    return min(1.0, 0.4 + 0.08 * mentions)


def _called(reading: Reading) -> Iterator[str]:
    """Yield the names of those whom the article calls he or she."""
    yield from (person.name for index, person in reading.referents.items() if reading.doc[index].pos_ == "PRON")


def _acts(reading: Reading, person: Person) -> bool:
    """Say whether somebody with a known first name is nowhere spoken of as a firm: “the press Ada Brown, which …”."""
    if not person.gender:
        return False
    for mention in person.mentions:
        found = reading.doc.char_span(*mention, alignment_mode="expand")
        around = (max(found.start - 2, 0), found.start, found.end, found.end + 2) if found is not None else (0, 0, 0, 0)
        before, after = reading.doc[around[0] : around[1]], reading.doc[around[2] : around[3]]
        if after.text == ", which" or any(token.lower_ in _FIRMS for token in before):
            return False
    return True


def _has_died(reading: Reading, person: Person) -> bool:
    """Say whether the article tells of a person's death."""
    for mention in person.mentions:
        found = reading.doc.char_span(*mention, alignment_mode="expand")
        root = found.root if found is not None else None
        # Never through "and": who stands beside the dead may only have been hurt.
        while root is not None and root.dep_ == "appos":
            root = root.head
        if root is None or root.head == root or _unreal(root.head):
            continue
        if _whose(root) in _DEATHS:
            return True
        killed = root.head.lemma_ in _KILLING and root.dep_ in {"nsubjpass", "dobj"}
        if killed or (root.head.lemma_ == "die" and root.dep_ == "nsubj"):
            return True
    return False


def _whose(name: Token) -> str:
    """Return the noun that a name owns, in its plain form: “Ada Brown’s death”, “the death of Ada Brown”."""
    if name.dep_ == "poss":
        return name.head.lemma_
    return name.head.head.lemma_ if name.dep_ == "pobj" and name.head.lower_ == "of" else ""


def _unreal(verb: Token) -> bool:
    """Say whether a verb tells of what only might have been: "to kill", "could have died", "almost killed"."""
    return any(
        child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in _DOUBTS) or child.lower_ in {"almost", "nearly"}
        for child in verb.children
    )
