"""Lists: whether a part of a clause ends with the first thing of several, where the parser lost the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.facts.parts import Part
from questions.standing.asides import joins_names

if TYPE_CHECKING:
    from spacy.tokens import Token

_IN_LISTS = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON"})
_LOST = frozenset({"npadvmod", "dep", "ROOT"})
_FARTHEST = 12


def cuts_list(part: Part) -> bool:
    """Say whether "maps drawn by the town" goes on: "…, the harbor office and the sailors, and showed …"."""
    last = part.tokens[-1]
    if last.pos_ not in {"NOUN", "PROPN"} or last.i + 2 >= len(last.doc) or last.nbor().text != ",":
        return False
    joined, heads = False, []
    for token in last.doc[last.i + 2 : last.i + 2 + _FARTHEST]:
        if token.dep_ == "cc" and token.lower_ in {"and", "or"} and not joined:
            joined = True
        elif token.text != "," and token.pos_ not in _IN_LISTS and token.tag_ not in {"POS", "HYPH"}:
            break
        elif token.pos_ in {"NOUN", "PROPN"}:
            heads.append(token)
        elif token.text == "," and joined:
            break
    return joined and any(_is_lost(token) for token in heads)


def _is_lost(noun: Token) -> bool:
    if noun.dep_ == "appos" and joins_names(noun):
        return True
    return noun.dep_ in _LOST and any(child.dep_ == "cc" for child in noun.children)
