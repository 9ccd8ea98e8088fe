"""Trimming: of a clause too long to be judged at a glance, the last thing it says by the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.standing.piece import Piece

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPINE = frozenset({"ccomp", "xcomp", "conj"})
_COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "ccomp", "xcomp", "prep", "agent", "oprd", "dative"})
_ADJUNCTS = frozenset(
    {"in", "at", "on", "with", "during", "after", "before", "through", "under", "across", "following", "amid"}
)
_FEWEST = 8


def trim(piece: Piece, most: int) -> None:
    """Leave out what a long piece ends in, where the rest is as true without it; nothing if that is not enough."""
    if any(token.dep_ == "neg" or token.lower_ in {"only", "no", "never", "if", "unless"} for token in piece.tokens):
        return
    for head in sorted(_endings(piece), key=lambda token: -token.left_edge.i):
        inside = {token.i for token in head.subtree}
        kept = Piece([token for token in piece.tokens if token.i not in inside], piece.verb)
        kept.without(set())
        if _FEWEST <= kept.count() <= most:
            piece.without(inside)
            return


def _endings(piece: Piece) -> Iterator[Token]:
    """Yield the heads of what can be left out at the end: where and when, and what "a thing that …" is like."""
    last = piece.tokens[-1].i
    for token in piece.tokens:
        if token.right_edge.i < last or token.i <= piece.verb.i:
            continue
        if token.dep_ == "prep" and token.lower_ in _ADJUNCTS and _on_spine(token.head, piece.verb):
            before = [
                child
                for child in token.head.children
                if child.dep_ in _COMPLEMENTS and token.head.i < child.i < token.i
            ]
            if before:
                yield token
        elif token.dep_ == "relcl" and any(child.lower_ in {"a", "an"} for child in token.head.children):
            yield token


def _on_spine(head: Token, verb: Token) -> bool:
    """Say whether a verb is the main one, or what the main one says or does comes to."""
    while head.i != verb.i:
        if head.dep_ not in _SPINE:
            return False
        head = head.head
    return True
