"""Who, what, when, where, how many, and what somebody did: questions about what the article states."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from questions.asking import (
    actions,
    circumstances,
    definitions,
    doers,
    doings,
    figures,
    harms,
    measures,
    objects,
    shares,
    spans,
    stated,
    subjects,
    sums,
    tellings,
)
from questions.asking.existence import find_existing
from questions.asking.proposal import Proposal
from questions.asking.weighing import STATED, draft_of
from questions.draft import Draft
from questions.facts.clauses import Clause, find_clauses
from questions.facts.quoted import find_quoted_clauses
from questions.grammar.composing import Composer

if TYPE_CHECKING:
    from questions.reading import Reading

Pattern = Callable[[Clause, Composer], Iterator[Proposal]]

_PATTERNS: tuple[Pattern, ...] = (
    actions.ask,
    tellings.ask,
    doings.ask,
    definitions.ask,
    harms.ask,
    figures.ask,
    measures.ask,
    sums.ask,
    shares.ask,
    spans.ask,
    objects.ask,
    circumstances.ask,
    subjects.ask,
)

_NEVER_OF_SPEECH = frozenset({doings.ask, definitions.ask, harms.ask, circumstances.ask, subjects.ask})
_OF_SPEECH = tuple(pattern for pattern in _PATTERNS if pattern not in _NEVER_OF_SPEECH)


def make(reading: Reading) -> Iterator[Draft]:
    """Yield the drafts of the skill `detail`: questions, and statements of what no question fits."""
    drafts = list(_drafts(reading))
    answers: dict[str, set[str]] = {}
    for draft in drafts:
        answers.setdefault(draft.stem, set()).add(draft.answer.casefold())
    for draft in drafts:
        # Two things that a survey found cannot both be what it found.
        if len(answers[draft.stem]) == 1 or draft.stem == STATED:
            yield draft
        elif draft.statement is not None:
            yield replace(draft, stem=STATED, answer_type="statement", slot=None, typed=False)
    yield from (draft for draft in doers.ask(reading) if draft.stem not in answers)


def _drafts(reading: Reading) -> Iterator[Draft]:
    composer = Composer(reading)
    for clause in find_clauses(reading):
        yield from _asked(clause, composer, _PATTERNS)
    yield from find_existing(composer)
    for clause in find_quoted_clauses(reading):
        if clause.subject.root.pos_ != "PRON":
            composer.wording.quoting = True
            yield from _asked(clause, composer, _OF_SPEECH)


def _asked(clause: Clause, composer: Composer, patterns: Sequence[Pattern]) -> Iterator[Draft]:
    found = False
    for pattern in patterns:
        for proposal in pattern(clause, composer):
            draft = draft_of(proposal, composer, skill="detail")
            if draft is not None:
                found = True
                yield draft
    if not found:
        plain = stated.of(clause, composer)
        draft = draft_of(plain, composer, skill="detail") if plain is not None else None
        if draft is not None:
            yield draft
