"""Resting: whether the words of a statement made another way rest on its sentences and mean there what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.standing.antecedents import PLURAL_THINGS, SINGULAR_THINGS, is_empty
from questions.standing.cutting import is_finite, subject_of
from questions.standing.seen import Seen
from questions.wording import STOP, root, words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_CLAIMING = re.compile(r"\b(?:[Aa]ccording to|says?|said|claims?|argues?|believes?|thinks?|thought|felt|feels?)\b")
_THINGS = SINGULAR_THINGS | PLURAL_THINGS
_SAYING = frozenset(read_toml("speech")["clauses"])
_PHRASES = frozenset({"NOUN", "VERB"})
_INNER = frozenset({"acl", "amod", "dobj", "pobj", "attr", "appos"})


def is_claim(statement: str) -> bool:
    """Say whether a statement gives what somebody says or thinks."""
    return _CLAIMING.search(statement) is not None


def puts_in_mouth(statement: str, source: str) -> bool:
    """Say whether a claim was given words, names aside, that are not in the sentences it was made from."""
    if not is_claim(statement):
        return False
    given = {root(word) for word in words(source)}
    own = {word for word in words(statement) if word not in STOP and root(word) not in given}
    return any(re.search(rf"(?<![\w’'-]){re.escape(word)}\b", statement) for word in sorted(own))


def has_nameless(kept: Sequence[Token], said: str, reading: Reading) -> bool:
    """Say whether "it" or "they" stands for nothing that the statement names before it."""
    seen = Seen(reading, list(kept))
    for token in kept:
        if (
            token.lower_ in _THINGS
            and token.dep_ in {"nsubj", "nsubjpass"}
            and f" {token.lower_} {token.nbor().lower_}" in said
            and not is_empty(token)
            and not seen.has(token, plural=token.lower_ in PLURAL_THINGS)
        ):
            return True
        seen.add(token)
    return False


def is_spliced(verb: Token, kept: Sequence[Token]) -> bool:
    """Say whether a whole clause and another hang together with a comma only."""
    main = verb.head
    if verb.dep_ != "ccomp" or verb.i > main.i or main not in kept or not is_finite(verb) or not is_finite(main):
        return False
    subject, own = subject_of(main), subject_of(verb)
    if subject is None or own is None or own not in kept or main.lemma_.lower() in _SAYING:
        return False
    before = subject.left_edge.nbor(-1) if subject.left_edge.i else subject
    return subject.i > verb.i and before.text == "," and verb.left_edge.dep_ not in {"mark", "advmod"}


def is_far(verb: Token, kept: Sequence[Token], said: str) -> bool:
    """Say whether a clause tells of the last of several nouns, and may mean another: "a blade on a pole, which was"."""
    noun = verb.head
    if (
        verb.dep_ == "relcl"
        and noun in kept
        and said.startswith((" a ", " an "))
        and noun.left_edge.lower_ in {"a", "an"}
    ):
        return True  # "A website opened in Oslo": the article names it, or goes on about something else
    if verb.dep_ not in {"relcl", "acl"} or noun.dep_ != "pobj" or noun not in kept or noun.head in kept:
        return False
    set_off = verb.left_edge.i and verb.left_edge.nbor(-1).text == ","
    above = noun.head.head
    return bool(set_off) and above.pos_ in _PHRASES and above.dep_ in _INNER and f" {noun.lower_} " in said


def is_of_others(tokens: Sequence[Token], kept: Sequence[Token], said: str) -> bool:
    """Say whether the article has it of something else: "children, not adults, smoke", "not only to Wales but …"."""
    if " not " in said or "n’t" in said:
        return False
    if any(one.lower_ == "yet" and one.nbor().lower_ == "to" and one not in kept for one in tokens[:-1]):
        return True  # who has yet to answer does not have to
    denied = [token for token in tokens if token.i and token.nbor(-1).lower_ == "not"]
    return any(
        (token.lower_ in {"only", "just"} and token.head in kept) or (token.pos_ in {"NOUN", "PROPN"} and token in kept)
        for token in denied
    )
