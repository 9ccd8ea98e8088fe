"""The statements of an article: each clause as one short sentence that stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.facts.clauses import Clause, find_clauses
from questions.facts.once import once_a_reading
from questions.grammar.composing import Composer

if TYPE_CHECKING:
    from questions.reading import Reading


@dataclass(frozen=True)
class Fact:
    """Hold a clause with its wording as a standalone sentence."""

    clause: Clause
    text: str


@once_a_reading
@once_a_reading
def find_statements(reading: Reading) -> Iterator[Fact]:
    """Yield every clause that makes a sentence of its own, in order."""
    composer = Composer(reading)
    for clause in find_clauses(reading):
        if clause.subject.root.pos_ == "PRON" and reading.person(clause.subject.root) is None:
            continue
        statement = composer.statement(clause)
        if statement is not None:
            yield Fact(clause, statement.text)
