"""Words, minutes and reading levels."""

from __future__ import annotations

import math

import pytest
from growth import LINEAR, growth
from hypothesis import given
from hypothesis import strategies as st

from questions.readability import (
    count_syllables,
    count_words,
    flesch_kincaid_grade,
    reading_level,
    reading_minutes,
)

SYLLABLES = {
    1: "cat the make loved strength jumped bridge times asked drones whole",
    2: "table little wanted agree prices boxes lion being lovely careful statement cruel rhythm reading",
    3: "banana family video radio area idea recorded attorney stadium remember annual terrible various residents",
    4: "society reality experience material education electrical economic situation continuous",
    5: "university opportunity international immediately organization",
}


@pytest.mark.parametrize(("word", "count"), [(w, n) for n, words in SYLLABLES.items() for w in words.split()])
def test_syllables_are_counted_as_spoken(word: str, count: int) -> None:
    assert count_syllables(word) == count
    assert count_syllables(word.title() + "’s") == count


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("– … !", 0), ("It’s a well-known 25mph car – now", 6), ("😀 go", 1)],
)
def test_words_hold_a_letter_or_a_digit(text: str, count: int) -> None:
    assert count_words(text) == count


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (1, 1), (238, 1), (239, 2), (2380, 10)])
def test_minutes_are_rounded_up(words: int, minutes: int) -> None:
    assert reading_minutes(words) == minutes


def test_the_grade_is_the_published_formula() -> None:
    assert flesch_kincaid_grade(100, 5, 150) == pytest.approx(0.39 * 20 + 11.8 * 1.5 - 15.59)
    assert flesch_kincaid_grade(0, 0, 0) == 0


def test_long_words_in_long_sentences_are_harder() -> None:
    easy = reading_level("The cat sat on the mat. The dog ran to the door. It was hot.")
    hard = reading_level(
        "Notwithstanding considerable international opposition, the organization's representatives "
        "immediately authorized additional environmental investigations throughout the territory."
    )
    assert (easy.grade, easy.label) == (0.0, "easy")
    assert hard.grade > 15
    assert hard.label == "very hard"


@given(st.text(max_size=300))
def test_every_text_has_a_level(text: str) -> None:
    level = reading_level(text)
    assert math.isfinite(level.grade)
    assert level.grade >= 0
    assert level.label


def test_a_book_has_its_level_in_the_time_of_its_pages() -> None:
    sentence = "The council voted on Tuesday to close the old bridge to cars for months. "
    assert growth(lambda times: reading_level(sentence * times), 900) < LINEAR
