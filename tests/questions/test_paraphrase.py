"""Paraphrase: the same in other words."""

from __future__ import annotations

import pytest

from questions.article import Article
from questions.changes import tags_of
from questions.paraphrase import paraphrased, uncapital
from questions.reading import read


def other_words(statement: str) -> str:
    text = f"{statement} The town of Ayle is small. Nobody there minds."
    reading = read(Article.from_text(text, title="Ayle"))
    return paraphrased(statement, tags_of(reading, [reading.sentences[0].span]), text)


@pytest.mark.parametrize(
    ("statement", "same"),
    [
        ("In 2012, the town bought the mill.", "The town bought the mill in 2012."),
        ("Helen Marsh bought the mill in 2012.", "In 2012, Helen Marsh bought the mill."),
        ("The mill is empty, according to Peter Webb.", "According to Peter Webb, the mill is empty."),
        ("12 mills are empty.", "Twelve mills are empty."),
        ("42 mills are empty.", "Forty-two mills are empty."),
        ("400 mills are empty.", "400 mills are empty."),
        # whether the word is a name cannot be told
        ("Locals will not sell, according to Peter Webb.", "Locals will not sell, according to Peter Webb."),
        ("Norwegians love snow, according to Peter Webb.", "According to Peter Webb, Norwegians love snow."),
        ("According to Peter Webb, the mill is empty.", "The mill is empty, according to Peter Webb."),
        ("Seven men were hurt, according to Peter Webb.", "According to Peter Webb, seven men were hurt."),
        (
            "Red Harbour won the most races, according to Peter Webb.",
            "According to Peter Webb, Red Harbour won the most races.",
        ),
        ("The mill cost more than 200 crowns.", "The mill cost over 200 crowns."),
        ("The builders began the work.", "The builders started the work."),
        ("A huge mill burned.", "An enormous mill burned."),
    ],
)
def test_it_says_the_same_in_other_words(statement: str, same: str) -> None:
    assert other_words(statement) == same


@pytest.mark.parametrize(
    "statement",
    [
        "Helen Marsh said “a huge mill burned” there.",  # what was said is not ours to reword
        "The police guard the bridge that burned in 2012.",  # the time belongs to the second verb
        "The book tells about a mill.",  # no figure follows
        "The trees grew.",
        "The vital importance of mills is clear.",  # and not very important importance
        "The story of the mill is hard to believe.",  # nobody says that it is hard to think
    ],
)
def test_in_doubt_it_stays_as_it_was(statement: str) -> None:
    assert other_words(statement) == statement


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Buyers wait because Apple is late. Apple is aiming higher.", "Apple is aiming higher"),
        ("Apple is aiming higher. A buyer ate an apple.", "apple is aiming higher"),
    ],
)
def test_a_capital_within_a_sentence_makes_a_name(text: str, expected: str) -> None:
    assert uncapital("Apple is aiming higher", text) == expected
