"""Why: questions about causes, and about what caused something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.asking import aims, effects, preceding, reasons, results
from questions.draft import Draft
from questions.facts.causes.finding import find_causes
from questions.facts.clauses import find_clauses
from questions.facts.consequences import find_results
from questions.facts.following import find_following
from questions.grammar.composing import Composer

if TYPE_CHECKING:
    from questions.reading import Reading

_FORMS = frozenset({"because", "phrase"})


def make(reading: Reading) -> Iterator[Draft]:
    """Yield the drafts of the skill `cause`."""
    composer = Composer(reading)
    for cause in find_causes(reading):
        if cause.form in _FORMS:
            yield from reasons.ask(cause, composer, "cause")
    composer.wording.quoting = False
    for following in find_following(reading):
        yield from preceding.ask(following, composer)
    for result in find_results(reading):
        yield from results.of_result(result, composer)
    yield from aims.credits_of(reading, composer)
    for clause in find_clauses(reading):
        yield from aims.credited(clause, composer)
        yield from effects.ask(clause, composer)
