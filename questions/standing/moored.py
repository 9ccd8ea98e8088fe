"""Moored: whether a short statement names what it is about, so that a reader knows where in the article it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.narration import WRITER, narration_of
from questions.facts.topics import find_topics
from questions.standing.mentions import mentions_of
from questions.wording import content_words, root, words
from questions.world.places import place

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_CAPITAL = re.compile(r"(?<=[\w,”’] )[“‘]?[A-Z][\w’-]*[a-zA-Z]")
_OF_WHAT = re.compile(
    r"\b(?:of|for|to|between|about|with|among|against|behind|over|who|which|that|because|if|when|\w+ing"
    r"|(?:in|on|at|across|around) (?:the|every|most|many|some)|worldwide|globally|everywhere)\b"
)
_NAMING = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_UNNAMED = frozenset({"LANGUAGE", "DATE", "TIME", "CARDINAL", "MONEY"})
_COMMON = frozenset(root(word) for word in read_toml("standing")["moored"]["common"])
_SHORT, _BRIEF = 11, 14
_MOST_OF_IT, _MUCH_OF_IT = 0.5, 0.4


def is_adrift(statement: str, tokens: Iterable[Token], reading: Reading) -> bool:
    """Say whether a short statement, made from `tokens`, has neither a name nor what the article is mostly about.

    “The drivers keep the rest” may be of any company: a longer statement tells more of which.
    """
    count = len(words(statement))
    if count > _BRIEF:
        return False
    topics, spoken = find_topics(reading), set(words(statement))
    kept = [token for token in tokens if token.lower_ in spoken]
    if _is_nowhere(statement, kept):
        return True
    if any(token.pos_ in {"NOUN", "PROPN"} and mentions_of(reading).in_title(token) for token in kept):
        return False
    if WRITER in statement.lower() and narration_of(reading).pronouns:
        return False
    weight = max((topics.get(word, 0.0) for word in content_words(statement) - _COMMON), default=0.0)
    needed = _MOST_OF_IT if count <= _SHORT else _MUCH_OF_IT
    called = any(form in statement for person in reading.people for form in person.forms)
    return weight < needed and not called and not has_name(statement, kept)


def _is_nowhere(statement: str, kept: Sequence[Token]) -> bool:
    """Say whether "there are lessons in music" does not say where there are, nor what they are for."""
    existing = any(token.dep_ == "expl" and token.lower_ == "there" for token in kept)
    placed = _OF_WHAT.search(statement) is not None
    return existing and statement.startswith("There ") and not placed and not has_name(statement, kept)


def has_name(statement: str, kept: Iterable[Token]) -> bool:
    """Say whether a statement, or one of the tokens kept in it, is a name of more than a language or a day."""
    if any(_is_name(token) for token in kept):
        return True
    unnamed = {token.text for token in kept if token.ent_type_ in _UNNAMED}
    first = statement.split(maxsplit=1)[0].rstrip(",")
    return place(first) is not None or any(found.strip("“‘") not in unnamed for found in _CAPITAL.findall(statement))


def _is_name(token: Token) -> bool:
    """Say whether a token is a name with a capital, or tells of what nation somebody is: "Greek sailors"."""
    if token.ent_type_ == "NORP":
        return token.dep_ in {"amod", "compound", "nsubj", "nsubjpass"}
    capital = token.pos_ == "PROPN" and not token.is_lower and token.ent_type_ not in _UNNAMED
    return token.ent_type_ in _NAMING or capital
