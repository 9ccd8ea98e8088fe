"""Long answers cut back to their heart: what hangs on at the end can go, what says the thing itself stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_LOOSE = frozenset({"prep", "advcl", "npadvmod", "relcl", "acl"})
_FEWEST, _MOST = 3, 17


def shorten(tokens: tuple[Token, ...], root: Token, most: int) -> tuple[Token, ...]:
    """Return the tokens without the last phrases, until at most `most` words are left.

    Only a whole phrase at the very end goes, and never an "of" phrase; where that does not help, the
    tokens come back as they were.
    """
    kept = tokens
    while words_in(kept) > most:
        last = kept[-1]
        starts = [
            token.left_edge.i
            for token in kept
            if token.dep_ in _LOOSE and token.i > root.i and token.lower_ != "of" and token.right_edge.i >= last.i
        ]
        if not starts:
            return tokens
        kept = tuple(token for token in kept if token.i < max(starts))
        while kept and (kept[-1].is_punct or kept[-1].pos_ == "CCONJ" or kept[-1].dep_ == "acl"):
            kept = kept[:-1]
        if words_in(kept) < _FEWEST or kept[-1].i < root.i:
            return tokens
    return kept


def words_in(tokens: tuple[Token, ...]) -> int:
    """Return how many words the tokens make, counting between white space."""
    return sum(bool(token.whitespace_) for token in tokens[:-1]) + bool(tokens)


def is_sized(text: str | None) -> bool:
    """Say whether a text is neither too short nor too long for an answer that is a clause."""
    return text is not None and _FEWEST <= len(text.split()) <= _MOST
