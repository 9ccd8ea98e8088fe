"""Splices: pieces in which the parser has joined what is two clauses, or left one open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.standing.cutting import is_finite, subject_of
from questions.standing.piece import Piece

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYING = frozenset(read_toml("speech")["clauses"]) | {"tell", "write", "speak"}
_WH = frozenset({"which", "who", "whose", "whom"})


def has_open_aside(piece: Piece) -> bool:
    """Say whether a "which" clause is left behind a comma, or one comma alone parts subject and verb."""
    subject = subject_of(piece.verb)
    if subject is not None:
        between = [token.text for token in piece.tokens if subject.i < token.i < piece.verb.i]
        if between.count(",") == 1 and not any(child.dep_ == "conj" for child in subject.children):
            return True
        if between and between[-1] == "," and between.count(",") == 1:
            return True
    for place, token in enumerate(piece.tokens[1:], 1):
        if token.lower_ in _WH and token.dep_ != "ROOT" and piece.tokens[place - 1].text == ",":
            return True
    return False


def splices(piece: Piece) -> bool:
    """Say whether two clauses hang together with a comma only, or a name stands before the subject with nothing."""
    subject = subject_of(piece.verb)
    places = {token.i: place for place, token in enumerate(piece.tokens)}
    if subject is not None and _disagrees(subject, piece.verb):
        return True
    if subject is not None and subject.left_edge.i in places and places[subject.left_edge.i]:
        before = piece.tokens[places[subject.left_edge.i] - 1]
        if before.dep_ == "cc":
            return True  # "Try it and the doors open"
        adverbial = before.dep_ in {"pobj", "npadvmod"} or before.ent_type_ == "DATE"
        if before.pos_ == "PROPN" and not adverbial and not piece.source:
            return True
    return any(_hangs_on(token, piece, places) for token in piece.tokens if token.pos_ in {"VERB", "AUX"})


def _disagrees(subject: Token, verb: Token) -> bool:
    """Say whether two things joined by "and", or the "numbers" of some, are said to be one."""
    several = any(child.dep_ == "conj" for child in subject.children) and any(
        child.lower_ == "and" for child in subject.children
    )
    forms = [verb, *(child for child in verb.children if child.dep_ in {"aux", "auxpass"})]
    several = several or (subject.lower_ == "numbers" and subject.tag_ == "NNS")
    return several and any(one.tag_ == "VBZ" for one in forms)


def _hangs_on(verb: Token, piece: Piece, places: dict[int, int]) -> bool:
    """Say whether a clause with a subject of its own has nothing but a comma to join it."""
    subject = subject_of(verb)
    if verb == piece.verb or subject is None or verb.dep_ not in {"ccomp", "conj", "advcl", "parataxis", "ROOT"}:
        return False
    if piece.verb.lemma_.lower() in _SAYING or not is_finite(verb) or subject.left_edge.i not in places:
        return False
    opened = any(
        child.dep_ == "mark" or child.tag_ in {"WRB", "WDT", "WP"} for child in verb.subtree if child.i < verb.i
    )
    at = places[subject.left_edge.i]
    before = piece.tokens[at - 1].text if at else ""
    after = verb.right_edge.i + 1
    follows = after in places and piece.tokens[places[after]].text == ","
    return not opened and (before == "," or (not at and follows))
