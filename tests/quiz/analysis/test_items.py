"""What the marks say of a question: worked by hand, computed another way, and held to what must be true."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.analysis import items
from quiz.analysis.marks import Conventions, Marks
from quiz.analysis.report import analyse

# Five students, three questions worth 1, 1 and 2 points.
CLASS = Marks.of([[1, 1, 2], [1, 1, 1], [1, 0, 1], [0, 1, 0], [0, 0, 0]], [1, 1, 2])


def tables(least: int = 0) -> st.SearchStrategy[Marks]:
    """Return tables of marks: of some students and questions, with blanks and questions not asked."""

    def of(shape: tuple[int, int]) -> st.SearchStrategy[Marks]:
        mark = st.sampled_from([None, 0.0, 0.25, 0.5, 1.0, 1.0, 0.0])
        row = st.lists(mark, min_size=shape[1], max_size=shape[1])
        maxima = st.lists(st.sampled_from([0.0, 1.0, 1.0, 3.0]), min_size=shape[1], max_size=shape[1])
        rows = st.lists(row, min_size=shape[0], max_size=shape[0])
        return st.builds(
            lambda rows, maxima: Marks.of(
                [[None if m is None else m * top for m, top in zip(row, maxima, strict=True)] for row in rows], maxima
            ),
            rows,
            maxima,
        )

    return st.tuples(st.integers(least, 12), st.integers(1, 5)).flatmap(of)


def test_facility_is_the_mean_mark_over_the_maximum() -> None:
    assert [items.facility(CLASS, item) for item in range(3)] == [0.6, 0.6, 0.4]


def test_spread_is_the_deviation_over_the_maximum() -> None:
    # Question 3: marks 2 1 1 0 0, mean 0.8, squared deviations 1.44 + 0.04 + 0.04 + 0.64 + 0.64 = 2.8.
    assert items.spread(CLASS, 2) == pytest.approx((2.8 / 4) ** 0.5 / 2)
    assert items.spread(CLASS, 2, Conventions(ddof=0)) == pytest.approx((2.8 / 5) ** 0.5 / 2)


def test_discrimination_compares_an_item_with_the_rest() -> None:
    # Question 1: 1 1 1 0 0; the rest: 3 2 1 1 0, mean 1.4. Covariance (0.4×1.6 + 0.4×0.6 + 0.4×-0.4
    # + -0.6×-0.4 + -0.6×-1.4) / 4 = 1.8 / 4; variances 1.2 / 4 and 5.2 / 4.
    assert items.discrimination(CLASS, 0) == pytest.approx(1.8 / (1.2 * 5.2) ** 0.5)


def test_uncorrected_discrimination_holds_the_item_itself_and_is_higher() -> None:
    # The totals: 4 3 2 1 0, mean 2: covariance (0.4×2 + 0.4×1 + 0 + -0.6×-1 + -0.6×-2) / 4 = 3 / 4; variance 10 / 4.
    assert items.discrimination(CLASS, 0, Conventions(corrected=False)) == pytest.approx(3 / (1.2 * 10) ** 0.5)


def test_efficiency_is_the_share_of_the_best_covariance() -> None:
    # Question 2: 1 1 0 1 0 with the rest 3 2 2 0 0: mean 0.6 and 1.4; Σ = 0.4×1.6 + 0.4×0.6 - 0.6×0.6 - 0.4×1.4
    # + 0.6×1.4 = 0.8. In the same order 0 0 1 1 1 with 0 0 2 2 3: Σ = 0.6×1.4×2 + 0.4×0.6×2 + 0.4×1.6 = 2.8.
    assert items.discriminative_efficiency(CLASS, 1) == pytest.approx(0.8 / 2.8)


def test_the_index_of_upper_and_lower_groups_shares_the_places_at_the_edge() -> None:
    # 27% of 5 is 1.35 places: the best student and 0.35 of the next; both were right on question 1.
    assert items.upper_lower(CLASS, 0) == pytest.approx(1.0)
    # Question 2: the best two right; of the weakest the last wrong (1 place), the next right (0.35 of a place).
    assert items.upper_lower(CLASS, 1) == pytest.approx(1 - 0.35 / 1.35)


def test_intended_weights_are_shares_of_the_points() -> None:
    assert [items.intended_weight(CLASS, item) for item in range(3)] == [0.25, 0.25, 0.5]


def test_effective_weights_are_roots_of_covariances() -> None:
    # Sums of products with the totals 4 3 2 1 0: 3, 2 and (1.2×2 + 0.2×1 + 0 + 0.8×1 + 0.8×2) = 5; 3 + 2 + 5 = 10.
    roots = [3**0.5, 2**0.5, 5**0.5]
    assert items.effective_weights(CLASS) == pytest.approx([root / sum(roots) for root in roots])
    assert items.covariance_weights(CLASS) == pytest.approx([0.3, 0.2, 0.5])


def test_an_item_that_works_against_the_quiz_has_no_effective_weight() -> None:
    marks = Marks.of([[0, 1, 1, 1], [0, 1, 1, 0], [1, 0, 0, 0], [1, 0, 0, 0]], [1, 1, 1, 1])
    weights = items.effective_weights(marks)
    assert weights[0] is None
    assert sum(weight for weight in weights if weight is not None) == pytest.approx(1)
    assert (items.covariance_weights(marks)[0] or 0) < 0


def test_weights_are_by_roots_unless_covariances_are_asked_for() -> None:
    assert [item.effective_weight for item in analyse(CLASS).items] == items.effective_weights(CLASS)
    by_covariance = analyse(CLASS, Conventions(weights="covariance"))
    assert [item.effective_weight for item in by_covariance.items] == pytest.approx([0.3, 0.2, 0.5])


@given(tables(least=2))
def test_shares_of_covariance_add_up_even_where_one_is_negative(marks: Marks) -> None:
    weights = [weight for weight in items.covariance_weights(marks) if weight is not None]
    assert not weights or sum(weights) == pytest.approx(1)


def test_a_point_biserial_is_a_correlation_with_the_rest() -> None:
    took, rest = np.array([1.0, 1, 0, 0]), np.array([3.0, 2, 1, 0])
    assert items.point_biserial(took, rest) == pytest.approx(statistics.correlation([1, 1, 0, 0], [3, 2, 1, 0]))
    # The textbook's form: (M1 - M0) / s × √(pq), with the deviation of the population.
    assert items.point_biserial(took, rest) == pytest.approx((2.5 - 0.5) / statistics.pstdev([3, 2, 1, 0]) * 0.5)


def test_blanks_earn_nothing_or_are_left_out() -> None:
    rows: Sequence[Sequence[float | None]] = [[1], [0], [0]]
    blank = [[False], [False], [True]]
    assert items.facility(Marks.of(rows, [1], blank), 0) == pytest.approx(1 / 3)
    assert items.facility(Marks.of(rows, [1], blank, Conventions(blanks="left_out")), 0) == 0.5


def test_a_question_not_asked_counts_for_nobody() -> None:
    marks = Marks.of([[1, None], [0, 1], [1, 0]], [1, 1])
    assert items.facility(marks, 1) == 0.5
    assert analyse(marks).items[1].attempts == 2
    assert analyse(marks).complete == 2


@pytest.mark.parametrize(
    "marks",
    [
        Marks.of([], [1, 1]),
        Marks.of([[1, 0]], [1, 1]),
        Marks.of([[1, 1]] * 5, [1, 1]),
        Marks.of([[0, 0]] * 5, [1, 1]),
        Marks.of([[0, 0]] * 5, [0, 0]),
        Marks.of([[None, None]] * 3, [1, 1]),
        Marks.of([[1]] * 3, [1]),
        Marks.of([[], []], []),
    ],
)
def test_nothing_to_say_is_none_and_never_a_number_that_is_none(marks: Marks) -> None:
    found = analyse(marks)
    assert found.alpha is None
    assert found.standard_error is None
    for item in found.items:
        assert item.discrimination is None
        assert item.efficiency is None
        assert item.effective_weight is None


@given(tables())
def test_every_figure_is_in_its_bounds(marks: Marks) -> None:
    found = analyse(marks)
    for value in (found.mean, found.median):
        assert value is None or -1e-9 <= value <= 1 + 1e-9
    assert found.alpha is None or found.alpha <= 1 + 1e-9
    for item in found.items:
        assert item.facility is None or -1e-9 <= item.facility <= 1 + 1e-9
        assert item.discrimination is None or -1 <= item.discrimination <= 1
        assert item.upper_lower is None or -1 - 1e-9 <= item.upper_lower <= 1 + 1e-9
        assert item.efficiency is None or item.efficiency <= 1 + 1e-9
    weights = [item.effective_weight for item in found.items if item.effective_weight is not None]
    assert not weights or sum(weights) == pytest.approx(1)


@given(tables(least=1), st.randoms(use_true_random=False))
def test_who_the_students_are_changes_nothing(marks: Marks, rng: object) -> None:
    order = list(range(marks.attempts))
    rng.shuffle(order)  # type: ignore[attr-defined]
    assert_same(analyse(marks), analyse(Marks(marks.earned[order], marks.maxima, marks.blank[order])))


@given(tables(least=2))
def test_a_class_twice_as_large_of_the_same_students_says_the_same_of_the_questions(marks: Marks) -> None:
    population = Conventions(ddof=0)
    doubled = Marks(np.vstack([marks.earned] * 2), marks.maxima, np.vstack([marks.blank] * 2))
    once, twice = analyse(marks, population), analyse(doubled, population)
    assert (once.mean, once.deviation, once.alpha) == pytest.approx((twice.mean, twice.deviation, twice.alpha))
    for item, other in zip(once.items, twice.items, strict=True):
        if item.attempts >= 2:
            assert item.facility == pytest.approx(other.facility)
            assert item.discrimination == pytest.approx(other.discrimination, abs=1e-7)
            assert item.efficiency == pytest.approx(other.efficiency, abs=1e-7)
            assert item.upper_lower == pytest.approx(other.upper_lower, abs=1e-9)


@given(tables(least=2))
def test_discrimination_agrees_with_the_standard_library(marks: Marks) -> None:
    for item in range(marks.items):
        earned, rest = (list(map(float, column)) for column in marks.column(item))
        try:
            expected = statistics.correlation(earned, rest)
        except statistics.StatisticsError:
            assert items.discrimination(marks, item) is None
        else:
            assert items.discrimination(marks, item) == pytest.approx(expected, abs=1e-7)


def assert_same(left: object, right: object) -> None:
    """Fail unless two reports say the same, to rounding."""
    for name in ("mean", "median", "deviation", "skewness", "kurtosis", "alpha", "standard_error"):
        assert getattr(left, name) == pytest.approx(getattr(right, name), abs=1e-6)
    for item, other in zip(left.items, right.items, strict=True):  # type: ignore[attr-defined]
        for name in item.__slots__:
            assert getattr(item, name) == pytest.approx(getattr(other, name), abs=1e-6)
