"""Tenses: “had gone” told as “went”, where a question leaves out what came after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANCHORS = frozenset(
    {"already", "always", "before", "by", "earlier", "ever", "just", "long", "never", "once", "previously", "since",
     "still", "until", "when", "yet"}
)  # fmt: skip
"""Words that tell what else there was at the time."""


def is_simple_past(verb: Token, helpers: Sequence[Token]) -> bool:
    """Say whether a main verb behind "had" means no more, alone, than its simple past does."""
    if [helper.lower_ for helper in helpers] != ["had"] or verb.tag_ != "VBN" or verb.lemma_ in {"be", "have", "get"}:
        return False
    if verb.dep_ not in {"ROOT", "conj"} or any(child.dep_ == "neg" for child in verb.children):
        return False
    return not any(token.lower_ in _ANCHORS for token in verb.sent)
