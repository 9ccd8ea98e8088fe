"""Claims: of several things that one sentence says, a statement keeps the first."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.facts.standing import find_standing
from questions.reading import read
from questions.span import Span


def stated(text: str) -> list[str]:
    reading = read(Article("The mill at Halden", text, (Paragraph(Span(0, len(text))),)))
    return [one.text for one in find_standing(reading)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a second deed
        (
            "Farmers in Norway bought 300 new tractors in 2019 and sold 4,000 old bicycles to schools.",
            "Farmers in Norway bought 300 new tractors in 2019.",
        ),
        # three of them
        (
            "Ada Brown runs a small school in Bergen, teaches 400 children to sail and writes books about boats.",
            "Ada Brown runs a small school in Bergen.",
        ),
        # a second thing said
        (
            "Ada Brown said that the old bridge in Bergen had cracked in winter and that the council had closed it.",
            "Ada Brown said that the old bridge in Bergen had cracked in winter.",
        ),
        # a second figure
        (
            "Norway gave 300 farmers in the north money for tractors, with 40 of them under the age of 30.",
            "Norway gave 300 farmers in the north money for tractors.",
        ),
        # what else the subject did by doing so
        (
            "Most farmers in Norway bought new tractors in 2019, spending 900,000 dollars each.",
            "Most farmers in Norway bought new tractors in 2019.",
        ),
        # the clause of somebody else
        (
            "Ada Brown says the old bridge in Bergen has cracked, while engineers in Oslo think it is safe.",
            "Ada Brown says the old bridge in Bergen has cracked.",
        ),
        # a clause whose subject looks like one more object
        (
            "Norway has a thriving fishing industry and Denmark was given 300 new boats by a rich farmer.",
            "Norway has a thriving fishing industry.",
        ),
        # what only opens a claim is none
        (
            "The good news for the farmers is that 300 new boats were built in Norway.",
            "300 new boats were built in Norway.",
        ),
        # what belongs to both verbs is not cut off
        (
            "Farmers in Norway can wash and paint their old boats in the spring.",
            "Farmers in Norway can wash and paint their old boats in the spring.",
        ),
        # nor does a list of one verb's objects break
        (
            "Ada Brown runs a small school with twelve teachers and six boats.",
            "Ada Brown runs a small school with twelve teachers and six boats.",
        ),
    ],
)
def test_a_statement_makes_one_claim(text: str, expected: str) -> None:
    assert stated(text)[:1] == [expected]


def test_a_list_of_deeds_with_nothing_to_keep_is_dropped() -> None:
    assert stated("Old boats need paint, lose their sails in storms and cost the farmers of Norway much money.") == []
