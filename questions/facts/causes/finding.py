"""What an article says about why things happened or were done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from questions.facts.causes.cause import DEGREES, Cause
from questions.facts.causes.claimed import claimed
from questions.facts.causes.conjunctions import because, inner_because
from questions.facts.causes.phrases import because_of, brought_by
from questions.facts.causes.purposes import purpose, so_that
from questions.facts.causes.tellings import find_tellings
from questions.facts.once import once_a_reading

if TYPE_CHECKING:
    from questions.reading import Reading

_MERE = frozenset({"simply", "just", "merely", "only", "solely"})


@once_a_reading
def find_causes(reading: Reading) -> Iterator[Cause]:
    """Yield what the article says about why things happened or were done, in order."""
    for clause in find_tellings(reading):
        for part in (*clause.before, *clause.after):
            found = (
                because(clause, part)
                or inner_because(clause, part)
                or claimed(reading, clause, part)
                or because_of(clause, part)
                or brought_by(clause, part)
                or purpose(clause, part)
                or so_that(clause, part)
            )
            if found is not None and not _is_denied(found):
                yield _with_degree(found)


def _is_denied(cause: Cause) -> bool:
    """Say whether it is only told what is no reason: "Sentences should not be cut simply because of a plea"."""
    first = cause.part.tokens[0]
    before = first.nbor(-1).lower_ if first.i else ""
    return cause.clause.group.negated and (before in _MERE or first.lower_ in _MERE)


def _with_degree(cause: Cause) -> Cause:
    """Take "mostly" right before a reason out of the clause that it would else belong to."""
    before = [one for one in cause.clause.after if one.tokens[-1].i + 1 == cause.part.start and len(one.tokens) == 1]
    degree = before[0].tokens[0].lower_ if len(before) == 1 else ""
    if degree not in DEGREES:
        return cause
    after = tuple(one for one in cause.clause.after if one is not before[0])
    return replace(cause, clause=replace(cause.clause, after=after), degree=degree)
