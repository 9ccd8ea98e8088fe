"""Doubts: what holds at one moment only, is an impression, or has lost what it hangs on, is no statement."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.facts.standing import find_standing
from questions.reading import read
from questions.span import Span


def stated(text: str) -> list[str]:
    return [
        one.text for one in find_standing(read(Article("The mill at Halden", text, (Paragraph(Span(0, len(text))),))))
    ]


@pytest.mark.parametrize(
    "text",
    [
        # true at one moment only
        "Ada Brown was working as a teacher of maths in Norway.",
        "Ada Brown was a young farmer in Norway at the time.",
        "Ada Brown believed that she had found the oldest boat in Norway.",
        # the same as what
        "Farmers in Norway sell milk and cheese in the same streets.",
        # an impression, or an opinion
        "Norway still looks peaceful to most visitors from abroad.",
        "The old boats in Bergen are managed well.",
        "The mill stands beside a river that a painter might have liked.",
        "Eventually, farmers will find a way to live without rain.",
        # what nobody needs to know
        "The old boat was still in the harbor of Bergen at 3pm.",
        "Ada Brown spoke to Norway Today.",
        # of what
        "Boat prices are up for the time of year.",
        "Ada Brown says that the government of Norway is playing its part.",
        # who
        "A home for 300 seals, it was sold to the farmers of Norway in 2019.",
        "Ada Brown said it was probably not a boat but the sort of raft any sailor might have built.",
        # somebody sits there while the reporter looks on
        "Ada Brown is sitting on a wooden chair in the mill of Bergen.",
        # two children and a dog pass by
        "Two farmers carry their boxes of apples into the market of Bergen.",
        # broken
        "The farmers of Norway live beside a 100- metre tower of stone.",
        # figures of speech
        "The wool industry of Norway has woken up.",
        "The old mill of Bergen is a real testament to the farmers of Norway.",
        # prices of one evening and of one thing
        "The shares of the Bergen Bank closed in Norway at 312 pence.",
        "A wooden spoon from the mill of Bergen costs £4.75.",
    ],
)
def test_what_is_in_doubt_is_dropped(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "All farmers in Norway get the same price for a litre of milk.",
        "Two farmers die each year on the roads of Norway.",
        "Farmers in Norway keep their boats in the barns of Bergen.",
        "Ada Brown was working as a teacher of maths in 1969.",
        "Most scientists in Norway believe that old boats are dangerous.",
    ],
)
def test_what_is_clear_stays(text: str) -> None:
    assert stated(text) == [text]


def test_what_happened_long_ago_keeps_its_time() -> None:
    text = "In the 19th century, poor farmers were sent to villages in Norway, which quickly became rich towns."
    assert not any("rich" in one and "century" not in one for one in stated(text))


def test_without_its_day_the_hour_goes_too() -> None:
    assert stated("On Friday, the farmers of Bergen sold the old boat at midnight.") == []


def test_no_words_are_put_into_a_mouth() -> None:
    text = "The long dry summer harmed the wheat of Norway. Ada Brown says that the summer killed most of the apples."
    assert not any("long dry" in one and "Ada" in one for one in stated(text))
