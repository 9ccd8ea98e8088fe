"""Comparing: comparatives that hang, left out beside "a"."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.reading import read
from questions.span import Span
from questions.standing.comparing import without_comparison


@pytest.mark.parametrize(
    ("sentence", "asked", "expected"),
    [
        (
            "Farmers sang songs at a far smaller market in Oslo.",
            "Why did farmers sing songs at a far smaller market in Oslo?",
            "Why did farmers sing songs at a market in Oslo?",
        ),
        (
            "Farmers bought a much larger engine in Oslo.",
            "Why did farmers buy a much larger engine in Oslo?",
            "Why did farmers buy an engine in Oslo?",
        ),
        (
            "Farmers bought a far larger boat than the old one.",
            "Why did farmers buy a far larger boat than the old one?",
            "Why did farmers buy a far larger boat than the old one?",
        ),
        (
            "Farmers bought a larger boat in Oslo.",
            "Why did farmers buy a larger boat in Oslo?",
            "Why did farmers buy a larger boat in Oslo?",
        ),
    ],
)
def test_a_graded_comparative_says_than_what_or_goes(sentence: str, asked: str, expected: str) -> None:
    reading = read(Article("The market at Halden", sentence, (Paragraph(Span(0, len(sentence))),)))
    assert without_comparison(asked, reading.sentences[-1].tokens) == expected
