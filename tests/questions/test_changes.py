"""Changes: one small thing made different."""

from __future__ import annotations

import pytest

from questions.article import Article
from questions.changes import changed, other_amounts, tags_of, turned
from questions.reading import read


def turns(text: str) -> list[str]:
    reading = read(Article.from_text(f"{text} The town of Ayle is small. Nobody there minds.", title="Ayle"))
    return list(turned(text, tags_of(reading, [reading.sentences[0].span])))


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Prices rose in May.", "Prices fell in May."),
        ("The larger boat was chosen.", "The smaller boat was chosen."),
        ("The council approved the plan.", "The council rejected the plan."),
        ("The singer slept before the concert.", "The singer slept after the concert."),
        ("The storm pushed up prices.", "The storm pushed down prices."),
        ("The rise of the river was quick.", "The decrease of the river was quick."),
        ("More people came to the show.", "Fewer people came to the show."),
        ("The mayor owns an expensive car.", "The mayor owns a cheap car."),
    ],
)
def test_one_word_is_turned_round_in_its_own_form(text: str, other: str) -> None:
    assert other in turns(text)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("The leaves fell from the trees.", "The arrives"),  # a noun that looks like a verb
        ("Prices rose and fell.", "Prices fell and fell."),  # its partner is there already
        ("Four people paid less than a pound.", "more than"),  # part of a comparison
        ("The mayor owned the profit share.", "loss share"),  # half of a compound
        ("A dog found an old coin.", "cat"),  # nobody need remember which
        ("The famous singer wrote a letter.", "unknown"),
        ("The baker is 40 years old.", "years young"),  # a fixed phrase
        ("The ferry arrived in Bergen.", "departed in"),  # one departs from a town
        ("The law encouraged farmers to plant oaks.", "discouraged farmers to"),
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str, never: str) -> None:
    assert not any(never in other for other in turns(text))


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("The aim of the law is to improve safety.", "worsen"),  # nobody's aim
        ("A local farmer found the seal.", "foreign"),
    ],
)
def test_in_a_whole_statement_only_what_matters_is_turned(text: str, never: str) -> None:
    reading = read(Article.from_text(f"{text} The town of Ayle is small. Nobody there minds.", title="Ayle"))
    found = turned(text, tags_of(reading, [reading.sentences[0].span]), statement=True)
    assert not any(never in other for other in found)


@pytest.mark.parametrize("text", ["An even larger boat came.", "It was a quick, but wrong answer."])
def test_a_word_the_sentence_leans_on_is_left_alone(text: str) -> None:
    assert not any(word in other for other in turns(text) for word in ("smaller", "slow"))


def test_what_was_said_is_not_changed() -> None:
    assert not any("bought a small" in other for other in turns("She “bought a large house” in Ayle."))


def test_a_number_and_a_date_are_changed_one_at_a_time_and_no_word_of_a_set() -> None:
    found = list(changed("On Friday 40 people learned Spanish"))
    assert "On Friday 30 people learned Spanish" in found
    assert "On Thursday 40 people learned Spanish" in found
    assert not any("German" in text for text in found)
    assert list(changed("The first mill was built in spring")) == []


def test_where_harm_is_spoken_of_only_numbers_and_dates_change() -> None:
    assert list(changed("The victims lost more blood")) == []
    assert list(changed("The storm killed 12 people in 24 towns, and prices rose")) == []
    assert "The storm killed 11 people" in list(changed("The storm killed 12 people"))


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("In 2012 the mill closed", ["In 2011 the mill closed", "In 2013 the mill closed"]),
        ("The mill closed on Friday", ["The mill closed on Thursday", "The mill closed on Saturday"]),
        ("One reason was the price", []),  # what is one is singular
        ("They first met at the mill", []),  # an adverb counts nothing
        ("It was the second oldest mill", ["It was the third oldest mill"]),  # nothing is “the first oldest”
    ],
)
def test_an_amount_has_near_ones(text: str, others: list[str]) -> None:
    assert list(other_amounts(text))[: len(others) or None] == others
