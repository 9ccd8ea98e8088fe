"""How long questions took: worked by hand from the moments of saves, and held to what must be true."""

from __future__ import annotations

import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.analysis.flags import hurried
from quiz.analysis.times import AWAY, Pace, Quartiles, Save, fidelity, pace, quartiles, quick

SAVES = st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 6)), max_size=25)


@pytest.mark.parametrize(
    ("saves", "until_first", "by_question"),
    [
        # No save at all, and one: before the first answer the article is read.
        ([], None, {}),
        ([(90, 1)], 90, {}),
        # 90 s of reading; then 30 s for question 2 and 45 s for question 3.
        ([(90, 1), (120, 2), (165, 3)], 90, {2: 30, 3: 45}),
        # Question 2 is changed after 3: 30 + 20 s.
        ([(90, 1), (120, 2), (165, 3), (185, 2)], 90, {2: 50, 3: 45}),
        # Coming back to the first says nothing of how long it took at first.
        ([(90, 1), (120, 2), (130, 1)], 90, {2: 30}),
        # Typed in three saves: 20 + 4 + 3 s.
        ([(90, 1), (110, 2), (114, 2), (117, 2)], 90, {2: 27}),
        # Away for more than ten minutes before 2, which is not known; ten minutes are still counted.
        ([(90, 1), (90 + AWAY + 1, 2)], 90, {}),
        ([(90, 1), (90 + AWAY, 2)], 90, {2: AWAY}),
        # Away before a change: what was known stays.
        ([(90, 1), (120, 2), (2000, 2)], 90, {2: 30}),
        # A first answer after an absence, and a quick change of it: two seconds would be wrong.
        ([(90, 1), (1000, 2), (1002, 2)], 90, {}),
        # A form without scripts sends everything at once.
        ([(400, 1), (400, 2), (400, 3)], None, {}),
        # A device that was offline sends three answers within two seconds; then 20 s for question 5.
        ([(90, 1), (200, 2), (201, 3), (202, 4), (222, 5)], 90, {5: 20}),
    ],
)
def test_the_time_between_two_saves_goes_to_the_question_at_its_end(
    saves: list[Save], until_first: int | None, by_question: dict[int, int]
) -> None:
    assert pace(0, saves) == Pace(until_first, by_question)


def test_a_clock_that_was_set_back_gives_no_negative_time() -> None:
    assert pace(100, [(90, 1), (95, 2)]) == Pace(0, {2: 5})


@given(SAVES, st.randoms(use_true_random=False))
def test_the_order_in_which_saves_are_read_changes_nothing(saves: list[Save], rng: object) -> None:
    shuffled = list(saves)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    assert pace(0, shuffled) == pace(0, saves)


@given(SAVES)
def test_times_are_never_negative_and_together_no_longer_than_the_attempt(saves: list[Save]) -> None:
    found = pace(0, saves)
    assert all(seconds >= 0 for seconds in found.by_question.values())
    assert sum(found.by_question.values()) + (found.until_first or 0) <= max([second for second, _ in saves], default=0)


@given(SAVES, st.integers(0, 10**9))
def test_when_it_was_changes_nothing(saves: list[Save], later: int) -> None:
    assert pace(later, [(second + later, question) for second, question in saves]) == pace(0, saves)


@given(SAVES)
def test_which_number_a_question_has_changes_nothing(saves: list[Save]) -> None:
    renamed = pace(0, [(second, 100 - question) for second, question in saves])
    assert renamed.by_question == {100 - question: taken for question, taken in pace(0, saves).by_question.items()}


def test_quartiles_lie_between_the_values_by_the_linear_rule() -> None:
    # Of 10 20 30 40 the quartiles are at places 0.75, 1.5 and 2.25, counted from 0.
    assert quartiles(np.array([40.0, 10, 30, 20])) == Quartiles(4, 17.5, 25, 32.5)


def test_of_few_there_are_no_quartiles_and_of_none_no_median() -> None:
    assert quartiles(np.array([10.0, 30, 20])) == Quartiles(3, None, 20, None)
    assert quartiles(np.array([])) == Quartiles(0, None, None, None)


@given(st.lists(st.integers(0, 5000), min_size=4, max_size=40))
def test_quartiles_agree_with_the_standard_library(seconds: list[int]) -> None:
    found = quartiles(np.array(seconds, dtype=float))
    expected = statistics.quantiles(seconds, n=4, method="inclusive")
    assert [found.lower, found.median, found.upper] == pytest.approx(expected)


@pytest.mark.parametrize(("length", "seconds"), [(0, 3), (199, 3), (200, 5), (999, 5), (1000, 10), (5000, 10)])
def test_a_longer_question_takes_longer_to_read(length: int, seconds: int) -> None:
    assert quick(length) == seconds


def test_fidelity_is_the_share_of_answers_that_were_worked_at() -> None:
    assert fidelity(np.array([2.0, 3, 8, 40]), 3) == 0.75
    assert fidelity(np.array([]), 3) is None


@given(st.lists(st.integers(0, 60), min_size=1, max_size=40), st.integers(1, 20))
def test_a_class_twice_as_large_of_the_same_students_worked_at_as_much(seconds: list[int], bound: int) -> None:
    once, twice = fidelity(np.array(seconds), bound), fidelity(np.array(seconds * 2), bound)
    assert once == pytest.approx(twice)
    assert 0 <= (once or 0) <= 1


def test_a_question_that_most_rushed_through_is_flagged() -> None:
    found = hurried(np.array([2.0] * 6 + [30.0] * 5), 3)
    assert [str(flag.text) for flag in found] == [
        "6 of 11 took less than 3 seconds for it: guessed, or known without reading?"
    ]
    assert not found[0].serious


@pytest.mark.parametrize("seconds", [[], [2.0] * 9, [2.0] * 5 + [30.0] * 5, [3.0] * 20])
def test_few_times_and_a_class_that_took_its_time_are_not(seconds: list[float]) -> None:
    assert hurried(np.array(seconds), 3) == []
