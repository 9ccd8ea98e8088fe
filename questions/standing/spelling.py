"""Spelling: owners, names and short verbs written as a statement of its own has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.entities import entity_of
from questions.standing.mentions import PLURAL
from questions.standing.piece import Piece, keeps_capital

if TYPE_CHECKING:
    from spacy.tokens import Token

_FULL = {"re": "are", "ve": "have", "ll": "will"}


def expand(piece: Piece, token: Token) -> bool:
    """Write a shortened verb out: "they’re" as "they are"; say whether it could be."""
    if token.i and token.nbor(-1).tag_ == "NNS":
        return False  # "women’s" of the women, whatever the parser takes it for
    rest = token.lower_[1:]
    full = _FULL.get(rest) if rest != "s" else ("has" if _is_has(token) else "is")
    if full is not None:
        piece.texts[token.i] = f" {full}"
    return full is not None


def _is_has(short: Token) -> bool:
    """Say whether a “’s” is "has": "he’s had to", "it’s become"."""
    following = short.nbor() if short.i + 1 < len(short.doc) else short
    if following.lower_ == "being":
        return False
    # "a fire that’s destroyed the mill"
    acts = following.tag_ in {"VBN", "VBD"} and any(child.dep_ == "dobj" for child in following.children)
    return acts or (short.dep_ == "aux" and short.head.tag_ == "VBN") or following.lower_ in {"had", "been"}


def owned(name: str, apostrophe: str) -> str:
    """Return the owner's form of a name or of a plural phrase."""
    plural = name.endswith("s") and " " in name and name[:1].islower()
    return name + apostrophe + ("" if plural else "s")


def name_of(token: Token) -> str:
    """Return the whole name that a token belongs to."""
    found = entity_of(token)
    return str(found.text) if found is not None else str(token.text)


def worded(piece: Piece) -> str | None:
    """Return a noun phrase with "the" for its "a", as it stands within a sentence; `None` if it is none of the two."""
    words = piece.words()
    first = words[0].token if words else None
    if first is None:
        return None
    text = "".join(word.text + word.after for word in words).strip()
    if first.is_sent_start and not keeps_capital(first):
        text = text[:1].lower() + text[1:]
    if first.pos_ == "NUM" and piece.verb.tag_ in PLURAL:
        return f"the {text}"
    if first.lower_ == "the":
        return text
    if first.dep_ != "det":
        bare = piece.verb.tag_ == "NN" and not any(child.dep_ == "poss" for child in piece.verb.children)
        return None if bare else text
    return "the " + text[len(first.text) :].lstrip() if first.lower_ in {"a", "an"} else None
