"""Who chose which option, and what of it is flagged."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.analysis.flags import flags
from quiz.analysis.groups import group_weights
from quiz.analysis.options import OptionUse, option_uses

OPTIONS = [("the flood", True, None), ("the ferry", False, "misread"), ("the baker", False, "elsewhere")]


def picked(*indexes: int | None) -> list[frozenset[int]]:
    """Return what each student took; `None` is a blank."""
    return [frozenset() if index is None else frozenset({index}) for index in indexes]


def test_a_group_is_a_share_of_the_class() -> None:
    upper, lower = group_weights(np.arange(100.0))
    assert upper.sum() == pytest.approx(27)
    assert list(np.flatnonzero(upper)) == list(range(73, 100))
    assert list(np.flatnonzero(lower)) == list(range(27))


def test_equal_totals_share_the_last_places() -> None:
    upper, lower = group_weights(np.array([5.0, 3, 3, 3, 3, 1, 0, 0, 0, 0]))
    # 2.7 places: one for the best, 1.7 shared by four; of the four weakest all together take 2.7.
    assert upper[:5] == pytest.approx([1, 0.425, 0.425, 0.425, 0.425])
    assert lower[6:] == pytest.approx([0.675] * 4)


def test_each_option_is_counted_by_group() -> None:
    totals = np.arange(10.0)
    uses = option_uses(OPTIONS, picked(1, 1, None, 0, 0, 1, 0, 0, 0, 0), totals, totals)
    assert [use.count for use in uses] == [6, 3, 0]
    assert (uses[0].upper, uses[0].lower) == pytest.approx((2.7, 0))
    assert uses[1].lower == pytest.approx(2.0)
    assert uses[0].upper + uses[0].middle + uses[0].lower == pytest.approx(6)
    assert (uses[0].point_biserial or 0) > 0 > (uses[1].point_biserial or 0)
    assert uses[2].point_biserial is None


@given(st.lists(st.tuples(st.sampled_from([0, 1, 2, None]), st.integers(0, 9)), max_size=40))
def test_the_groups_add_up(answers: list[tuple[int | None, int]]) -> None:
    totals = np.array([total for _, total in answers], dtype=float)
    for use in option_uses(OPTIONS, picked(*(index for index, _ in answers)), totals, totals):
        assert use.upper + use.middle + use.lower == pytest.approx(use.count)
        assert min(use.upper, use.middle, use.lower) >= -1e-9


def use(text: str, *, right: bool = False, upper: float = 1, count: int = 5) -> OptionUse:
    """Return an option as the flags see it."""
    return OptionUse(text, right, None if right else "misread", count, upper, 0, 0, None)


def kinds(*args: object, **more: object) -> list[str]:
    """Return the kinds of the flags."""
    return [flag.kind for flag in flags(*args, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facility", "guess", "discrimination", "expected"),
    [
        (0.95, 0.25, 0.3, ["easy"]),
        (0.9, 0.25, 0.05, ["easy"]),
        (0.15, 0.0, 0.3, ["hard"]),
        (0.24, 0.25, 0.3, ["guessed"]),
        (0.6, 0.25, 0.05, ["weak"]),
        (0.6, 0.25, -0.05, ["weak"]),
        (0.95, 0.25, -0.05, ["easy"]),
        (0.6, 0.25, -0.2, ["against"]),
        (0.6, 0.25, 0.3, []),
        (0.6, 0.25, None, []),
        (None, 0.25, None, []),
    ],
)
def test_what_stands_out_is_flagged(
    facility: float | None, guess: float, discrimination: float | None, expected: list[str]
) -> None:
    assert kinds(20, facility, guess, discrimination) == expected


def test_a_few_attempts_flag_nothing() -> None:
    assert kinds(9, 1.0, 0.25, -1.0) == []
    assert kinds(10, 1.0, 0.25, -1.0) == ["against", "easy"]


def test_the_best_students_choosing_another_option_doubts_the_key() -> None:
    found = flags(20, 0.4, 0.25, 0.2, [use("A", right=True, upper=1), use("B", upper=4)])
    assert [(flag.kind, flag.serious) for flag in found] == [("key", True)]
    assert found[0].text == "The best students chose “B”: is the key right?"


def test_an_option_that_nobody_took_is_named() -> None:
    found = flags(20, 0.6, 0.25, 0.3, [use("A", right=True, upper=4), use("D", upper=0, count=0)])
    assert [flag.text for flag in found] == ["Nobody chose “D”."]
