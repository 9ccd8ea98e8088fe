"""Where the pieces of a plot stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quiz.plots import HEIGHT, LEFT, WIDTH, histogram


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=12), st.none() | st.floats(0, 1))
def test_a_histogram_stays_in_its_frame(counts: list[int], mean: float | None) -> None:
    plot = histogram(counts, mean)
    assert [column.count for column in plot.columns] == counts
    for column in plot.columns:
        assert column.x >= LEFT
        assert column.x + column.width <= WIDTH
        assert 0 < column.y <= plot.ground
        assert abs(column.y + column.height - plot.ground) < 0.02
    assert all(0 < tick.y <= HEIGHT for tick in plot.ticks)
    assert plot.mark is None or LEFT <= plot.mark <= WIDTH


@given(st.lists(st.integers(0, 500), min_size=1, max_size=12))
def test_ticks_are_few_whole_counts_from_nothing_on(counts: list[int]) -> None:
    ticks = [tick.count for tick in histogram(counts).ticks]
    assert ticks[0] == 0
    assert len(ticks) <= 6
    assert ticks == sorted(set(ticks))


def test_heights_are_as_the_counts() -> None:
    plot = histogram([0, 2, 4])
    assert plot.columns[0].height == 0
    assert plot.columns[1].height * 2 == plot.columns[2].height


def test_nobody_has_an_empty_plot() -> None:
    plot = histogram([0] * 10)
    assert plot.mark is None
    assert {column.height for column in plot.columns} == {0}
