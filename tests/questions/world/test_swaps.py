"""Swaps: an article made to fit the word that comes to stand behind it."""

from __future__ import annotations

import pytest

from questions.world.swaps import with_article


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("popular", "a"),
        ("old", "an"),
        ("European", "a"),
        ("one-way", "a"),
        ("uniform", "a"),
        ("unanimous", "a"),
        ("useful", "a"),
        ("unusual", "an"),
        ("urban", "an"),
        ("upper", "an"),
        ("hour", "an"),
        ("house", "a"),
    ],
)
def test_an_article_goes_by_the_sound(word: str, expected: str) -> None:
    assert with_article("a ", word) == f"{expected} "
    assert with_article("It was An ", word) == f"It was {expected.capitalize()} "
