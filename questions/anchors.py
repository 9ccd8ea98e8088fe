"""Anchors: how firmly a wording stands in its article, by the words the article keeps coming back to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.once import once_a_reading
from questions.facts.topics import find_topics
from questions.reading import Reading
from questions.wording import content_words, root, words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Sentence

_WORDS = read_toml("loose_ends")
_OF_SOMETHING = frozenset(_WORDS["of_something"])
_SAYING_OF_WHAT = frozenset({"prep", "acl", "relcl", "poss", "compound", "appos"})
_SOME = frozenset({"a", "an", "one", "some", "another"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_VERBS = frozenset({"VERB", "AUX"})
_OFTEN, _MANY_FIGURES, _MANY_COMMAS = 8, 3, 3
_WEIGHTY = 0.4


def anchors(asked: str, sentence: Sentence, reading: Reading) -> dict[str, float]:
    """Return features, each 0 to 1, of a wording that has to be understood without the sentence it was made from.

    It stands firm by names and by words the article repeats; it is loose where a word points outside it or a noun
    does not say of what ("the majority", "a backlash"), and overladen with figures and joined claims.
    """
    topics = find_topics(reading)
    listed = words(asked)
    content = content_words(asked)
    said = set(listed)
    tokens = [token for token in sentence.words if token.lower_ in said]
    figures = sum(any(character.isdigit() for character in word) for word in listed)
    named = any(token.pos_ == "PROPN" for token in tokens) or ("writer" in said and "writer" in topics)
    return {
        "topic_share": sum(word in topics for word in content) / max(len(content), 1),
        "familiar": _familiar(content, reading),
        "adrift": float(not named and max((topics.get(word, 0.0) for word in content), default=0.0) <= _WEIGHTY),
        "figures": min(1.0, max(0, figures - 1) / (_MANY_FIGURES - 1)),
        "indefinite": float(any(_is_indefinite(token) for token in tokens)),
        "of_what": float(any(_wants_of(token) for token in tokens)),
        "joined": float(any(token.dep_ == "conj" and token.pos_ in _VERBS for token in tokens)),
        "parted": min(1.0, asked.count(",") / _MANY_COMMAS),
    }


@once_a_reading
def _counts(reading: Reading) -> Iterator[Mapping[str, int]]:
    yield Counter(root(word) for word in words(reading.article.text))


def _familiar(content: frozenset[str], reading: Reading) -> float:
    """Return how often, on the average, the article uses the content words."""
    (counts,) = _counts(reading)
    return sum(min(counts.get(word, 0), _OFTEN) for word in content) / (_OFTEN * max(len(content), 1))


def _is_indefinite(token: Token) -> bool:
    if token.dep_ not in _SUBJECTS or token.pos_ != "NOUN":
        return False
    return any(child.lower_ in _SOME for child in token.children)


def _wants_of(token: Token) -> bool:
    if token.lemma_.lower() not in _OF_SOMETHING:
        return False
    return not any(child.dep_ in _SAYING_OF_WHAT for child in token.children)
