"""Headings that ran into their paragraphs."""

from __future__ import annotations

import pytest

from questions.article import Article
from questions.readers import Block
from questions.run_in import part_headings

REST = (
    "bridge across the Ayle was built of oak by two brothers from Holm, who had never seen one before they cut a tree."
)
OLD = f"Old bridges The first {REST}"
STEEL = f"2. Bridges of steel In 1902, the second {REST}"
GLASS = f"Glass Nobody’s bridge is older, though the {REST} Every year it moves."
ROPE = f"Rope bridges When ropes were cheap, the third {REST}"
SMALL = f"Across the water Boats carried the stone, because boats were cheaper than carts and the {REST}"
PLAIN = f"Last week The Holm Courier said that the first {REST}"


@pytest.mark.parametrize(
    ("texts", "headings"),
    [
        ([OLD, STEEL, ROPE], ["Old bridges", "2. Bridges of steel", "Rope bridges"]),
        ([OLD, STEEL, ROPE, PLAIN], ["Old bridges", "2. Bridges of steel", "Rope bridges"]),
        # a heading in small letters, once there are others
        ([OLD, STEEL, ROPE, SMALL], ["Old bridges", "2. Bridges of steel", "Rope bridges", "Across the water"]),
        # a name in capitals, or one paragraph that looks so among others, is left alone
        ([PLAIN, PLAIN + " It fell.", PLAIN + " It rose."], []),
        ([OLD, PLAIN, GLASS], []),
        ([OLD, STEEL, ROPE, *([GLASS] * 4)], []),
    ],
)
def test_a_heading_stands_apart_where_most_paragraphs_have_one(texts: list[str], headings: list[str]) -> None:
    parted = part_headings([Block(text) for text in texts])
    assert [block.text for block in parted if block.furniture == "heading"] == headings
    assert " ".join(block.text for block in parted) == " ".join(texts)


def test_nothing_is_asked_about_such_a_heading() -> None:
    article = Article.from_text("\n\n".join([OLD, STEEL, ROPE]), title="Four bridges")
    assert [paragraph.span.cut(article.text).split()[0] for paragraph in article.prose()] == ["The", "In", "When"]
