"""Dates: what a text names of one, and near ones of the same form."""

from __future__ import annotations

from datetime import date

import pytest

from questions.world.dates import Moment, moment, near_dates


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Friday, July 12, 2024", Moment(year=2024, month=7, day=12, weekday=4)),
        ("On 3 May", Moment(month=5, day=3)),
        ("last winter", Moment(season=3)),
        ("10:15 AM", Moment(minutes=615)),
        ("2021", Moment(year=2021)),
        ("soon", None),
        ("between Monday and Friday", None),
        ("May 3 or 4", None),
    ],
)
def test_a_date_is_taken_apart(text: str, found: Moment | None) -> None:
    assert moment(text) == found


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("On Friday", "On Thursday"),
        ("July 12", "July 8"),
        ("the 3rd of May", "the 7th of May"),
        ("In March 2021", "In February 2021"),
        ("last winter", "last spring"),
        ("10:15 AM", "9:45 AM"),
        ("10 am", "9 am"),
    ],
)
def test_a_near_date_keeps_the_form(text: str, first: str) -> None:
    assert next(iter(near_dates(text))) == first


def test_the_weekday_moves_with_the_day() -> None:
    near = list(near_dates("Friday, July 12, 2024"))
    assert len(near) >= 3
    for text in near:
        found = moment(text)
        assert found is not None
        assert found.year
        assert found.month
        assert found.day
        assert date(found.year, found.month, found.day).weekday() == found.weekday


def test_a_text_without_a_date_has_no_near_ones() -> None:
    assert list(near_dates("the harbor")) == []
