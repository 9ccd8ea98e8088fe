"""Entities of a part of a document, without looking through all of them each time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

_KNOWN = "questions.entities"


def entities_within(tokens: DocSpan) -> Sequence[DocSpan]:
    """Return the named entities that lie in a stretch of tokens; its own `ents` would look through the whole text."""
    found, starts = _known(tokens.doc)
    first, last = bisect_left(starts, tokens.start), bisect_left(starts, tokens.end)
    return [entity for entity in found[first:last] if entity.end <= tokens.end]


def entity_of(token: Token) -> DocSpan | None:
    """Return the named entity that a token belongs to, or `None`."""
    found, starts = _known(token.doc)
    place = bisect_right(starts, token.i) - 1
    return found[place] if place >= 0 and token.i < found[place].end else None


def _known(doc: Doc) -> tuple[Sequence[DocSpan], Sequence[int]]:
    if _KNOWN not in doc.user_data:
        found = list(doc.ents)
        doc.user_data[_KNOWN] = (found, [entity.start for entity in found])
    return cast("tuple[Sequence[DocSpan], Sequence[int]]", doc.user_data[_KNOWN])


def opens_a_name(token: Token) -> bool:
    """Say whether an owner's name opens another thing's: "Sweeney’s Hall" is not "Todd Sweeney’s Hall"."""
    following = token.doc[token.i + 1 : token.i + 3]
    return len(following) == 2 and following[0].tag_ == "POS" and following[1].pos_ == "PROPN" and following[1].is_title  # noqa: PLR2004 (the mark and the name)


def is_joined(token: Token) -> bool:
    """Say whether a hyphen joins a word to the one before it: "Brown-Smith", "anti-Smith"."""
    return token.i > 1 and token.nbor(-1).text == "-" and not (token.nbor(-1).whitespace_ or token.nbor(-2).whitespace_)
