"""Who, what, when, where, how many, and what somebody did: questions about what the article states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.asking import (
    actions,
    circumstances,
    definitions,
    doings,
    figures,
    harms,
    measures,
    objects,
    subjects,
    tellings,
)
from questions.asking.weighing import draft_of
from questions.draft import Draft
from questions.facts.clauses import find_clauses
from questions.grammar.composing import Composer

if TYPE_CHECKING:
    from questions.reading import Reading

_PATTERNS = (
    actions.ask,
    tellings.ask,
    doings.ask,
    definitions.ask,
    harms.ask,
    figures.ask,
    measures.ask,
    objects.ask,
    circumstances.ask,
    subjects.ask,
)


def make(reading: Reading) -> Iterator[Draft]:
    """Yield the drafts of the skill `detail`."""
    composer = Composer(reading)
    for clause in find_clauses(reading):
        for pattern in _PATTERNS:
            for proposal in pattern(clause, composer):
                draft = draft_of(proposal, composer, skill="detail")
                if draft is not None:
                    yield draft
