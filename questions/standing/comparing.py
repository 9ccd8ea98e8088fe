"""Comparing: "a far smaller rally" made "a rally" where the text does not say than what, and "as many" told of what."""

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


def name_the_counted(piece: Piece) -> None:
    """Put what is counted into "twice as many as", where its own sentence has counted one kind of thing before."""
    for many, following in zip(piece.tokens, piece.tokens[1:], strict=False):
        if many.lower_ != "many" or following.lower_ != "as" or many.nbor(-1).lower_ != "as":
            continue
        counted = {one.lower_ for one in many.doc[many.sent.start : piece.tokens[0].i] if _is_counted(one)}
        if len(counted) == 1:
            piece.texts[many.i] = f"many {counted.pop()}"


def _is_counted(noun: Token) -> bool:
    """Say whether a number stands before things: "400 boats", "half a million boats"."""
    counts = [*(child for child in noun.lefts if child.dep_ == "nummod"), *([noun.head.head] if _is_of(noun) else [])]
    return noun.tag_ == "NNS" and noun.pos_ == "NOUN" and any(one.like_num for one in counts)


def _is_of(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ == "of"


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
