"""Growth by skill and over time: by hand, and what must hold of any answers."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.kinds import SKILLS
from quiz.growth.changes import Change, change_of, difference
from quiz.growth.missed import missed_in
from quiz.growth.picture import MOST, picture_of
from quiz.growth.sittings import Answered, Sitting
from quiz.growth.skills import skills_of, weakest_first
from quiz.plots import HEIGHT, WIDTH

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
ROUGHLY = 5e-4


def sitting(
    number: int, *answers: tuple[str, float], student: int = 1, assignment: int | None = None, counts: bool = True
) -> Sitting:
    """Return a sitting; its questions are its own, numbered from 100 times its number."""
    return Sitting(
        attempt_id=1000 * student + number,
        assignment_id=number if assignment is None else assignment,
        student_id=student,
        title=f"Quiz {number}",
        article_id=number,
        submitted_at=MONDAY + timedelta(days=number),
        counts=counts,
        answers=tuple(
            Answered(1000 * number + n, 100 * number + n, 100 * number + n, number, skill, fraction)
            for n, (skill, fraction) in enumerate(answers)
        ),
    )


@pytest.mark.parametrize(
    ("right", "answers", "standing"),
    [
        (4, 4, "unsaid"),
        (5, 5, "between"),  # 0.566 … 1
        (6, 6, "strong"),  # 0.610 … 1
        (9, 12, "between"),
        (0, 5, "weak"),  # 0 … 0.434
        (1, 6, "weak"),  # 0.030 … 0.564
        (2, 6, "between"),  # 0.097 … 0.700
    ],
)
def test_a_skill_is_told_by_its_interval_and_not_of_few_answers(right: int, answers: int, standing: str) -> None:
    taken = sitting(1, *[("cause", 1.0)] * right, *[("cause", 0.0)] * (answers - right))
    (cause,) = skills_of([taken])
    assert (cause.standing, cause.result.answers) == (standing, answers)


def test_of_a_class_nothing_is_said_of_few_students_however_many_answers() -> None:
    few = [sitting(1, *[("cause", 1.0)] * 20, student=student) for student in range(4)]
    assert skills_of(few, of_class=True)[0].standing == "unsaid"
    assert skills_of([*few, sitting(1, ("cause", 1.0), student=5)], of_class=True)[0].standing == "strong"


def test_of_one_quiz_no_change_is_told_however_many_students_took_it() -> None:
    """Who hands in first and who hands in last are different students, not earlier and later."""
    first = [sitting(1, *[("cause", 1.0)] * 5, student=student) for student in range(4)]
    last = [sitting(1, *[("cause", 0.0)] * 5, student=student) for student in range(4, 8)]
    assert skills_of([*first, *last], of_class=True)[0].change == Change()
    again = [sitting(2, *[("cause", 1.0)] * 5, student=student) for student in range(8)]
    change = skills_of([*first, *last, *again], of_class=True)[0].change
    assert (change.word, change.before, change.after) == ("better", 0.5, 1.0)


def test_a_class_is_not_said_to_change_where_others_took_the_later_quiz() -> None:
    def class_of(number: int, mark: float, students: range) -> list[Sitting]:
        return [sitting(number, *[("cause", mark)] * 10, student=student) for student in students]

    before = class_of(1, 1.0, range(8))
    for students, word in ((range(4), "unsaid"), (range(8, 16), "unsaid"), (range(5), "worse")):
        taken = [*before, *class_of(2, 0.0, students)]
        assert picture_of(taken, of_class=True).change.word == word
        assert skills_of(taken, of_class=True)[0].change.word == word


def test_attempts_that_do_not_count_are_left_out_of_skills_and_not_of_what_was_missed() -> None:
    taken = [sitting(1, ("cause", 0.0), counts=False), sitting(2, ("cause", 1.0))]
    assert skills_of(taken)[0].result.share == 1
    assert [one.answered.question_id for one in missed_in(taken)] == [100]


def test_what_was_got_right_later_is_no_longer_missed() -> None:
    first = sitting(1, ("cause", 0.0), ("detail", 0.5))
    again = Sitting(9, 1, 1, "Again", 1, MONDAY + timedelta(days=3), True, (Answered(7, 100, 100, 1, "cause", 1.0),))
    assert [one.answered.question_id for one in missed_in([first])] == [100, 101]
    assert [one.answered.question_id for one in missed_in([first, again])] == [101]


def test_the_weakest_skill_is_not_that_of_one_wrong_answer() -> None:
    """By the rule of succession: cause (1+1)/(8+2) = 0.2, purpose (0+1)/(1+2) = 0.33, detail (1+1)/(2+2) = 0.5."""
    taken = sitting(
        1,
        ("purpose", 0.0),
        *[("cause", 0.0)] * 7,
        ("cause", 1.0),
        ("detail", 1.0),
        ("detail", 0.0),
        *[("speaker", 1.0)] * 9,
    )
    assert weakest_first(skills_of([taken])) == ["cause", "purpose", "detail"]


def test_the_difference_of_two_shares_is_newcombes() -> None:
    """Newcombe (1998), table II, column (a): 56/70 against 48/80 gives 0.0524 to 0.3339."""
    low, high = difference((48, 80), (56, 70))
    assert low == pytest.approx(0.0524, abs=ROUGHLY)
    assert high == pytest.approx(0.3339, abs=ROUGHLY)


@pytest.mark.parametrize(
    ("tallies", "word"),
    [
        ([], "unsaid"),
        ([(10.0, 20)], "unsaid"),
        ([(2.0, 9), (9.0, 10)], "unsaid"),
        ([(2.0, 10), (9.0, 10)], "better"),
        ([(9.0, 10), (2.0, 10)], "worse"),
        ([(5.0, 10), (6.0, 10)], "unclear"),
        ([(0.0, 10), (0.0, 10)], "unclear"),
        ([(1.0, 5), (1.0, 5), (5.0, 5), (4.0, 5)], "better"),
    ],
)
def test_halves_are_compared_once_each_has_ten_answers(tallies: list[tuple[float, int]], word: str) -> None:
    assert change_of(tallies).word == word


tallies = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n).map(float), st.just(n)))


@given(tallies, tallies)
def test_a_difference_stays_in_bounds_holds_itself_and_turns_with_its_sides(
    one: tuple[float, int], other: tuple[float, int]
) -> None:
    low, high = difference(one, other)
    gap = other[0] / other[1] - one[0] / one[1]
    assert -1 - 1e-9 <= low <= gap + 1e-9
    assert gap - 1e-9 <= high <= 1 + 1e-9
    turned = difference(other, one)
    assert turned == pytest.approx((-high, -low))


answers = st.lists(st.tuples(st.sampled_from(SKILLS[:3]), st.sampled_from((0.0, 0.5, 1.0))), max_size=6)


@given(st.lists(answers, max_size=8))
def test_a_picture_is_made_of_whatever_was_answered_and_has_no_figure_that_is_none(
    taken: list[list[tuple[str, float]]],
) -> None:
    sittings = [sitting(number, *some) for number, some in enumerate(taken)]
    picture = picture_of(sittings)
    assert [step.answers for step in picture.steps] == [len(some) for some in taken if some]
    assert sum(one.result.answers for one in picture.skills) == sum(map(len, taken))
    for line in (picture.line, *picture.lines.values()):
        for dot in line.dots:
            assert 0 <= dot.x <= WIDTH
            assert 0 <= dot.y <= HEIGHT
            assert all(math.isfinite(value) for value in (dot.x, dot.y))
    if not picture.any:
        assert picture.change == Change()


def test_a_class_is_put_together_by_assignment_and_a_long_line_keeps_its_end() -> None:
    of_class = [sitting(number, ("cause", 1.0), student=student) for number in range(30) for student in (1, 2)]
    picture = picture_of(of_class, of_class=True)
    assert (len(picture.steps), picture.left_out) == (MOST, 30 - MOST)
    assert picture.steps[-1].title == "Quiz 29"
    assert {step.students for step in picture.steps} == {2}


def test_relabelling_the_students_changes_nothing_of_a_class() -> None:
    taken = [sitting(n, ("cause", 1.0), ("detail", 0.0), student=student) for n in range(3) for student in (1, 2, 3)]
    other = [sitting(n, ("cause", 1.0), ("detail", 0.0), student=student) for n in range(3) for student in (7, 8, 9)]
    one, two = picture_of(taken, of_class=True), picture_of(other, of_class=True)
    assert one.skills == two.skills
    assert one.line == two.line
