"""The measure itself: it tells linear from quadratic."""

from __future__ import annotations

from growth import growth


def test_linear_work_grows_by_about_one() -> None:
    assert growth(lambda size: sum(range(size)), 20_000) < 3


def test_quadratic_work_is_noticed() -> None:
    assert growth(lambda size: [sum(range(size)) for _ in range(size)], 100) > 3
