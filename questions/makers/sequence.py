"""Sequence: what came before or after what, and which of the article's dated events came first and last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from questions.asking import doings
from questions.asking.linked import is_vague
from questions.asking.weighing import draft_of, explain
from questions.draft import Draft
from questions.facts.clauses import find_clauses
from questions.facts.events import Event, find_ordered_events
from questions.facts.parts import Part
from questions.grammar.composing import Composer
from questions.grammar.phrases import connective

if TYPE_CHECKING:
    from questions.reading import Reading

_FOUR = 4
_LONGEST = 2.2
"""How many times as long as the shortest the longest option may be."""
_ORDERING = frozenset({"before", "after", "until", "once"})


def make(reading: Reading) -> Iterator[Draft]:
    """Yield the drafts of the skill `sequence`."""
    yield from _before_and_after(reading)
    events = _four(find_ordered_events(reading))
    if len(events) == _FOUR:
        yield _draft(reading, events, 0, "Which of these events happened first?")
        yield _draft(reading, events, -1, "Which of these events happened last?")


def _before_and_after(reading: Reading) -> Iterator[Draft]:
    """Yield "What happened after …?" and "What did X do before …?"."""
    composer = Composer(reading)
    for clause in find_clauses(reading):
        for proposal in doings.ask(clause, composer):
            asked = [token for part in (clause.subject, *clause.before, *clause.after) for token in part.tokens]
            if not any(_orders(part) for part in (*clause.before, *clause.after)) or is_vague(composer, asked):
                continue
            draft = draft_of(proposal, composer, "sequence")
            if draft is not None:
                yield draft


def _orders(part: Part) -> bool:
    """Say whether a part puts its clause before or after another event."""
    return part.role == "adverbial" and connective(part) in _ORDERING


def _four(events: Sequence[Event]) -> list[Event]:
    """Return four events of like length, in order."""
    for start in range(len(events) - _FOUR + 1):
        chosen = list(events[start : start + _FOUR])
        sizes = [len(event.text) for event in chosen]
        if max(sizes) <= _LONGEST * min(sizes):
            return chosen
    return []


def _draft(reading: Reading, events: list[Event], place: int, stem: str) -> Draft:
    key = events[place]
    others = [event for event in events if event is not key]
    spans = tuple(sorted({event.evidence for event in events}))
    return Draft(
        skill="sequence",
        stem=stem,
        answer=key.text.rstrip("."),
        answer_type="event",
        evidence=spans,
        sentence=key.sentence,
        fact=f"order:{'first' if place == 0 else 'last'}",
        explanation=explain(reading, key.evidence),
        wrong=tuple(("elsewhere", event.text.rstrip(".")) for event in others),
        confidence=0.85,
        importance=0.7,
        difficulty=0.6,
    )
