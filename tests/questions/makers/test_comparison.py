"""Comparisons: how something changed, and what is the most of its kind."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.draft import Draft
from questions.makers import comparison
from questions.reading import read
from questions.span import Span


def drafts(text: str) -> dict[str, Draft]:
    reading = read(Article("News from the coast", text, (Paragraph(Span(0, len(text))),)))
    return {draft.stem: draft for draft in comparison.make(reading)}


@pytest.mark.parametrize(
    ("text", "stem", "answer", "reverse"),
    [
        (
            "The number of ferries in Norway grew from 40 to 52 in 2014.",
            "How did the number of ferries in Norway change in 2014?",
            "It grew from 40 to 52",
            "It shrank from 52 to 40",
        ),
        (
            "The price of bread in Leeds has fallen by 12%.",
            "How has the price of bread in Leeds changed?",
            "It has fallen by 12%",
            "It has risen by 12%",
        ),
        (
            "Sales of bread in Leeds dropped by a third.",
            "How did sales of bread in Leeds change?",
            "They dropped by a third",
            "They climbed by a third",
        ),
    ],
)
def test_a_change_is_asked_with_its_opposite(text: str, stem: str, answer: str, reverse: str) -> None:
    found = drafts(text)[stem]
    assert found.answer == answer
    assert dict(found.wrong)["misread"] == reverse


def test_more_than_a_figure_is_not_set_beside_a_smaller_one() -> None:
    found = drafts("The number of ferries in Norway rose by more than 20%.")[
        "How did the number of ferries in Norway change?"
    ]
    assert "It rose by more than 25%" in {option for _, option in found.wrong}


def test_a_multiple_has_the_other_multiples_beside_it() -> None:
    found = drafts("The price of bread in Leeds has almost doubled since 2004.")
    draft = found["How has the price of bread in Leeds changed since 2004?"]
    assert draft.answer == "It has almost doubled"
    assert {option for _, option in draft.wrong} == {
        "It has almost tripled",
        "It has almost halved",
        "It has almost quadrupled",
    }


@pytest.mark.parametrize(
    ("text", "stem", "answer", "wrong"),
    [
        (
            "In Norway, ferries are cheaper than trains.",
            "How do ferries compare with trains in Norway?",
            "They are cheaper",
            ["They are more expensive", "They are just as cheap", "They used to be cheaper, but no longer are"],
        ),
        (
            "Snails emit fewer gases and less heat than cows.",
            "How do snails compare with cows?",
            "They emit fewer gases and less heat",
            [
                "They emit more gases and more heat",
                "They emit just as many gases and just as much heat",
                "They used to emit fewer gases and less heat, but no longer do",
            ],
        ),
        (
            "Winter swimmers were fitter and more powerful than summer swimmers.",
            "How did winter swimmers compare with summer swimmers?",
            "They were fitter and more powerful",
            [
                "They were less fit and less powerful",
                "They were just as fit and just as powerful",
                "They were fitter and more powerful at first, but not in the end",
            ],
        ),
        (
            "Animal feed uses five to ten times more water than a vegetable garden.",
            "How does animal feed compare with a vegetable garden?",
            "It uses five to ten times more water",
            [
                "It uses five to ten times less water",
                "It uses just as much water",
                "It used to use five to ten times more water, but no longer does",
            ],
        ),
    ],
)
def test_two_things_are_compared(text: str, stem: str, answer: str, wrong: list[str]) -> None:
    found = drafts(text)[stem]
    assert found.answer == answer
    assert [option for _, option in found.wrong] == wrong


def test_a_figure_is_nothing_to_compare_with() -> None:
    assert drafts("The bridge in Oslo is longer than 20 metres.") == {}


def test_figures_that_are_no_change_of_an_amount_are_left() -> None:
    assert drafts("Helen Marsh fell from a ladder 3 metres high.") == {}
    assert drafts("The number of ferries in Norway has grown since 2014.") == {}


def test_the_most_of_its_kind_is_asked_with_others_so_called() -> None:
    text = (
        "Winter swimmers were the fittest overall. Summer swimmers were slower, and river swimmers came last."
        " Some lake swimmers were ill."
    )
    found = drafts(text)["Which swimmers were the fittest overall?"]
    assert found.answer == "Winter swimmers"
    assert {option for _, option in found.wrong} >= {"Summer swimmers", "River swimmers"}


def test_a_multiple_of_another_is_asked_with_other_multiples() -> None:
    found = drafts("In Norway, pilots earn about twice as much as those of Sweden.")[
        "How much do pilots earn in Norway, compared with others?"
    ]
    assert found.answer == "About twice as much as those of Sweden"
    assert [option for _, option in found.wrong] == [
        "About half as much as those of Sweden",
        "About three times as much as those of Sweden",
        "About four times as much as those of Sweden",
    ]


def test_what_a_change_is_compared_with_stays_out_of_the_question() -> None:
    found = drafts("Sales of oat drinks rose by 5.3% over the past year compared with just 1.1% for soya drinks.")
    assert "How did sales of oat drinks change over the past year?" in found
