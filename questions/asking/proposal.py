"""A proposal: one way to ask about one clause, before it is weighed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.facts.clauses import Clause

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Hold a question with its answer; `slot` are the answer's own words, for the statement.

    `insert` is a word the statement needs before the slot; `trust` (0 … 1) is the pattern's own.
    """

    clause: Clause
    stem: str
    answer: str
    answer_type: str
    slot: tuple[Token, ...]
    insert: str = ""
    trust: float = 0.7
    typed: bool = False
    worth: float = 0.5
    accepted: tuple[str, ...] = ()


def figure_proposal(  # noqa: PLR0917
    clause: Clause, stem: str | None, answer: str | None, slot: tuple[Token, ...], kind: str, trust: float
) -> Iterator[Proposal]:
    """Yield the proposal that a figure answers, where stem and answer could be worded."""
    if stem is None or answer is None:
        return
    yield Proposal(
        clause=clause,
        stem=stem,
        answer=answer[:1].upper() + answer[1:],
        answer_type=kind,
        slot=slot,
        trust=trust,
        typed=True,
        worth=0.65,
    )
