"""Figures: shares, sums of money, spans and ages, asked in words of their own; and answers that may be typed."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.draft import Draft
from questions.makers.detail import make
from questions.reading import read
from questions.span import Span


def drafts(text: str) -> dict[str, Draft]:
    article = Article("News from the coast", text, (Paragraph(Span(0, len(text))),))
    return {draft.stem: draft for draft in make(read(article))}


@pytest.mark.parametrize(
    ("text", "stem", "answer"),
    [
        (
            "About 66% of adults in Wales owned a boat in 2015.",
            "What percentage of adults in Wales owned a boat in 2015?",
            "About 66%",
        ),
        (
            "The survey found that only 28% of bakers were living at home.",
            "What percentage of bakers were living at home, according to the survey?",
            "28%",
        ),
        ("Forests cover 29% of the land in Nepal.", "What percentage of the land in Nepal do forests cover?", "29%"),
        (
            "In Wales, paper tickets account for 39% of all ticket sales.",
            "For what percentage of all ticket sales do paper tickets account in Wales?",
            "39%",
        ),
        (
            "Almost a quarter of pupils in Leeds walk to school.",
            "What proportion of pupils in Leeds walk to school?",
            "Almost a quarter",
        ),
        (
            "One in five pupils in Wales walks to school.",
            "What proportion of pupils in Wales walk to school?",
            "One in five",
        ),
        ("Sales fell 3.9% in Bergen.", "By how much did sales fall in Bergen?", "By 3.9%"),
        (
            "Helen Marsh has cut the price of a ticket by 12%.",
            "By how much has Helen Marsh cut the price of a ticket?",
            "By 12%",
        ),
        (
            "It took 12 years to build a bridge in Bergen.",
            "How long did it take to build a bridge in Bergen?",
            "12 years",
        ),
        ("Helen Marsh spent 12 years in prison.", "How long did Helen Marsh spend in prison?", "12 years"),
        ("Helen Marsh walked 40 miles to Leeds.", "How far did Helen Marsh walk to Leeds?", "40 miles"),
        (
            "At the age of nine, Helen Marsh moved to Leeds.",
            "At what age did Helen Marsh move to Leeds?",
            "Nine",
        ),
        ("Helen Marsh works in 28 countries.", "In how many countries does Helen Marsh work?", "28"),
        ("The old mill in Leeds is worth £18m today.", "How much is the old mill in Leeds worth?", "£18m"),
        (
            "Helen Marsh was awarded £5,000 in damages.",
            "How much was Helen Marsh awarded in damages?",
            "£5,000",
        ),
    ],
)
def test_a_figure_is_asked_for_by_what_it_measures(text: str, stem: str, answer: str) -> None:
    found = drafts(text)
    assert stem in found
    assert (found[stem].answer, found[stem].typed) == (answer, True)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Almost half of them were late for school in Leeds.", "What proportion"),
        ("From the north, 51% of boats and 42% of trains were late for school.", "What percentage"),
        ("Bakers waste bread, whereas in poorer towns only 5% to 16% of food is thrown away.", "What percentage"),
        ("The crossing took a few hours.", "How long"),
        ("Helen Marsh works in two countries.", "In how many"),
    ],
)
def test_a_figure_of_nothing_in_particular_is_not_asked_for(text: str, asked: str) -> None:
    assert not [stem for stem in drafts(text) if stem.startswith(asked)]


@pytest.mark.parametrize(
    ("text", "stem", "accepted"),
    [
        ("Wildlife officers caught a young seal in Kent.", "Who caught a young seal in Kent?", "officers"),
        ("Peter Ross was elected by angry farmers in 2015.", "Who elected Peter Ross in 2015?", "farmers"),
        (
            "Norway formally left the treaty of Bergen in 2011.",
            "Which country formally left the treaty of Bergen in 2011?",
            "Norway",
        ),
        (
            "A club in Leeds was founded by the actor Helen Marsh in 1990.",
            "Who founded a club in Leeds in 1990?",
            "Helen Marsh",
        ),
    ],
)
def test_a_noun_that_is_told_apart_may_be_typed(text: str, stem: str, accepted: str) -> None:
    draft = drafts(text)[stem]
    assert draft.typed
    assert accepted in (draft.answer, *draft.accepted)


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Young farmers left Leeds in May. Angry farmers stayed in Leeds.", "Who left Leeds in May?"),
        ("Helen Marsh painted an unlikely solution in May.", "What did Helen Marsh paint in May?"),
        ("Peter Ross and Helen Marsh founded a bakery in 1990.", "Who founded a bakery in 1990?"),
    ],
)
def test_a_noun_with_many_names_is_not_typed(text: str, stem: str) -> None:
    found = drafts(text).get(stem)
    assert found is None or not found.typed
