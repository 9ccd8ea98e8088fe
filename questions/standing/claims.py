"""Claims: of several things that one sentence says, the first, so that a statement is true or false as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.standing.cutting import is_finite, subject_of
from questions.standing.piece import Piece

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONTRAST = frozenset(read_toml("standing")["cutting"]["contrast"])
_SPINE = frozenset({"ccomp", "xcomp", "advcl"})
_COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "ccomp", "xcomp", "prep", "agent", "oprd", "dative"})
_OPENERS = frozenset({"news", "truth", "fact", "point", "thing", "irony", "upshot", "trouble"})
_LISTED = frozenset({"both", "either", "neither", "not", "only", "between"})
LISTING = frozenset({"conj", "ccomp", "parataxis"})
_FEWEST = 6
_MOST_VERBS = 2


def keep_first_claim(piece: Piece) -> None:
    """Leave out what a piece goes on to say behind its first whole claim."""
    found = {end.i: end for end in _endings(piece)}
    for start in sorted(found):
        kept = Piece([token for token in piece.tokens if token.i < start], piece.verb)
        kept.without(set())
        if kept.count() >= _FEWEST and piece.verb in kept.tokens:
            piece.without({token.i for token in piece.tokens if token.i >= start})
            return


def keep_what_is_told(piece: Piece) -> None:
    """Leave out "The good news is that", which only opens what is told."""
    subject = subject_of(piece.verb)
    told = next((child for child in piece.verb.children if child.dep_ == "ccomp" and child.i > piece.verb.i), None)
    if subject is None or told is None or piece.verb.lemma_ != "be" or subject.lemma_.lower() not in _OPENERS:
        return
    mark = next((child for child in told.children if child.dep_ == "mark"), None)
    if mark is None or mark.lower_ != "that" or mark not in piece.tokens:
        return
    inside = {token.i for token in told.subtree} - {mark.i}
    piece.tokens = [token for token in piece.tokens if token.i in inside]
    piece.verb = told


def claims_too_much(piece: Piece) -> bool:
    """Say whether a piece still lists what somebody does: "emits few gases, holds much protein and has …"."""
    listed = [token for token in piece.tokens if token.dep_ == "conj" and token.head == piece.verb]
    listed += [token for token in piece.tokens if token.dep_ == "conj" and token.head in listed]
    return sum(is_finite(token) or token.tag_ == piece.verb.tag_ for token in listed) >= _MOST_VERBS


def _endings(piece: Piece) -> Iterator[Token]:
    """Yield the first words of what a piece goes on with behind its main verb, up to its end."""
    last = piece.tokens[-1].i
    places = {token.i: place for place, token in enumerate(piece.tokens)}
    for token in piece.tokens:
        if token.i <= piece.verb.i:
            continue
        if token.lower_ == "with" and _before(piece, places, token) == ",":
            yield token
        elif token.dep_ == "conj" and token.right_edge.i >= last and _is_another(token, piece):
            if _before(piece, places, token.left_edge) == ",":
                yield token.left_edge
            yield from (child for child in token.head.children if child.dep_ == "cc" and child.i > token.head.i)
        elif token.dep_ == "advcl" and token.right_edge.i >= last and token.left_edge.lower_ in _CONTRAST:
            if _before(piece, places, token.left_edge) == ",":
                yield token.left_edge
        elif token.tag_ == "VBG" and token.right_edge.i >= last and _goes_on(token, piece, places):
            yield token.left_edge
        elif token.dep_ == "cc" and _opens_clause(token, piece):
            yield token


def _before(piece: Piece, places: dict[int, int], token: Token) -> str:
    place = places.get(token.i, 0)
    return piece.tokens[place - 1].text if place else ""


def _goes_on(participle: Token, piece: Piece, places: dict[int, int]) -> bool:
    """Say whether a participle adds a second thing that the subject does: ", spending £900 each"."""
    first = participle.left_edge
    alone = first == participle or all(one.dep_ == "advmod" for one in participle.lefts)
    return participle.dep_ in {"advcl", "acl"} and alone and _before(piece, places, first) == ","


def _is_another(one: Token, piece: Piece) -> bool:
    """Say whether what "and" joins is a claim of its own: another deed, another figure."""
    head = one.head
    if any(child.lower_ in _LISTED for child in (*head.lefts, *one.lefts)) or any(
        child.lower_ == "or" for child in head.children if child.dep_ == "cc"
    ):
        return False
    infinitives = one.tag_ == head.tag_ == "VB"
    if one.pos_ in {"VERB", "AUX"} and is_finite(one) and not (is_finite(head) or infinitives) and head.dep_ != "ROOT":
        return True  # "able to fly, and have been seen": a deed of the same subject
    if one.pos_ in {"VERB", "AUX"} and head.pos_ in {"VERB", "AUX"} and _on_spine(head, piece.verb):
        if one.tag_ == "VBG" and not is_finite(one):
            return False
        # "can gather and process facts": what the first verb does it to comes last.
        whole = any(child.dep_ in _COMPLEMENTS and head.i < child.i < one.left_edge.i for child in head.children)
        return whole or subject_of(one) is not None
    counted = one.pos_ == "NOUN" and head.dep_ == "dobj" and _counts(one)
    return counted and (_counts(head) or bool(head.head.pos_ == "VERB" and _counts_subject(head.head)))


def _opens_clause(joint: Token, piece: Piece) -> bool:
    """Say whether "and" opens a clause whose subject was taken for one more object: "has a port and Laos was given"."""
    subject = next((child for child in joint.head.children if child.dep_ == "conj" and child.i > joint.i), None)
    if subject is None or subject.tag_ not in {"NNP", "NN"} or subject.i + 1 >= len(subject.doc):
        return False
    verb, head = subject.nbor(), joint.head
    plain = head.dep_ in {"dobj", "attr"} or (head.dep_ == "nsubj" and piece.verb.lemma_ == "have")
    return plain and (verb.tag_ == "VBZ" or verb.lower_ == "was")


def _counts(noun: Token) -> bool:
    return any(child.dep_ == "nummod" and child.i < noun.i for child in noun.children)


def _counts_subject(verb: Token) -> bool:
    subject = subject_of(verb)
    return subject is not None and _counts(subject)


def _on_spine(verb: Token, main: Token) -> bool:
    """Say whether a verb is the main one, or tells what the main one says or does."""
    while verb.i != main.i:
        if verb.dep_ not in _SPINE:
            return False
        verb = verb.head
    return True
