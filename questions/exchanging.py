"""Exchanging: make a chosen quiz better by a question at a time, within what its limits allow."""

from __future__ import annotations

from collections.abc import Sequence

from questions.candidate import Candidate
from questions.chosen import Chosen
from questions.limits import SLACKS

_ROUNDS = 2
_MOST_INSERTED = 4


def fill(chosen: Chosen, slack: int) -> None:
    """Add the candidate that adds most until the quiz is full or nothing may be added."""
    while not chosen.full:
        best = chosen.best(slack)
        if best is None:
            return
        chosen.add(best)


def improve(chosen: Chosen) -> None:
    """Exchange questions one at a time for what adds more, or leaves room for more, within the strict limits."""
    for _ in range(_ROUNDS):
        exchanged = [_exchanged(chosen, one) for one in list(chosen.questions)]
        inserted = [_inserted(chosen, one) for one in (*chosen.wide(_MOST_INSERTED), *chosen.lacking())]
        if not any((*exchanged, *inserted)):
            return


def _exchanged(chosen: Chosen, one: Candidate) -> bool:
    """Take a question out and fill up again; go back where that is no better."""
    if not chosen.holds(one):
        return False
    before, worth = list(chosen.questions), chosen.worth()
    chosen.remove(one)
    best = chosen.best(SLACKS[0], but=one)
    if best is not None:
        chosen.add(best)
        fill(chosen, SLACKS[0])
    return _better(chosen, before, worth)


def _inserted(chosen: Chosen, one: Candidate) -> bool:
    """Put a question in, take out what keeps it out, and fill up; go back if that is no better."""
    if chosen.holds(one):
        return False
    before, worth = list(chosen.questions), chosen.worth()
    _make_room(chosen, one)
    if not chosen.full and chosen.enough_of(one, SLACKS[0]) is None:
        chosen.add(one)
    for slack in SLACKS[:2]:
        fill(chosen, slack)
    return _better(chosen, before, worth)


def _make_room(chosen: Chosen, one: Candidate) -> None:
    """Take out what has the least worth among what keeps a question out."""
    for other in list(chosen.questions):
        if chosen.exclude(one, other):
            chosen.remove(other)
    while chosen.questions and chosen.full:
        chosen.remove(chosen.by_worth()[0])
    for other in chosen.by_worth():
        enough = chosen.enough_of(one, SLACKS[0])
        if enough is None:
            return
        chosen.remove(other)
        if chosen.enough_of(one, SLACKS[0]) == enough:
            chosen.add(other)


def _better(chosen: Chosen, before: Sequence[Candidate], worth: float) -> bool:
    """Say whether the quiz is worth more than it was; go back where it is not."""
    if chosen.worth() > worth + 1e-9:
        return True
    for other in list(chosen.questions):
        chosen.remove(other)
    for other in before:
        chosen.add(other)
    return False
