"""Polarity: a word that goes with a denial, or with none, tells when one was lifted or put in."""

from __future__ import annotations

import pytest

from questions.polarity import reads_on


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("The rain shows no sign of stopping.", "The rain shows a sign of stopping.", False),
        ("The cook has never had any lessons.", "The cook has often had any lessons.", False),
        ("The ferry did not run at all in May.", "The ferry ran at all in May.", False),
        ("The mill has not opened yet.", "The mill has opened yet.", False),
        ("There is no safe path to the beach.", "There is a safe path to the beach.", True),
        ("The mill has finally found a buyer.", "The mill has finally failed to find a buyer.", False),
        ("The mill has found a buyer.", "The mill has failed to find a buyer.", True),
        ("Sadly, the flock has grown smaller.", "Sadly, the flock has grown larger.", False),
        ("Sadly, the flock has lost 30 birds.", "Sadly, the flock has lost 50 birds.", True),
        ("Sadly, the mill in Bergen burned.", "Sadly, the mill in Oslo burned.", True),
    ],
)
def test_what_is_left_is_still_english(before: str, after: str, expected: bool) -> None:
    assert reads_on(before, after) is expected
