"""Sourcing: "…, officials said" turned round to "According to officials, …", so that whose claim it is comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.standing.piece import Piece, keeps_capital

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBS = frozenset(read_toml("speech")["clauses"]) | frozenset(read_toml("sentence_parts")["verbs"]["reporting"])
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LONGEST_TAG = 14


def lead_with_source(piece: Piece) -> None:
    """Put who says it before what is said, where the tag stands behind or within it."""
    tag = _tag(piece)
    if tag is None:
        return
    verb, subject, content = tag
    inside = {token.i for token in subject.subtree}
    source = [token for token in piece.tokens if token.i in inside]
    beside = {token.i for token in verb.children if token.dep_ in {"aux", "advmod", "punct"}} | {verb.i}
    spoken = {token.i for token in content.subtree} - inside - beside
    rest = [token for token in piece.tokens if token.i in spoken]
    taken = {token.i for token in (*source, *rest, verb)}
    trailing = {
        token.i
        for child in verb.children
        if child.dep_ in {"advcl", "npadvmod"} and child.i > verb.i and child.tag_ in {"VBG", "NN"}
        for token in child.subtree
    }
    if not source or not rest or any(not token.is_punct and token.i not in taken | trailing for token in piece.tokens):
        return
    while rest and rest[-1].is_punct and rest[-1].text not in {"”", "%", ")"}:
        rest.pop()
    first = rest[0]
    piece.source = tuple(source)
    piece.verb = content
    piece.tokens = source + rest
    # "said that Apple": a capital within the sentence is the word's own.
    if not keeps_capital(first) and (first.is_sent_start or first.nbor(-1).is_punct):
        piece.texts[first.i] = first.text[:1].lower() + first.text[1:]


def _tag(piece: Piece) -> tuple[Token, Token, Token] | None:
    """Return the verb of saying, its subject and the verb of what is said."""
    verb = piece.verb
    if verb.lemma_.lower() in _VERBS:
        content = next((child for child in verb.children if child.dep_ == "ccomp" and child.i < verb.i), None)
        subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        if content is not None and subject is not None and content.i < subject.i:
            return (verb, subject, content) if _brief(subject) else None
        return None
    for child in verb.children:
        if child.dep_ == "parataxis" and child.lemma_.lower() in _VERBS:
            subject = next((one for one in child.children if one.dep_ in _SUBJECTS), None)
            if subject is not None and _brief(subject):
                return child, subject, verb
    return None


def _brief(subject: Token) -> bool:
    return subject.right_edge.i - subject.left_edge.i < _LONGEST_TAG
