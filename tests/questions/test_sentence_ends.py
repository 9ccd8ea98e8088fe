"""Counting sentences by punctuation."""

from __future__ import annotations

import pytest

from questions.sentence_ends import count_sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Bread, milk and eggs", 0),
        ("The boat left. It was late! Who cared?", 3),
        ("“We waited.” “So did we.”", 2),
        ("Mr. Holm and Dr. Vik met at 9 a.m. on St. John's Road.", 1),
        ("J. R. Holm of the U.S. Navy retired in 2001.", 1),
        ("It grew by 3.5 per cent to $4.20 a litre.", 1),
        ("“Stop!” he said. She did not…", 2),
        ("J. Holm\nA. Vik\nM. Berg", 0),
    ],
)
def test_sentences_are_counted_not_full_stops(text: str, count: int) -> None:
    assert count_sentences(text) == count
