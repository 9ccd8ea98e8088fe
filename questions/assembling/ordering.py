"""Ordering: three to five events of the article whose order in time is certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.assembled import Assembled
from questions.candidate import Candidate
from questions.datafiles import read_toml
from questions.facts.events import Event, find_ordered_events
from questions.kinds.ordering import Ordering
from questions.salience import salience
from questions.wording import words
from questions.workings import Workings

_FEWEST, _MOST = 3, 5
_LONGER = 2.5
_STEM = "Put the events in the order in which they happened, the earliest first."
_TELLING = frozenset(read_toml("assembling")["order"]["telling"])
_TRUST = 0.8
_TOLD_IN_ORDER = 0.1
"""What a question loses that the order of the sentences answers."""


def assemble(workings: Workings, made: Sequence[Candidate]) -> Iterator[Assembled]:  # noqa: ARG001
    """Yield one question of the events that do not tell their order themselves and stand in different sentences."""
    reading = workings.reading
    central = salience(reading)
    events = [event for event in find_ordered_events(reading) if not _tells(event.text)]
    chosen = _best(events, central)
    told = [event.sentence for event in chosen]
    if len(chosen) >= _FEWEST:
        yield Assembled(
            question=Ordering(
                stem=_STEM,
                skill="sequence",
                evidence=tuple(sorted({event.evidence for event in chosen})),
                explanation="The article dates them: " + "; ".join(_dated(event) for event in chosen) + ".",
                sequence=tuple(event.text.rstrip(".") for event in chosen),
            ),
            sentences=tuple(event.sentence for event in chosen),
            facts=tuple(event.clause.key for event in chosen),
            confidence=_TRUST - (_TOLD_IN_ORDER if told == sorted(told) else 0.0),
            importance=0.3 + 0.5 * sum(central[event.sentence] for event in chosen) / len(chosen),
        )


def _best(events: Sequence[Event], central: Sequence[float]) -> list[Event]:
    """Return the most central events that go together, in the order in which they happened."""
    kept: list[Event] = []
    for event in sorted(events, key=lambda event: (-central[event.sentence], event.when)):
        if len(kept) < _MOST and all(_together(event, other) for other in kept):
            kept.append(event)
    return sorted(kept, key=lambda event: event.when)


def _together(one: Event, other: Event) -> bool:
    sizes = sorted((len(words(one.text)), len(words(other.text))))
    return one.sentence != other.sentence and sizes[1] <= _LONGER * sizes[0]


def _tells(text: str) -> bool:
    """Say whether an event's words tell of its place among others, or hold a figure that may be a year."""
    return bool(_TELLING & set(words(text))) or any(len(word) == 4 and word.isdigit() for word in words(text))  # noqa: PLR2004


def _dated(event: Event) -> str:
    return f"{event.text.rstrip('.')} ({event.when[0]})"
