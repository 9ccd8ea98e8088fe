"""Fitness: which words can stand in a question, away from the sentence they were written in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.grammar.contractions import full_form, is_short

if TYPE_CHECKING:
    from spacy.tokens import Token

_REFERENCE = read_toml("sentence_parts")["reference"]
_POINTING = frozenset(_REFERENCE["pointing"])
_RELATIVE_TIME = frozenset(_REFERENCE["relative_time"])
_BARE = frozenset(_REFERENCE["bare"])
_TIMES = frozenset(
    [
        "week",
        "month",
        "year",
        "day",
        "weekend",
        "night",
        "morning",
        "evening",
        "summer",
        "winter",
        "spring",
        "autumn",
        "fall",
    ]
)
_OF_SOMETHING = frozenset(read_toml("sentence_parts")["nouns"]["of_something"])
_LONGEST_QUOTE = 8


def without_brackets(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens without what stands in round brackets."""
    kept, depth = [], 0
    for token in tokens:
        depth += token.text == "("
        if depth <= 0:
            kept.append(token)
        depth -= token.text == ")"
    return kept


def is_unfit(token: Token) -> bool:
    """Say whether a token has no place in a question: a dash, a contraction."""
    if token.text in {"–", "—", "--", "…", ";", ":"}:
        return True
    if is_short(token):
        return full_form(token) == token.text
    return token.lower_ in {"’s", "'s"} and token.i > 0 and token.nbor(-1).pos_ in {"PRON", "SCONJ", "ADV", "DET"}


def is_empty_it(it: Token) -> bool:
    """Say whether "it" only holds the place of what follows ("it was hard to find the way")."""
    judged = [child for child in it.head.children if child.dep_ == "acomp" and child.lower_ not in _OF_SOMETHING]
    kinds = {child.dep_ for one in (it.head, *judged) for child in one.children}
    return it.dep_ in {"nsubj", "expl"} and it.head.lemma_ == "be" and bool(judged and kinds & {"xcomp", "ccomp"})


def points_away(token: Token, answer: bool) -> bool:  # noqa: PLR0911 (a case a line)
    """Say whether a word means something only beside the sentence it was written in."""
    word = token.lower_
    if word in {"soon", "so"} and token.i and token.nbor(-1).lower_ == "as":
        return False  # "as soon as the rules were in place"
    if _tells_which(token) or (
        word in {"another", "other"} and token.dep_ in {"det", "amod"} and _is_one_of_many(token.head)
    ):
        return False
    if word in _RELATIVE_TIME and token.dep_ in {"advmod", "npadvmod", "pobj", "pcomp"}:
        return not (word == "already" and answer)
    if word == "following" and any(child.dep_ == "poss" for child in token.children):
        return False
    if word == "that" and token.dep_ == "mark" and token.head.pos_ not in {"VERB", "AUX"}:
        return True  # "makes that consent useless"
    if word in {"next", "last"} and any(child.dep_ == "nummod" for child in token.head.children):
        return False  # "over the next 30 years"
    if word in {"last", "next", "this", "that"} and token.head.lemma_.lower() in _TIMES:
        return True
    if word in {"those", "that"} and any(child.dep_ in {"prep", "relcl", "acl"} for child in token.rights):
        return False  # "those of nurses" says itself which
    if word in _POINTING and token.dep_ in {"det", "amod", "advmod", "predet", "nsubj", "pobj", "dobj", "attr"}:
        if word == "other" and token.i and token.nbor(-1).lower_ in {"and", "or"}:
            return False  # "quotas and other measures": beside what it is other than
        return not (word == "so" or (word in {"different", "certain", "similar"} and answer))
    if word in _BARE and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "attr"}:
        if any(child.lower_ == "as" for child in token.lefts):
            return False  # "twice as much as nurses"
        age = token.dep_ == "pobj" and token.head.head.lower_ == "age"
        return not age and not any(child.lower_ == "of" for child in token.children)
    return False


def _tells_which(token: Token) -> bool:
    """Say whether "such" or "that" opens what says which are meant: "grain such as rye", "bugs that goats pass on"."""
    if token.lower_ == "such":
        return token.i + 1 < len(token.doc) and token.nbor().lower_ == "as"
    relative = token.lower_ == "that" and token.tag_ == "IN" and token.dep_ == "pobj"
    return relative and any(one.dep_ == "relcl" and one.left_edge.i == token.i for one in token.ancestors)


def _is_one_of_many(noun: Token) -> bool:
    """Say whether "another NOUN" stands behind a verb, where it only says that it is not the one in hand."""
    the = any(child.lower_ in {"the", "these", "those"} for child in noun.children)
    return not the and noun.dep_ in {"dobj", "pobj"} and noun.head.dep_ != "ROOT"


def quotes_whole(tokens: Sequence[Token]) -> bool:
    """Say whether quotation marks come in pairs around a few words only."""
    opened = -1
    for position, token in enumerate(tokens):
        if token.text == "“" or (token.text == '"' and opened < 0):
            if opened >= 0:
                return False
            opened = position
        elif token.text in {"”", '"'}:
            if opened < 0 or position - opened > _LONGEST_QUOTE:
                return False
            opened = -1
    return opened < 0
