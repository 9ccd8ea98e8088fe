"""Comparing: "a far smaller rally" made "a rally" where the text does not say smaller than what."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from questions.standing.piece import Piece
from questions.standing.vagueness import dangles_in_comparison

if TYPE_CHECKING:
    from spacy.tokens import Token

_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)


def without_comparison(text: str, tokens: Iterable[Token]) -> str:
    """Return a text without the comparatives beside "a" that hang in the tokens it was made from."""
    for token in tokens:
        if _is_beside_a(token):
            start = token.left_edge
            phrase = token.doc[start.i : token.i + 1].text
            following = token.nbor().text
            article = "an" if _VOWEL.match(following) else "a"
            text = re.sub(rf"\b(A|a)n? {re.escape(phrase)} (?={re.escape(following)}\b)", rf"{article} ", text)
    return text


def drop_comparison(piece: Piece) -> None:
    """Leave the comparatives beside "a" that hang out of a piece."""
    for token in list(piece.tokens):
        if _is_beside_a(token) and token in piece.tokens:
            article = token.left_edge.nbor(-1)
            piece.texts[article.i] = "an" if _VOWEL.match(token.nbor().text) else "a"
            piece.without({one.i for one in token.subtree})


def _is_beside_a(token: Token) -> bool:
    """Say whether a comparative stands between "a" and its noun, graded: "a far smaller rally", not "a bigger one"."""
    first = token.left_edge
    return (
        token.tag_ == "JJR"
        and token.dep_ == "amod"
        and first != token
        and first.i > 0
        and first.nbor(-1).lower_ in {"a", "an"}
        and token.right_edge == token
        and token.nbor().pos_ in {"NOUN", "ADJ"}
        and dangles_in_comparison(token)
    )
