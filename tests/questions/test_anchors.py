"""Anchors: a wording that stands in its article by itself, and one that hangs on the sentence it came from."""

from __future__ import annotations

import pytest

from questions.anchors import anchors
from questions.article import Article
from questions.reading import Reading, read

TEXT = """The mill at Orwick

The mill at Orwick grinds flour for forty bakers. The mill closed in 2011 and opened again in 2014.
A backlash followed among the bakers. Ada Brown bought the mill, repaired the wheel and hired 12 millers.
The majority sell white bread in the town. Some shutters were painted green.
"""


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(Article.from_text(TEXT))


def found(reading: Reading, asked: str, sentence: int) -> dict[str, float]:
    return anchors(asked, reading.sentences[sentence], reading)


@pytest.mark.parametrize(
    ("name", "worse", "better"),
    [
        ("adrift", ("Some shutters were painted green.", 5), ("The mill closed in 2011.", 1)),
        ("figures", ("The mill closed in 2011 and opened again in 2014.", 1), ("The mill closed in 2011.", 1)),
        ("of_what", ("The majority sell white bread in the town.", 4), ("The mill closed in 2011.", 1)),
        ("indefinite", ("A backlash followed among the bakers.", 2), ("Ada Brown bought the mill.", 3)),
        ("joined", ("Ada Brown bought the mill and hired 12 millers.", 3), ("Ada Brown bought the mill.", 3)),
        ("parted", ("In 2014, the mill, repaired, opened.", 1), ("The mill opened in 2014.", 1)),
    ],
)
def test_what_hangs_or_says_too_much_is_told(
    reading: Reading, name: str, worse: tuple[str, int], better: tuple[str, int]
) -> None:
    assert found(reading, *worse)[name] > found(reading, *better)[name]


@pytest.mark.parametrize("name", ["topic_share", "familiar"])
def test_the_words_an_article_repeats_hold_a_wording(reading: Reading, name: str) -> None:
    mill, shutters = "The mill opened for the bakers.", "Some shutters were painted green."
    assert found(reading, mill, 1)[name] > found(reading, shutters, 5)[name]
