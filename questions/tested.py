"""Tested: what a reader shows who can tell whether a statement is true. Most statements test a detail, not all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.kinds import Question
from questions.kinds.true_false import TrueFalse
from questions.wording import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_DATA = read_toml("tested")
_CHANGES = frozenset(_DATA["changes"])
_MULTIPLES = frozenset(_DATA["multiples"])
_STATES = frozenset(_DATA["states"])
_BY_HOW_MUCH = frozenset({"from", "to", "by"})
_SUPERLATIVE = re.compile(r"\b(?:most|least|best|worst|\w+est)\b", re.IGNORECASE)
_SOURCE = re.compile(r"\baccording to\b", re.IGNORECASE)


def tested(question: Question, reading: Reading) -> str:
    """Return the skill that a question tests: of a statement about a detail by what it says of it."""
    if not isinstance(question, TrueFalse) or question.skill != "detail":
        return question.skill
    said = frozenset(words(question.stem))
    if compares((token for token in _read(question, reading) if token.lower_ in said), question.stem):
        return "comparison"
    return "claim" if _SOURCE.search(question.stem) else "detail"


def compares(tokens: Iterable[Token], said: str) -> bool:
    """Say whether words of the article, all of them in a statement, compare: "the largest", "rose to 12", "than"."""
    return any(_than(token) or _changes(token) or (_is_most(token) and _SUPERLATIVE.search(said)) for token in tokens)


def _read(question: Question, reading: Reading) -> Iterator[Token]:
    for span in question.evidence:
        found = reading.doc.char_span(span.start, span.end, alignment_mode="contract")
        yield from found or ()


def _than(token: Token) -> bool:
    """Say whether "than" compares one thing with another; "more than 40" and "than expected" do not."""
    if token.lower_ != "than" or token.dep_ != "prep":
        return False
    return any(child.dep_ == "pobj" and child.pos_ in {"NOUN", "PROPN", "PRON"} for child in token.children)


def _changes(token: Token) -> bool:
    """Say whether a verb tells that an amount rose or fell, and by how much."""
    lemma = token.lemma_.lower()
    if token.pos_ != "VERB" or not any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children):
        return False
    return lemma in _MULTIPLES or (lemma in _CHANGES and any(_measures(child) for child in token.children))


def _measures(child: Token) -> bool:
    return (
        child.dep_ == "prep" and child.lower_ in _BY_HOW_MUCH and any(token.pos_ == "NUM" for token in child.subtree)
    )


def _is_most(token: Token) -> bool:
    """Say whether a superlative is what is said of something: "is the largest", "has the second highest number"."""
    if token.tag_ not in {"JJS", "RBS"} or (token.i and token.nbor(-1).lower_ == "at"):
        return False
    head = token.head if token.tag_ == "RBS" else token
    noun = head if head.dep_ in {"acomp", "attr"} else head.head
    said = noun.dep_ in {"acomp", "attr", "dobj"} and noun.head.lemma_.lower() in _STATES
    # "most people" are no comparison, and one "of the largest" is hardly one.
    return said and not (token.lower_ in {"most", "least"} and noun is token.head and token.tag_ == "JJS")
