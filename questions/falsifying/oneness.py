"""Oneness: whether what a statement tells can be so of one place only, so that it is false of any other."""

from __future__ import annotations

import re

_ONE = re.compile(
    r"(?<!one of )(?<!some of )(?:\bthe|[’']s) (?:\w+ )?(?:first|only|sole|best|worst|\w{2,}est|most \w+)\b"
    r"|\branked (?:first|top)\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:was|were) (?:born|founded|invented|killed|held)\b"
    r"|\b(?:moved|went|travelled|traveled|flew|sailed|arrived|began|started|took place|died|landed|crashed|emigrated)\b"
)


def is_of_one(statement: str) -> bool:
    """Say whether a statement gives a rank that one alone can have: "Laos is the biggest importer"."""
    return _ONE.search(statement) is not None


def happened_once(statement: str) -> bool:
    """Say whether a statement tells what happens in one place: "She moved to Laos", "It was founded in Laos"."""
    return _ONCE.search(statement) is not None
