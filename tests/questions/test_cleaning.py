"""Cleaning pasted characters."""

from __future__ import annotations

import unicodedata

import pytest
from growth import LINEAR, growth
from hypothesis import given
from hypothesis import strategies as st

from questions.cleaning import clean


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u2028b\u2029c", "a\nb\n\nc"),
        ("a\tb\u00a0c\u2003d", "a b c d"),
        ("a   b  \n  c", "a b\nc"),
        ("z\u200bero\u200c wi\ufeffdth\u2060", "zero width"),
        ("\u202eright\u202c to \u2066left\u2069\u200f", "right to left"),
        ("soft\u00adhyphen", "softhyphen"),
        ("cafe\u0301", "café"),
        ("bell\x07 and null\x00", "bell and null"),
        ("family 👩‍👩‍👧 stays", "family 👩‍👩‍👧 stays"),
        ("joiner a\u200db goes", "joiner ab goes"),
        ("lone \ud800 half", "lone half"),
        ("pair \ud83d\ude00", "pair 😀"),
        ("Itâ€™s a cafÃ© â€œhereâ€\x9d", "It’s a café “here”"),
        ("“voilâ”", "“voilâ”"),
        ("Ângela", "Ângela"),
        ("the “green fields ”, he said", "the “green fields”, he said"),
        ("said Anne- Marie Holm", "said Anne-Marie Holm"),
        ("two- and three-year-olds", "two- and three-year-olds"),
    ],
)
def test_odd_characters_become_plain(pasted: str, expected: str) -> None:
    assert clean(pasted) == expected


@given(st.text(alphabet=st.characters(), max_size=200))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(st.text(alphabet=st.characters(), max_size=200))
def test_what_is_left_can_be_stored_and_sent(text: str) -> None:
    left = clean(text)
    assert left.encode("utf-8").decode("utf-8") == left
    assert unicodedata.is_normalized("NFC", left)
    assert not [c for c in left if unicodedata.category(c) in ("Cc", "Cs", "Co") and c != "\n"]


def test_a_letter_under_a_million_accents_is_no_trap() -> None:
    assert len(clean("e" + "\u0301\u0323" * 500_000)) < 10
    assert growth(lambda accents: clean("e" + "\u0301\u0323" * accents), 20_000) < LINEAR


def test_what_cleaning_joins_is_mended_too() -> None:
    assert clean("Â\x1f¡Hola!") == "¡Hola!"
