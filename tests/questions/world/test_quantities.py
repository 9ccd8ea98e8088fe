"""Quantities: the one number of a text, and near ones in its format."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.world.quantities import is_year, near, quantity


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("16 jurors", 16),
        ("Sixteen jurors", 16),
        ("$1.2 million", 1_200_000),
        ("about 50 meters", 50),
        ("64%", 64),
        ("2,300", 2300),
        ("the third day", 3),
        ("twenty-one", 21),
        ("€93.1m", 93_100_000),
        ("One billion", 1_000_000_000),
    ],
)
def test_the_one_number_of_a_text_is_its_size(text: str, size: int) -> None:
    found = quantity(text)
    assert found is not None
    assert found.size == size


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the harbor",
        "two of five",
        "more than 30",
        "at least 200 people",
        "12–14",
        "10:15",
        "half of 60 people",
        "It opens by 9.30",
    ],
)
def test_a_text_with_no_number_two_or_a_bound_is_no_quantity(text: str) -> None:
    assert quantity(text) is None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("three years", "two years"),
        ("Sixteen", "Ten"),
        ("30,000", "20,000"),
        ("about 50 meters", "about 40 meters"),
        ("in 1998", "in 1997"),
        ("3rd", "2nd"),
        ("$1.2 million", "$1.1 million"),
    ],
)
def test_a_near_number_keeps_format_and_rounding(text: str, first: str) -> None:
    found = quantity(text)
    assert found is not None
    assert next(iter(near(found)))[1] == first


def test_a_near_percentage_stays_within_the_whole() -> None:
    found = quantity("90%")
    assert found is not None
    assert all(size <= 100 for size, _ in near(found))


def test_only_a_bare_number_of_four_digits_is_a_year() -> None:
    texts = ("1998", "in 1998", "1998 boats", "1,998", "$1998")
    years = [bool((found := quantity(text)) and is_year(found)) for text in texts]
    assert years == [True, True, False, False, False]


@given(st.integers(min_value=1, max_value=10**7), st.sampled_from(["{} people", "${}", "{}", "nearly {} tons"]))
def test_near_numbers_are_positive_distinct_and_not_the_number(number: int, frame: str) -> None:
    found = quantity(frame.format(f"{number:,}"))
    assert found is not None
    others = [size for size, _ in near(found)]
    assert len(set(others)) == len(others)
    assert all(size > 0 and size != found.size for size in others)


@given(st.integers(min_value=1, max_value=10**7))
def test_a_near_number_reads_back_as_its_size(number: int) -> None:
    found = quantity(f"{number:,} bricks")
    assert found is not None
    for size, text in near(found):
        again = quantity(text)
        assert again is not None
        assert again.size == Fraction(size)
