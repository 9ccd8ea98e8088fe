"""The owners of a pronoun: which of several people it can only mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from questions.datafiles import read_toml

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.names import Person

SPEECH = frozenset(read_toml("speech")["tags"])
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SPEAKS = 2


def choose(people: Mapping[Person, int], pronoun: Token, distance: int) -> Person | None:
    """Return the only person, or the only subject among several for a subject pronoun close by.

    Who spoke in the sentence before speaks on: "Ann Lee said that Mary Fox was ill. She added …".
    """
    if len(people) == 1:
        return next(iter(people))
    if distance > 1 or pronoun.dep_ not in _SUBJECTS:
        return None
    subjects = [person for person, rank in people.items() if rank]
    speakers = [person for person, rank in people.items() if rank == _SPEAKS]
    if distance and len(speakers) == 1 and _speaks(pronoun):
        return speakers[0]
    return subjects[0] if len(subjects) == 1 else None


def rank_of(token: Token) -> int:
    """Return how much of a subject a name is: 0 for none, more for the subject of a main verb of speech."""
    if token.dep_ not in _SUBJECTS:
        return 0
    return _SPEAKS if _speaks(token) else 1


def _speaks(subject: Token) -> bool:
    return subject.head.dep_ == "ROOT" and subject.head.lemma_.lower() in SPEECH
