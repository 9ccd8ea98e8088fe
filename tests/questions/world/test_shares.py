"""Shares: a third, half, two thirds."""

from __future__ import annotations

import pytest

from questions.world.shares import other_shares, share_of


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("By a fifth", ["By a quarter", "By a tenth"]),
        ("Half", ["Two thirds", "A third"]),
        ("two-thirds of the town", ["three quarters of the town", "half of the town"]),
        ("one third", ["half", "a quarter"]),
    ],
)
def test_near_shares_come_first(text: str, others: list[str]) -> None:
    assert list(other_shares(text))[:2] == others


@pytest.mark.parametrize("text", ["a third or a fifth", "the third man", "no share", "a two-and-a-half-hour journey"])
def test_two_or_none_give_nothing(text: str) -> None:
    assert list(other_shares(text)) == []
    assert share_of(text) is None


def test_shares_have_an_order() -> None:
    places = [share_of(text) for text in ("a tenth", "a quarter", "half", "three quarters")]
    assert places == sorted(places, key=lambda place: place or 0)
