"""Changes: one small thing made different."""

from __future__ import annotations

import pytest

from questions.changes import changed, turned


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Prices rose in May.", "Prices fell in May."),
        ("The larger boat was chosen.", "The smaller boat was chosen."),
        ("The council approved the plan.", "The council rejected the plan."),
        ("Before the concert she slept.", "After the concert she slept."),
    ],
)
def test_a_direction_is_turned_round(text: str, other: str) -> None:
    assert list(turned(text)) == [other]


@pytest.mark.parametrize(
    "text", ["She left the room.", "Prices rose and fell.", "The garden is open.", "less than a mile"]
)
def test_none_several_or_ambiguous_directions_are_left_alone(text: str) -> None:
    assert list(turned(text)) == []


def test_a_number_and_a_date_and_a_word_of_a_set_are_changed_one_at_a_time() -> None:
    found = list(changed("On Friday 40 people learned Spanish"))
    assert "On Friday 30 people learned Spanish" in found
    assert "On Thursday 40 people learned Spanish" in found
    assert "On Friday 40 people learned German" in found


def test_where_harm_is_spoken_of_only_numbers_and_dates_change() -> None:
    assert list(changed("The victims lost more blood")) == []
    assert list(changed("The storm killed 12 people in 24 towns, and prices rose")) == []
    assert "The storm killed 11 people" in list(changed("The storm killed 12 people"))
