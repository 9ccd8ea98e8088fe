"""Drafts whose answer is a whole clause: what happened, or what will."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from questions.asking.proposal import Proposal
from questions.asking.weighing import draft_of

if TYPE_CHECKING:
    from questions.draft import Draft
    from questions.facts.clauses import Clause
    from questions.grammar.composing import Composer

FEWEST_WORDS, MOST_WORDS = 3, 18
_MOST_STEM = 24


def clausal_draft(
    composer: Composer,
    clause: Clause,
    stem: str,
    answer: str,
    *,
    skill: str,
    trust: float,
    statement: str | None = None,
    kind: str = "clause",
) -> Iterator[Draft]:
    """Yield the draft of a question that a clause answers, as far as neither is too long."""
    if not FEWEST_WORDS <= len(answer.split()) <= MOST_WORDS or len(stem.split()) > _MOST_STEM:
        return
    # Beside "It melts" no statement of another subject can stand.
    kind = "outcome" if answer.split(maxsplit=1)[0] in {"It", "They"} else kind
    found = draft_of(propose(clause, stem, answer, kind, trust), composer, skill)
    if found is not None:
        yield replace(found, statement=statement, slot=None)


def propose(clause: Clause, stem: str, answer: str, answer_type: str, trust: float) -> Proposal:
    """Return the proposal of a question about what follows from what, no words of the article its slot."""
    return Proposal(clause=clause, stem=stem, answer=answer, answer_type=answer_type, slot=(), trust=trust, worth=0.9)
