"""Slots: another answer in the place of a statement's own."""

from __future__ import annotations

import pytest
from drafting import draft_of

from questions.draft import Draft
from questions.slots import filled, slot_text, worded_for_slot
from questions.span import Span


def draft(statement: str, slot: str, answer: str) -> Draft:
    start = statement.index(slot)
    return draft_of(
        "Where is it?", answer, "place", (Span(0, 1),), statement=statement, slot=Span(start, start + len(slot))
    )


@pytest.mark.parametrize(
    ("slot", "answer", "option", "worded"),
    [
        ("Lindau", "Lindau", "Bregenz", "Bregenz"),
        ("Lindau", "In Lindau", "In Bregenz", "Bregenz"),
        ("in Lindau", "In Lindau", "In Bregenz", "in Bregenz"),
        ("in Lindau", "Lindau", "Bregenz", "in Bregenz"),
        ("in Lindau", "In Lindau", "A harbor", "a harbor"),
        ("in Lindau", "In Lindau", "Lena’s house", "Lena’s house"),
        ("in Lindau", "In Lindau", "Lena Marsh’s house", "Lena Marsh’s house"),
        ("Lindau", "Near Lindau", "In Bregenz", None),
        ("Lindau", "The lake", "Bregenz", None),
    ],
)
def test_an_option_is_worded_as_the_slot_is(slot: str, answer: str, option: str, worded: str | None) -> None:
    assert worded_for_slot(draft("The ferry lies in Lindau.", slot, answer), option) == worded


def test_what_fills_a_slot_at_the_beginning_gets_a_capital() -> None:
    assert filled(draft("The crew slept.", "The crew", "The crew"), "a choir") == "A choir slept."
    assert filled(draft("Ada met the crew.", "the crew", "The crew"), "a choir") == "Ada met a choir."


def test_a_draft_without_a_statement_has_no_slot() -> None:
    bare = draft_of("Where?", "x", "place")
    assert slot_text(bare) == ""
    assert filled(bare, "y") is None
    assert worded_for_slot(bare, "y") is None
