"""Harm: what may not be invented about real people."""

from __future__ import annotations

import pytest

from questions.harm import harmful


@pytest.mark.parametrize(
    "text",
    [
        "He was charged with theft",
        "She lied",
        "It died",
        "the war",
        "sued the council",
        "was fined",
        "killed a bear",
        "The driver was drunk",
        "accusations of fraud",
        "an ill man",
    ],
)
def test_wrongdoing_illness_and_death_are_harm(text: str) -> None:
    assert harmful(text)


@pytest.mark.parametrize(
    "text",
    [
        "a warm summer",
        "an illustrated guide",
        "the sum of sugar suggested",
        "rapid progress",
        "a robot in a forest",
        "the finest diet",
        "a beautiful deadline",
        "bulletin of the charity",
        "They support the supper club",
    ],
)
def test_words_that_only_begin_alike_are_not(text: str) -> None:
    assert not harmful(text)
