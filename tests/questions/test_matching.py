"""Typed answers: spelling is forgiven, meaning never."""

from __future__ import annotations

import string

import pytest
from growth import growth
from hypothesis import given
from hypothesis import strategies as st

from questions.matching import matches

SAME = [
    ("16", "sixteen"),
    ("Sixteen", "16"),
    ("1000", "1,000"),
    ("one thousand", "1,000"),
    ("3.5 million", "3,500,000"),
    ("one hundred and five", "105"),
    ("twenty-one", "21"),
    ("a dozen", "12"),
    ("3rd", "third"),
    ("21st", "twenty-first"),
    ("$5m", "$5 million"),
    ("5 million dollars", "$5 million"),
    ("5 percent", "5%"),
    ("five per cent", "5%"),
    ("5", "5%"),
    ("12 July", "July 12"),
    ("July 12th", "July 12"),
    ("the 12th of July 2024", "July 12, 2024"),
    ("2024-07-12", "12 July 2024"),
    ("Friday, July 12", "July 12"),
    ("10:15am", "10.15 a.m."),
    ("10 a.m.", "10am"),
    ("judge Okafor", "Okafor"),
    ("Okafor", "Judge Okafor"),
    ("jose", "José"),
    ("JOSÉ", "Jose\u0301"),
    ("US", "U.S."),
    ("J.K. Marsh", "J. K. Marsh"),
    ("healthcare", "health care"),
    ("O'Brien", "OBrien"),
    ("the bridge", "bridge"),
    ("in Paris", "Paris"),
    ("“Paris!”", "Paris"),
    ("fish & chips", "fish and chips"),
    ("Hutchens", "Hutchins"),
    ("goverment", "government"),
    ("enviromnent", "environment"),
    ("ｃａｒ", "car"),
    ("Holm, Ada", "Ada Holm"),
    ("2/3", "two thirds"),
    ("½", "half"),
    ("a third", "one third"),
    ("nineteen ninety-eight", "1998"),
    ("$30,000", "30000"),
    ("US $30,000", "$30,000"),
    ("Sunday, May 4", "May 4"),
    ("25 mph", "25mph"),
]

DIFFERENT = [
    ("17", "16"),
    ("1 6", "16"),
    ("2 or 3", "2"),
    ("third", "three"),
    ("5 million", "5 billion"),
    ("$5", "5%"),
    ("£5", "$5"),
    ("July 13", "July 12"),
    ("Monday, May 4", "Sunday, May 4"),
    ("Sunday", "Sunday, May 4"),
    ("-5", "5"),
    ("5%", "5"),
    ("1/3", "2/3"),
    ("third", "one third"),
    ("July 12, 2023", "July 12, 2024"),
    ("Mr Okafor", "Mrs Okafor"),
    ("to Paris", "from Paris"),
    ("not guilty", "guilty"),
    ("the old stone bridge over the river", "bridge"),
    ("Mali", "Bali"),
    ("Zambia", "Gambia"),
    ("unimportant", "important"),
    ("employee", "employer"),
    ("Austria", "Australia"),
    ("Thursday", "Tuesday"),
    ("car", "cat"),
    ("", "car"),
    ("…", "car"),
]


@pytest.mark.parametrize(("typed", "answer"), SAME)
def test_another_way_of_writing_the_answer_is_right(typed: str, answer: str) -> None:
    assert matches(typed, [answer])


@pytest.mark.parametrize(("typed", "answer"), DIFFERENT)
def test_another_meaning_is_wrong(typed: str, answer: str) -> None:
    assert not matches(typed, [answer])


@pytest.mark.parametrize(
    ("typed", "answers", "rejected"),
    [
        ("Iraq", ["Iran"], ["Iraq"]),
        ("Irak", ["Iran"], ["Iraq"]),
        ("Gordan", ["Gordon"], ["Jordan"]),
        ("Marta Linde", ["Maria Linde"], ["Marta Linde"]),
        ("marta  linde", ["Maria Linde"], ["Marta Linde"]),
        ("Okafor", ["Mrs Okafor"], ["Mr Okafor"]),
    ],
)
def test_a_text_as_near_to_a_rejected_form_is_wrong(typed: str, answers: list[str], rejected: list[str]) -> None:
    assert not matches(typed, answers, rejected)


def test_a_typo_nearer_to_the_answer_than_to_a_rejected_form_is_right() -> None:
    assert matches("Hutchens", ["Hutchins"], ["Hitchcock"])


def test_any_of_the_accepted_forms_will_do() -> None:
    assert matches("the NBC", ["National Bird Council", "NBC"])


words = st.text(alphabet=string.ascii_letters + " 'é-", min_size=1, max_size=40).filter(lambda text: text.strip())
anything = st.text(max_size=500)


@given(words)
def test_an_answer_matches_itself_in_any_case(answer: str) -> None:
    assert matches(answer, [answer])
    assert matches(f"  {answer.upper()} ", [answer.upper()])


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_a_number_matches_no_other_number(one: int, other: int) -> None:
    assert matches(f"{one:,}", [str(one)])
    assert matches(str(one), [str(other)]) == (one == other)


@given(anything, st.lists(anything, max_size=3), st.lists(anything, max_size=3))
def test_no_text_is_too_odd_to_be_compared(typed: str, answers: list[str], rejected: list[str]) -> None:
    assert matches(typed, answers, rejected) in (True, False)


@given(words, words)
def test_a_rejected_form_is_never_right(answer: str, wrong: str) -> None:
    if " ".join(answer.casefold().split()) != " ".join(wrong.casefold().split()):
        assert not matches(wrong, [answer], [wrong])


@pytest.mark.parametrize("piece", ["one ", "a", "$", "1,", "a.", "и"])
def test_the_longest_answer_is_compared_soon(piece: str) -> None:
    def compare(size: int) -> None:
        hard = (piece * size)[:size]
        matches(hard, [hard[::-1], "x" + hard], ["y" + hard])

    # Comparing two texts letter by letter is quadratic, and no answer has more than 500; more would be a trap.
    assert growth(compare, 60, factor=8) < 2 * 8
