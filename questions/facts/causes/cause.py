"""A cause: a clause with the part that tells why, cut out where it stands at the end of another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.clauses import Clause
from questions.facts.parts import Part

if TYPE_CHECKING:
    from spacy.tokens import Token

ENOUGH_WORDS = 3
DEGREES = frozenset(read_toml("connectives")["cause"]["degrees"])


@dataclass(frozen=True)
class Cause:
    """Hold a clause with the part that tells why.

    `form` is `because` (a clause), `phrase` ("because of the rain"), `purpose` ("to save fuel") or
    `so that`; `words` are the answer's words and `lead` what the answer puts before them. `degree` tells
    how much of the reason it is ("mostly"), where the article does.
    """

    clause: Clause
    part: Part
    form: str
    words: tuple[Token, ...]
    lead: str
    degree: str = ""


def cut_off(clause: Clause, part: Part, start: Token, role: str, root: Token) -> tuple[Clause, Part]:
    """Return a clause whose part after the verb ends before `start`, and what is from there on as a part of its own."""
    whole = replace(part, tokens=tuple(token for token in part.tokens if token.i < start.i))
    rest = Part(role, root, tuple(token for token in part.tokens if token.i >= start.i))
    after = tuple(piece for one in clause.after for piece in ((whole, rest) if one is part else (one,)))
    return replace(clause, after=after), rest
