"""The figures of a whole quiz: its distribution, how far it can be trusted, and how sure a share is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.analysis import moments, reliability
from quiz.analysis.intervals import wilson
from quiz.analysis.marks import Conventions, Marks

# Four students, three questions scored 0/1.
RIGHT = Marks.of([[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]], [1, 1, 1])


def test_alpha_is_worked_out_by_hand() -> None:
    # Item variances (n - 1): 0.75/3, 1/3, 0.75/3 = 2.5/3; totals 3 2 1 0: 5/3. 3/2 × (1 - 0.5) = 0.75.
    assert reliability.alpha(RIGHT) == pytest.approx(0.75)


def test_for_items_scored_0_or_1_alpha_is_kr_20() -> None:
    p = [0.75, 0.5, 0.25]
    kr20 = 3 / 2 * (1 - sum(share * (1 - share) for share in p) / np.var([3, 2, 1, 0]))
    assert reliability.alpha(RIGHT) == pytest.approx(kr20)


def test_the_standard_error_shrinks_with_trust() -> None:
    assert reliability.standard_error(RIGHT) == pytest.approx((5 / 3) ** 0.5 * 0.25**0.5)
    assert reliability.standard_error(RIGHT, Conventions(ddof=0)) == pytest.approx((5 / 4) ** 0.5 * 0.25**0.5)


def test_items_against_each_other_have_no_standard_error() -> None:
    marks = Marks.of([[1, 0], [0, 1], [1, 0], [0, 1], [1, 1]], [1, 1])
    assert (reliability.alpha(marks) or 0) < 0
    assert reliability.standard_error(marks) is None


@given(
    st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=2, max_size=20).filter(
        lambda rows: len({sum(row) for row in rows}) > 1
    )
)
def test_alpha_agrees_with_the_covariance_matrix(rows: list[list[int]]) -> None:
    matrix = np.cov(np.array(rows, dtype=float), rowvar=False)
    expected = 3 / 2 * (1 - np.trace(matrix) / matrix.sum())
    assert reliability.alpha(Marks.of(rows, [4, 4, 4])) == pytest.approx(expected)


def test_skewness_and_kurtosis_are_those_of_the_statistics_packages() -> None:
    # By hand: mean 4, squared deviations 9 4 1 0 0 36 = 50, s² = 10; cubes -27 -8 -1 0 0 216 = 180;
    # fourths 81 16 1 0 0 1296 = 1394.
    values = np.array([1.0, 2, 3, 4, 4, 10])
    assert moments.skewness(values) == pytest.approx(6 / (5 * 4) * 180 / 10**1.5)
    assert moments.kurtosis(values) == pytest.approx(6 * 7 / (5 * 4 * 3) * 1394 / 100 - 3 * 25 / (4 * 3))


def test_a_mirrored_distribution_leans_the_other_way() -> None:
    values = np.array([1.0, 2, 3, 4, 4, 10])
    assert moments.skewness(-values) == pytest.approx(-(moments.skewness(values) or 0))
    assert moments.kurtosis(-values) == pytest.approx(moments.kurtosis(values))


@pytest.mark.parametrize("values", [[], [1.0], [1.0, 2.0], [3.0, 3.0, 3.0, 3.0], [0.1, 0.1 + 1e-17, 0.1, 0.1]])
def test_too_little_spread_has_no_shape(values: list[float]) -> None:
    assert moments.skewness(np.array(values)) is None
    assert moments.kurtosis(np.array(values)) is None


def test_rounding_is_not_spread() -> None:
    assert moments.deviation(np.array([0.1 + 0.2, 0.3, 0.3])) == 0.0


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        # Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilsons_interval_is_the_published_one(successes: int, trials: int, low: float, high: float) -> None:
    assert wilson(successes, trials) == pytest.approx((low, high), abs=5e-5)


def test_no_trials_have_no_interval() -> None:
    assert wilson(0, 0) is None


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_share_and_stays_in_bounds(counted: tuple[int, int]) -> None:
    successes, trials = counted
    low, high = wilson(successes, trials) or (1, 0)
    assert 0 <= low <= successes / trials + 1e-12
    assert successes / trials - 1e-12 <= high <= 1
