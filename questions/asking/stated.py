"""Statements of what no question fits, to be called true or false, or told from others."""

from __future__ import annotations

from questions.asking.proposal import Proposal
from questions.asking.weighing import STATED
from questions.facts.clauses import Clause
from questions.grammar.composing import Composer

_OF_TIME = frozenset({"earlier", "later", "longer"})
_EMPTY = ("not only", "for comment")
_FEWEST, _MOST = 7, 26
_SCENES = frozenset({"adverbial"})
"""A clause that only sets the scene for another says little alone."""


def of(clause: Clause, composer: Composer) -> Proposal | None:
    """Return a clause as a statement, its answer type `statement`, or `None` where it says too little alone."""
    if clause.kind in _SCENES:
        return None
    statement = composer.statement(clause)
    if statement is None or _hangs(clause) or any(one in statement.text for one in _EMPTY):
        return None
    if not _FEWEST <= len(statement.text.split()) <= _MOST:
        return None
    return Proposal(
        clause=clause,
        stem=STATED,
        answer=statement.text.rstrip("."),
        answer_type="statement",
        slot=(),
        trust=0.7,
        worth=0.6,
    )


def _hangs(clause: Clause) -> bool:
    """Say whether something is compared with what the clause does not name: "can run 10% faster"."""
    tokens = [token for part in (clause.subject, *clause.before, *clause.after) for token in part.tokens]
    compared = any(token.tag_ in {"JJR", "RBR"} and token.lower_ not in _OF_TIME for token in tokens)
    return compared and not any(token.lower_ == "than" for token in tokens)
