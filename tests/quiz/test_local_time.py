"""Times typed in the school's zone: summer time right, a skipped time refused, one that comes twice told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from quiz.local_time import NoSuchTime, closings, local_of, moment_of

MADRID, KOLKATA, NEW_YORK = ZoneInfo("Europe/Madrid"), ZoneInfo("Asia/Kolkata"), ZoneInfo("America/New_York")


def typed_time(*parts: int) -> datetime:
    """Return a time without a zone, as a form's field gives it."""
    return datetime(*parts, tzinfo=UTC).replace(tzinfo=None)  # type: ignore[misc,arg-type]


CASES = [
    # typed, zone, whether the later of two; the moment in UTC, whether it comes twice
    ((2026, 1, 15, 12, 0), MADRID, False, (2026, 1, 15, 11, 0), False),
    ((2026, 7, 15, 12, 0), MADRID, False, (2026, 7, 15, 10, 0), False),
    ((2026, 7, 15, 12, 0), KOLKATA, False, (2026, 7, 15, 6, 30), False),
    ((2026, 3, 29, 1, 59), MADRID, False, (2026, 3, 29, 0, 59), False),
    ((2026, 3, 29, 3, 0), MADRID, False, (2026, 3, 29, 1, 0), False),
    ((2026, 10, 25, 2, 30), MADRID, False, (2026, 10, 25, 0, 30), True),
    ((2026, 10, 25, 2, 30), MADRID, True, (2026, 10, 25, 1, 30), True),
    ((2026, 10, 25, 3, 0), MADRID, True, (2026, 10, 25, 2, 0), False),
    ((2026, 11, 1, 1, 30), NEW_YORK, True, (2026, 11, 1, 6, 30), True),
]


@pytest.mark.parametrize(("typed", "zone", "later", "moment", "twice"), CASES)
def test_a_typed_time_is_a_moment(
    typed: tuple[int, ...], zone: ZoneInfo, later: bool, moment: tuple[int, ...], twice: bool
) -> None:
    found = moment_of(typed_time(*typed), zone, later=later)
    assert (found.moment, found.twice) == (datetime(*moment, tzinfo=UTC), twice)  # type: ignore[misc,arg-type]
    assert local_of(found.moment, zone) == typed_time(*typed)


def test_a_time_that_the_clocks_skip_is_refused_with_the_one_that_is_meant() -> None:
    with pytest.raises(NoSuchTime) as refused:
        moment_of(typed_time(2026, 3, 29, 2, 30), MADRID)
    assert refused.value.instead == typed_time(2026, 3, 29, 3, 30)
    assert str(refused.value) == ("The clocks go forward: 02:30 does not exist on that day. Do you mean 03:30?")


OFFERED = [
    # by the school's clocks it is; the days and hours offered
    ((2026, 11, 25, 10, 0), {"today": (25, 16), "tomorrow": (26, 8), "friday": (27, 16), "week": (32, 23)}),
    ((2026, 11, 25, 15, 45), {"tomorrow": (26, 8), "friday": (27, 16), "week": (32, 23)}),
    ((2026, 11, 27, 9, 0), {"today": (27, 16), "tomorrow": (28, 8), "friday": (34, 16), "week": (34, 23)}),
    ((2026, 10, 24, 23, 30), {"tomorrow": (25, 8), "friday": (30, 16), "week": (31, 23)}),
]


@pytest.mark.parametrize(("here", "expected"), OFFERED)
def test_the_usual_closing_times_are_the_schools(here: tuple[int, ...], expected: dict[str, tuple[int, int]]) -> None:
    moment = moment_of(typed_time(*here), MADRID).moment
    first = typed_time(here[0], here[1], 1)
    assert closings(moment, MADRID) == {
        name: first + timedelta(days=day - 1, hours=hour) for name, (day, hour) in expected.items()
    }
