"""The uses of nouns: how often an article says each, and with what before it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from questions.reading import Reading

_INDEFINITE = frozenset({"a", "an", "another", "each", "every", "any", "either", "neither", "no"})


@dataclass
class Uses:
    """Count how one noun is used in an article."""

    singular: int = 0
    plural: int = 0
    indefinite: list[int] = field(default_factory=list)
    definite: int = 0
    counted: int = 0
    first: int = -1


def count_uses(reading: Reading) -> dict[str, Uses]:
    """Return the uses of every noun of an article by its lemma."""
    uses: dict[str, Uses] = defaultdict(Uses)
    for sentence in reading.sentences:
        for token in sentence.words:
            if token.pos_ != "NOUN" or token.dep_ == "compound":
                continue
            use = uses[token.lemma_.lower()]
            use.first = token.i if use.first < 0 else use.first
            determiners = {child.lower_ for child in token.children if child.dep_ == "det"}
            if token.tag_ == "NNS":
                use.plural += 1
            else:
                use.singular += 1
            if determiners & _INDEFINITE:
                use.indefinite.append(token.i)
            if any(child.dep_ == "nummod" for child in token.children):
                use.counted += 1
            use.definite += "the" in determiners
    return uses
