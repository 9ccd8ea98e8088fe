"""When a question comes again: by how it was answered, the same every time, never at random."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import accumulate

import pytest
from fsrs import Rating
from hypothesis import given
from hypothesis import strategies as st

from questions.kinds import Option
from questions.kinds.multiple_choice import MultipleChoice
from questions.kinds.true_false import TrueFalse
from quiz.models import PracticeCard
from quiz.practice.spacing import keep, new_memory, rating_of, review

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
FOUR = MultipleChoice(
    stem="Why did they close it?",
    skill="cause",
    options=(Option("Cracks", correct=True), Option("Cost"), Option("Trade"), Option("Ships")),
)
COIN = TrueFalse(stem="It lasts six months.", skill="detail", answer=False)
QUICK, SLOW = timedelta(seconds=5), timedelta(seconds=90)


@pytest.mark.parametrize(
    ("fraction", "question", "took", "seen", "rating"),
    [
        (0.0, FOUR, QUICK, True, Rating.Again),
        (0.5, FOUR, QUICK, True, Rating.Hard),
        (1.0, FOUR, SLOW, True, Rating.Good),
        (1.0, FOUR, QUICK, True, Rating.Easy),
        (1.0, FOUR, QUICK, False, Rating.Good),
        (1.0, FOUR, None, True, Rating.Good),
        (1.0, COIN, QUICK, True, Rating.Good),
    ],
)
def test_an_answer_rates_itself(
    fraction: float, question: MultipleChoice | TrueFalse, took: timedelta | None, seen: bool, rating: Rating
) -> None:
    assert rating_of(fraction, question, took, seen=seen) is rating


def card(*answers: tuple[Rating, timedelta]) -> PracticeCard:
    made = PracticeCard()
    keep(made, new_memory(MONDAY))
    for rating, later in answers:
        review(made, rating, MONDAY + later)
    return made


def test_a_new_question_is_due_at_once_and_a_wrong_one_in_ten_minutes() -> None:
    assert card().due_at == MONDAY
    assert card((Rating.Again, timedelta())).due_at == MONDAY + timedelta(minutes=10)


def test_the_better_the_answer_the_later_it_comes_again() -> None:
    due = [card((rating, timedelta())).due_at for rating in Rating]
    assert due == sorted(set(due))


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 400)), max_size=8))
def test_what_was_answered_alike_comes_again_at_the_same_moment_within_a_year(steps: list[tuple[int, int]]) -> None:
    days = accumulate(day for _, day in steps)
    answers = [(Rating(rating), timedelta(days=day)) for (rating, _), day in zip(steps, days, strict=True)]
    one, other = card(*answers), card(*answers)
    assert (one.memory, one.due_at) == (other.memory, other.due_at)
    last = MONDAY + (answers[-1][1] if answers else timedelta())
    assert last <= one.due_at <= last + timedelta(days=365)
