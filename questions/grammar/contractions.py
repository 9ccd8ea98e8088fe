"""Short forms in full: “isn’t” as “is not”, “they’re” as “they are”, where only one word can be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_FULL = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "ca": "can", "wo": "will"}
_HAS = frozenset({"been", "had", "got", "become"})


def full_form(token: Token) -> str:
    """Return a word in full, in lower case if it was short; the word itself where it is in doubt or whole."""
    word = token.lower_.replace("’", "'")
    if word == "'s" and token.pos_ in {"AUX", "VERB"} and token.tag_ in {"VBZ", "POS"}:
        return _is_or_has(token) or str(token.text)
    if word in {"ca", "wo"}:
        following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
        return _FULL[word] if following in {"n't", "n’t"} else str(token.text)
    return _FULL.get(word, str(token.text))


def is_short(token: Token) -> bool:
    """Say whether a word leans on the one before it: “n’t”, “’re”, a “’s” that is a verb."""
    word = token.lower_.replace("’", "'")
    verb = word in {"'s", "'d", "'m"} and token.pos_ in {"AUX", "VERB"}
    return word in {"n't", "'re", "'ve", "'ll"} or verb


def _is_or_has(token: Token) -> str | None:
    if token.dep_ == "auxpass":
        return "is"
    if token.dep_ != "aux":
        return "is"
    if token.head.tag_ == "VBG":
        return "is"
    return "has" if token.head.tag_ == "VBN" and token.head.lower_ in _HAS else None
