"""What follows: questions about results, conditions, and what something made others do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.asking import conditions, results
from questions.facts.clauses import find_clauses
from questions.facts.consequences import find_conditions
from questions.grammar.composing import Composer

if TYPE_CHECKING:
    from questions.draft import Draft
    from questions.reading import Reading


def make(reading: Reading) -> Iterator[Draft]:
    """Yield the drafts of the skill `consequence`."""
    composer = Composer(reading)
    for condition in find_conditions(reading):
        yield from conditions.ask(condition, composer)
    composer.wording.quoting = False
    for clause in find_clauses(reading):
        yield from results.of_leading(clause, composer)
        yield from results.of_moving(clause, composer)
