"""Bound pronouns: those in reported speech that stand for the speaker, as in "Farmers said that they were tired"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.dangling import find_dangling
from questions.facts.reported import Reported
from questions.facts.speakers import Speaker
from questions.pronouns import PRONOUN_GENDER
from questions.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACES = frozenset({"nsubj", "nsubjpass", "poss"})
"""Where a pronoun may stand for the speaker; "she told her" has somebody else in it."""
_THEY = frozenset({"they", "them", "their"})


def bound_pronouns(reading: Reading, reported: Reported) -> frozenset[str] | None:
    """Return the pronouns in a report that stand for its speaker; `None` when something else dangles."""
    tokens = reading.doc.char_span(*reported.content, alignment_mode="expand")
    dangling = list(find_dangling(list(tokens or ())))
    if not all(_is_speaker(reading, token, reported.speaker) for token in dangling):
        return None
    return frozenset(token.lower_ for token in dangling)


def may_be(reading: Reading, name: str, pronouns: frozenset[str]) -> bool:
    """Say whether pronouns that stand for one speaker could stand for the one called `name`, too."""
    other = next((person for person in reading.people if person.name == name), None)
    if not pronouns:
        return True
    return other is None if pronouns & _THEY else other is not None


def tells_the_sex(pronouns: Iterable[str]) -> bool:
    """Say whether "he" or "her" tells of a speaker what the answer is to tell."""
    return any(pronoun in PRONOUN_GENDER for pronoun in pronouns)


def _is_speaker(reading: Reading, token: Token, speaker: Speaker) -> bool:
    if token.dep_ not in _PLACES:
        return False
    if speaker.person is not None:
        return token.pos_ == "PRON" and reading.person(token) == speaker.person
    return token.lower_ in _THEY and speaker.name.lower() in read_toml("speech")["groups"]
