"""How things compare: questions about changes and about what is the most of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.asking import contrasts, multiples, ranks, trends
from questions.facts.clauses import find_clauses
from questions.facts.comparisons import find_contrasts, find_superlatives, find_trends
from questions.grammar.composing import Composer

if TYPE_CHECKING:
    from questions.draft import Draft
    from questions.reading import Reading


def make(reading: Reading) -> Iterator[Draft]:
    """Yield the drafts of the skill `comparison`."""
    composer = Composer(reading)
    for trend in find_trends(reading):
        yield from trends.ask(trend, composer)
    for clause in find_clauses(reading):
        yield from multiples.ask(clause, composer)
    for contrast in find_contrasts(reading):
        yield from contrasts.ask(contrast, composer)
    for superlative in find_superlatives(reading):
        yield from ranks.ask(superlative, composer)
