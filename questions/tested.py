"""Tested: what a reader shows who can tell whether a statement is true. Most statements test a detail, not all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from questions.answer_types import noun_is_human
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
_CHANGING = (*_DATA["changing"], *(verb.rstrip("e") for verb in (*_CHANGES, *_MULTIPLES)))
_STATES = frozenset(_DATA["states"])
_HOLDING = frozenset(_DATA["holding"])
_BY_HOW_MUCH = frozenset({"from", "to", "by"})
_AMOUNTS = frozenset({"CARDINAL", "PERCENT", "MONEY", "QUANTITY"})
_SUPERLATIVE = re.compile(r"\b(?:most|least|best|worst|\w+est)\b", re.IGNORECASE)
_DOERS = tuple(read_toml("references")["doers"])
_NO_DOERS = frozenset(read_toml("references")["no_doers"])
_NO_AIMS = frozenset({"be", "find", "become", "see", "discover"})
"""“They woke to find …” tells what came next."""
_NOT_FOR = frozenset(read_toml("connectives")["purpose"]["not_after"]) | {"receive", "say"}
Said = frozenset[str]
_REASON = re.compile(r"\b(?:because|thanks to|as a result of)\b", re.IGNORECASE)
_SOURCE = re.compile(r"\baccording to\b", re.IGNORECASE)


def skill_told(question: Question, reading: Reading) -> str:
    """Return the skill that a question tests: of a statement about a detail by what it says of it."""
    if not isinstance(question, TrueFalse) or question.skill != "detail":
        return question.skill
    if _REASON.search(question.stem):
        return "cause"
    read = list(_read(question, reading))
    if compares(read, question.stem):
        return "comparison"
    said = frozenset(words(question.stem))
    if any(_aims(token, said) for token in read):
        return "purpose"
    if any(_names_who(token, question.stem, reading) for token in read):
        return "identity"
    return "claim" if _SOURCE.search(question.stem) or any(_holds(token, said) for token in read) else "detail"


def compares(tokens: Iterable[Token], statement: str) -> bool:
    """Say whether a statement made of words of the article compares: "the largest", "rose to 12", "slower than".

    What the article calls the largest, a false statement may call the smallest, and what rose may fall.
    """
    said = frozenset(words(statement))
    most = bool(_SUPERLATIVE.search(statement))
    change = any(word.startswith(_CHANGING) for word in said)
    return any(
        _than(token, said) or (change and _changes(token, said)) or (most and _is_most(token, said)) for token in tokens
    )


def _read(question: Question, reading: Reading) -> Iterator[Token]:
    for span in question.evidence:
        found = reading.doc.char_span(span.start, span.end, alignment_mode="contract")
        yield from found or ()


def _than(token: Token, said: Said) -> bool:
    """Say whether "than" compares one thing with another; "more than 40" and "than expected" do not."""
    if token.lower_ != "than" or token.dep_ != "prep":
        return False
    if token.i > 1 and token.nbor(-1).lower_ == "more" and token.nbor(-2).lower_ in {"little", "no", "nothing"}:
        return False
    others = [child for child in token.children if child.dep_ == "pobj" and child.pos_ in {"NOUN", "PROPN", "PRON"}]
    return "than" in said and any(other.lower_ in said for other in others)


def _changes(token: Token, said: Said) -> bool:
    """Say whether a verb tells that an amount rose or fell, and by how much."""
    lemma = token.lemma_.lower()
    subjects = [child for child in token.children if child.dep_ in {"nsubj", "nsubjpass"}]
    if token.pos_ != "VERB" or not any(subject.lower_ in said for subject in subjects):
        return False
    return lemma in _MULTIPLES or (lemma in _CHANGES and any(_measures(child) for child in token.children))


def _measures(child: Token) -> bool:
    return child.dep_ == "prep" and child.lower_ in _BY_HOW_MUCH and any(token.pos_ == "NUM" for token in child.subtree)


def _is_most(token: Token, said: Said) -> bool:
    """Say whether a superlative is what is said of something: "is the largest", "has the second highest number"."""
    if token.tag_ not in {"JJS", "RBS"} or (token.i and token.nbor(-1).lower_ == "at"):
        return False
    head = token.head if token.tag_ == "RBS" else token
    noun = head if head.dep_ in {"acomp", "attr"} else head.head
    ranked = noun.dep_ in {"acomp", "attr", "dobj"} and noun.head.lemma_.lower() in _STATES
    if not ranked or not (noun is head or noun.lower_ in said):
        return False
    # "most people" are no comparison, and one "of the largest" is hardly one.
    return not (token.lower_ in {"most", "least"} and token.tag_ == "JJS")


def _aims(token: Token, said: Said) -> bool:
    """Say whether a verb tells what something is done for: "walked to save fuel"."""
    if token.dep_ != "advcl" or token.tag_ != "VB" or token.lower_ not in said or token.lower_ in _NO_AIMS:
        return False
    to = any(child.dep_ == "aux" and child.tag_ == "TO" for child in token.children)
    behind = token.head.pos_ == "VERB" and token.head.i < token.i and token.head.lemma_.lower() not in _NOT_FOR
    main = token.head.dep_ not in {"relcl", "acl"} and not any(child.dep_ == "neg" for child in token.head.children)
    return to and behind and main and any(child.dep_ in {"dobj", "prep", "ccomp"} for child in token.children)


def _holds(token: Token, said: Said) -> bool:
    """Say whether a verb tells what somebody holds to be so: "fears that the sea will rise"."""
    if token.lemma_.lower() not in _HOLDING or token.lower_ not in said:
        return False
    subjects = [child for child in token.children if child.dep_ == "nsubj"]
    held = any(child.dep_ == "ccomp" for child in token.children)
    return held and any(subject.lower_ in said or subject.pos_ == "PRON" for subject in subjects)


def _is_doer(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return lemma.endswith(_DOERS) and lemma not in _NO_DOERS


def _names_who(token: Token, statement: str, reading: Reading) -> bool:
    """Say whether a statement says who a person is: "Ada Brown is the second keeper of the light"."""
    if token.dep_ != "attr" or token.head.lemma_ != "be" or not (noun_is_human(token) or _is_doer(token)):
        return False
    subjects = [child for child in token.head.children if child.dep_ == "nsubj"]
    person = reading.person(subjects[0]) if subjects else None
    return person is not None and statement.startswith((f"{person.name} is ", f"{person.name} was "))
