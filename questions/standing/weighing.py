"""Weighing: how much a statement tells of what a reader should take away from the article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.once import once_a_reading
from questions.facts.topics import find_topics, weigh
from questions.salience import salience
from questions.standing.cutting import subject_of
from questions.standing.mentions import mentions_of
from questions.standing.piece import Piece
from questions.wording import content_words
from questions.world.places import place

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.names import Person
    from questions.reading import Reading, Sentence

_DATA = read_toml("standing")["weighing"]
_TELLING, _BY_THE_WAY = frozenset(_DATA["telling"]), frozenset(_DATA["by_the_way"])
_LINKS = frozenset(_DATA["links"])
_CENTRAL, _TOPICS, _LEAD = 0.45, 0.25, 0.1
_TELLS, _EXPLAINS, _COUNTS = 0.15, 0.15, 0.1
_PASSING, _TRIVIAL, _ASTRAY, _GUESS = 0.3, 0.25, 0.15, 0.1
_SAMPLE, _LEAST, _OF_A_PERSON = 0.3, 0.25, 0.55
_STUDIES = frozenset(read_toml("standing")["definites"]["studies"]) | {"census", "sample"}
_FEW, _BARELY, _NAMES = 3, 2, 2


def importance(reading: Reading, sentence: Sentence, piece: Piece) -> float:
    """Return the importance of a piece, 0 … 1.

    What is central counts, what was found or decided, why, and the figures of the main story; what a person met in
    passing does, what hangs on the walls and when something was published does not.
    """
    text = " ".join(token.text for token in piece.tokens)
    lemmas = {token.lemma_.lower() for token in piece.tokens}
    (topics,) = _topics(reading)
    value = _CENTRAL * salience(reading)[sentence.index] + _TOPICS * min(1.0, 2 * weigh(topics, text))
    value += _LEAD * (1.0 - sentence.index / max(len(reading.sentences), 1))
    value += _TELLS * bool(lemmas & _TELLING) + _EXPLAINS * bool(lemmas & _LINKS)
    titled = bool(mentions_of(reading).title & content_words(text))
    value += _COUNTS * (titled or any(token.like_num for token in piece.tokens))
    value += _SAMPLE * (bool(lemmas & _STUDIES) and any(token.like_num for token in piece.tokens))
    value = _LEAST + (1.0 - _LEAST) * min(1.0, value)
    value -= _PASSING * _is_passing(reading, piece) + _TRIVIAL * bool(lemmas & _BY_THE_WAY) + _ASTRAY * (not titled)
    value -= _GUESS * any(token.lower_ in {"may", "might", "could"} for token in piece.tokens)
    return max(0.0, min(_most(reading, piece), value))


def _is_two_names(subject: Token) -> bool:
    """Say whether a subject is two words with capitals and nothing else, as most people's names are."""
    words = list(subject.subtree)
    return len(words) == _NAMES and all(one.tag_ == "NNP" and one.text[1:].islower() for one in words)


@once_a_reading
def _topics(reading: Reading) -> Iterator[Mapping[str, float]]:
    yield find_topics(reading)


def _most(reading: Reading, piece: Piece) -> float:
    """Return the most that a piece can count: what one person does, whom the title does not name, is an example."""
    subject = subject_of(piece.verb)
    if subject is None or any(child.dep_ == "ccomp" for child in piece.verb.children):
        return 1.0
    person, mentions = reading.person(subject), mentions_of(reading)
    if person is None:
        # A name that comes once or twice may be a person's that the recogniser has not seen to be one.
        passing = subject.ent_type_ == "PERSON" or (_is_two_names(subject) and mentions.weight(subject) <= _FEW)
        return _OF_A_PERSON if passing and place(subject.text) is None else 1.0
    return 1.0 if content_words(person.name) & mentions_of(reading).title else _OF_A_PERSON


def _is_passing(reading: Reading, piece: Piece) -> bool:
    """Say whether a piece tells what somebody does who is in the story for a sentence or two."""
    subject = subject_of(piece.verb)
    person: Person | None = reading.person(subject) if subject is not None else None
    if person is None or piece.source or piece.speaker:
        return False
    says = any(child.dep_ == "ccomp" for child in piece.verb.children)
    named = bool(content_words(person.name) & mentions_of(reading).title)
    return not named and len(person.mentions) < (_BARELY if says else _FEW)
