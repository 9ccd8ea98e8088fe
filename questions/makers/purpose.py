"""What for: questions about purposes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.asking import aims, named, reasons
from questions.draft import Draft
from questions.facts.causes.finding import find_causes
from questions.facts.clauses import find_clauses
from questions.grammar.composing import Composer

if TYPE_CHECKING:
    from questions.reading import Reading

_FORMS = frozenset({"purpose", "so that"})


def make(reading: Reading) -> Iterator[Draft]:
    """Yield the drafts of the skill `purpose`."""
    composer = Composer(reading)
    for cause in find_causes(reading):
        if cause.form in _FORMS:
            yield from reasons.ask(cause, composer, "purpose")
    composer.wording.quoting = False
    for clause in find_clauses(reading):
        yield from aims.needed(clause, composer)
        yield from aims.made_for(clause, composer)
        yield from named.ask(clause, composer)
