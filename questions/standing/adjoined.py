"""Adjoined: what stands beside the wrong verb, as the words between were cut out, and two claims joined by "and"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from questions.standing.cutting import is_finite
from questions.wording import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_BE = r"(?:has|have|had|is|are|was|were|will|can|could|does|do|did)"
_TWO = re.compile(
    rf"^(?:[\w’-]+ ){{1,4}}{_BE} (?:[^,“]|,(?! and| but))* and (?:(?:the|its|their) )?(?:[a-z-]+ )?[a-z]+s? {_BE} "
)
_UNDER = re.compile(
    r"\b(?:that|who|which|when|if|because|where|what|how|why|while|whose|whether|than|so|although|before|after|until"
    r"|as|unless|between|both|said|says|believes?|thinks?)\b"
)


def is_adjoined(statement: str, tokens: Sequence[Token], fact: str) -> bool:
    """Say whether a phrase may belong to words that were cut out before it, or a second claim follows "and"."""
    return joins_two(statement) or _is_moved_up(statement, tokens, fact)


def joins_two(statement: str) -> bool:
    """Say whether two things with a verb each are told of: "Bergen has a ferry and farmers have some boats"."""
    return bool(_TWO.search(statement)) and not _UNDER.search(statement)


def _is_moved_up(statement: str, tokens: Sequence[Token], fact: str) -> bool:
    """Say whether a preposition follows a gap in which a clause, or in a clause with "which" a description, was cut."""
    said = f" {' '.join(words(statement))} "
    own = next((one for one in tokens if f"clause:{one.i}" == fact), None)
    within = own is not None and own.dep_ == "relcl"
    for first in tokens:
        if first.pos_ != "ADP" or first.i <= first.sent.start or first.nbor(-1).text != ",":
            continue
        following = first.nbor().lower_ if first.i + 1 < first.sent.end else ""
        before, found, _ = said.partition(f" {first.lower_} {following} ")
        gap = _gap(first, before.split()[-1:]) if found else []
        if gap and (within or any(_states(one) for one in gap)):
            return True
    return False


def _gap(first: Token, before: Sequence[str]) -> list[Token]:
    """Return what was cut between a preposition and the word that stands before it now, if commas set it off."""
    last = next((one for one in reversed(first.doc[first.sent.start : first.i]) if [one.lower_] == before), None)
    if last is None or last.i + 2 >= first.i or first.doc[last.i + 1].text != ",":
        return []
    return list(first.doc[last.i + 1 : first.i])


def _states(token: Token) -> bool:
    return token.dep_ == "relcl" or (token.pos_ in {"VERB", "AUX"} and is_finite(token))
