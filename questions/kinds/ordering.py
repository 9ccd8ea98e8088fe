"""Ordering: events to be put in the order in which they happened."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from math import sqrt
from typing import Any

from questions.errors import QuestionError, ResponseError
from questions.kinds.attempting import Presentation, Response, Score
from questions.kinds.base import Question, joined
from questions.kinds.fields import only_field, texts

FEWEST_EVENTS = 2
MOST_ENUMERATED = 7


@dataclass(frozen=True, kw_only=True)
class Ordering(Question):
    """Ask for the right order. Response: `{"order": [ID, …]}`, first to last; `null` is a place not filled yet.

    Score: (L - 1) / (n - 1), where n events are asked and L is the length of the longest run of placed
    ones that follow each other rightly (not necessarily next to each other): one event out of place costs
    one step, wherever it went. The order shown is drawn uniformly, the right one included: were that left
    out, seeing an order would tell that it is wrong.
    """

    kind = "ordering"

    sequence: tuple[str, ...]

    def check(self) -> None:
        if len(self.sequence) < FEWEST_EVENTS:
            raise QuestionError("An ordering question needs at least two events.")
        if not all(event.strip() for event in self.sequence):
            raise QuestionError("An event is empty.")
        if len({event.strip().casefold() for event in self.sequence}) != len(self.sequence):
            raise QuestionError("Two events are the same.")

    def parts(self) -> Sequence[str]:
        """Return the events sorted as texts: the order in which they have their ids says nothing."""
        return tuple(sorted(self.sequence, key=lambda event: (event.casefold(), event)))

    def plain_presentation(self) -> Presentation:
        """Return the presentation whose ids are the events' indexes in the right order."""
        ids = tuple(str(self.sequence.index(event)) for event in self.parts())
        return Presentation(ids=ids, order=tuple(range(len(ids))))

    def placed(self, response: Response, presentation: Presentation) -> tuple[str | None, ...]:
        """Return the event that a response puts at each place, or `None` for one not filled; raise `ResponseError`."""
        ids = only_field(response, "order")
        if not isinstance(ids, list) or len(ids) > len(self.sequence):
            raise ResponseError("An answer to this question is a list of events, each once.")
        parts = self.parts()
        events = [None if part_id is None else parts[presentation.index(part_id)] for part_id in ids]
        filled = [event for event in events if event is not None]
        if len(set(filled)) != len(filled):
            raise ResponseError("An answer names an event twice.")
        return (*events, *[None] * (len(self.sequence) - len(events)))

    def grade(self, response: Response, presentation: Presentation) -> Score:
        blank = not any(self.placed(response, presentation))
        return Score(max(0, len(self.in_order(response, presentation)) - 1) / (len(self.sequence) - 1), blank=blank)

    def in_order(self, response: Response, presentation: Presentation) -> Sequence[str]:
        """Return the longest run of placed events that follow each other rightly; a single one follows nothing."""
        placed = [self.sequence.index(event) for event in self.placed(response, presentation) if event is not None]
        longest = _longest_rising(placed)
        return tuple(self.sequence[index] for index in longest) if len(longest) > 1 else ()

    def guess(self) -> float:
        """Return the score to expect of who puts the events in any order, each as likely as another."""
        return _guessed_order(len(self.sequence))

    def key_text(self) -> str:
        return _numbered(self.sequence)

    def response_text(self, response: Response, presentation: Presentation) -> str:
        return _numbered(self.placed(response, presentation))

    def complete(self, response: Response, presentation: Presentation) -> bool:
        return all(self.placed(response, presentation))

    def payload(self) -> dict[str, Any]:
        return {"sequence": list(self.sequence)}

    @classmethod
    def fields(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        return {"sequence": texts(data, "sequence")}


@cache
def _guessed_order(count: int) -> float:
    """Return the mean score over all orders of a few events; of many, whose orders are too many, about it.

    The longest rising run of n in random order is about 2√n long (Hammersley, 1972).
    """
    if count > MOST_ENUMERATED:
        return min(1.0, (2 * sqrt(count) - 1) / (count - 1))
    orders = list(permutations(range(count)))
    return sum(max(0, len(_longest_rising(order)) - 1) for order in orders) / len(orders) / (count - 1)


def _numbered(events: Iterable[str | None]) -> str:
    return joined(f"{place}. {event}" for place, event in enumerate(events, 1) if event is not None)


def _longest_rising(numbers: Sequence[int]) -> Sequence[int]:
    """Return the longest rising subsequence, by patience sorting; of several, the one that ends lowest."""
    tops: list[int] = []
    runs: list[tuple[int, ...]] = []
    for number in numbers:
        place = bisect_left(tops, number)
        tops[place : place + 1] = [number]
        runs[place : place + 1] = [(*(runs[place - 1] if place else ()), number)]
    return runs[-1] if runs else ()
