"""Joints: whether a statement kept the commas and "and"s of its source, and what they join."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEADS_ON = frozenset({"ADP", "SCONJ", "CCONJ", "PUNCT"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def leaves_joined(tokens: Sequence[Token]) -> bool:
    """Say whether what "and" joins was kept without what it was joined to: it has come to stand with something else."""
    pairs = pairwise(tokens)
    return any(
        after.i > before.i + 1 and after.nbor(-1).dep_ == "cc" and before.sent == after.sent for before, after in pairs
    )


def is_unjoined(token: Token, statement: str, said: set[str]) -> bool:
    """Say whether a noun joined to another by "and" or in a list stands without that one, or without its joint."""
    if token.dep_ != "conj" or token.pos_ not in _NOUNS or token.head.pos_ not in _NOUNS:
        return False
    first = token.left_edge
    phrase = token.doc[first.i : max(token.i + 1, first.i + 2)].text
    before, found, _ = statement.partition(f" {phrase}")
    if not found or not first.i:
        return False
    joint = first.nbor(-1)
    if joint.text == "," and token.head.lower_ in said:
        return not before.endswith((",", ";", "and", "or", "&", "that", "but"))
    lost = token.head.is_alpha and token.head.lower_ not in said
    return lost and joint.dep_ == "cc" and before[-1:].isalpha() and not before.endswith((" and", " or", " that"))


def has_lost_comma(statement: str, tokens: Sequence[Token]) -> bool:
    """Say whether a comma behind the verb is gone, so that what it set apart runs on: "fruit a day equal to two"."""
    plain = f" {statement.rstrip('.')} "
    verb = False
    for before, comma, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        verb = verb or (before.pos_ in {"VERB", "AUX"} and before.lower_ in plain.lower().split())
        if comma.text != "," or after.pos_ in _LEADS_ON or not (verb or after.pos_ == "VERB"):
            continue
        if f" {before.text} {after.text} " in plain and f"{before.text}, {after.text}" not in plain:
            return True
    return False
