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
