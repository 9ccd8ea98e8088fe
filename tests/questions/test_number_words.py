"""Numbers in words and figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.number_words import merge_numbers


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("sixteen", ["16"]),
        ("one hundred and five cars", ["105", "cars"]),
        ("two thousand and twenty four", ["2024"]),
        ("three million two hundred thousand", ["3200000"]),
        ("one two", ["1", "2"]),
        ("thirty twenty", ["30", "20"]),
        ("nineteen ninety eight", ["1998"]),
        ("twenty twenty four", ["2024"]),
        ("two thirds", ["2/3"]),
        ("a third of it", ["1/3", "of", "it"]),
        ("a third man", ["a", "3º", "man"]),
        ("3/4", ["3/4"]),
        ("1/0", ["1/0"]),
        ("half", ["1/2"]),
        ("0.5", ["1/2"]),
        ("2.5 million", ["2500000"]),
        ("1,234", ["1234"]),
        ("5 bn", ["5000000000"]),
        ("twenty first", ["21º"]),
        ("2nd", ["2º"]),
        ("bread and butter", ["bread", "and", "butter"]),
        ("hundred", ["100"]),
    ],
)
def test_a_run_of_number_words_is_one_number(words: str, expected: list[str]) -> None:
    assert merge_numbers(words.split()) == expected


def test_a_code_of_very_many_digits_is_left_alone() -> None:
    assert merge_numbers(["1" * 500]) == ["1" * 500]


@given(st.lists(st.sampled_from(["one", "twenty", "hundred", "million", "and", "first", "3", "x", "thousandth"])))
def test_reading_numbers_never_fails_and_is_settled_at_once(words: list[str]) -> None:
    merged = merge_numbers(words)
    assert len(merged) <= len(words)
    assert [word for word in merged if word == "x"] == [word for word in words if word == "x"]
