"""What is kept of what somebody typed as a nickname."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.models.assignment import LONGEST_NICKNAME, nickname_key
from quiz.nicknames import alternative, cleaned, too_long

TYPED = [
    ("Sam", "Sam"),
    ("  Sam \t Smith\n", "Sam Smith"),
    ("<b>Sam</b>", "<b>Sam</b>"),
    ("S\x00a\x1bm", "Sam"),
    ("\u202eSam\u2066", "Sam"),
    ("Sa\u200bm\ufeff", "Sam"),
    ("Sa\u200dm", "Sam"),
    ("👩\u200d🚀", "👩\u200d🚀"),
    ("Jose\u0301", "José"),
    ("", ""),
    (" \u3000\u00a0", ""),
    ("\u200b\u202e", ""),
    ("\u3164\u2800", ""),
    ("\u200d\u200d", ""),
    ("مریم", "مریم"),
]


@pytest.mark.parametrize(("typed", "kept"), TYPED)
def test_a_nickname_is_kept_as_people_see_it(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


@given(st.text(max_size=60))
def test_a_cleaned_nickname_is_clean_and_steers_no_text(typed: str) -> None:
    name = cleaned(typed)
    assert name == name.strip()
    assert not [c for c in name if unicodedata.category(c) in ("Cc", "Cs") or c in "\u202a\u202b\u202d\u202e\u2066"]


@pytest.mark.parametrize(("name", "long"), [("x" * 40, False), ("x" * 41, True), ("\ufdfa" * 40, True)])
def test_a_nickname_has_a_length_that_fits_its_column(name: str, long: bool) -> None:
    assert too_long(name) is long


@given(st.text(min_size=1, max_size=LONGEST_NICKNAME), st.integers(0, 12))
def test_the_suggestion_is_free_and_not_too_long(name: str, more: int) -> None:
    taken = {nickname_key(name)}
    for _ in range(more):
        taken.add(nickname_key(alternative(name, taken)))
    suggestion = alternative(name, taken)
    assert nickname_key(suggestion) not in taken
    assert len(suggestion) <= LONGEST_NICKNAME
