"""Described: people told from others by what they do or where they come from."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.facts.described import find_descriptions
from questions.reading import read
from questions.span import Span

CASES = [
    ("Ada Brown, who works in a bakery, opened the gate.", "Someone who works in a bakery"),
    ("Ada Brown, who has sailed the lake for 30 years, sang.", "Someone who has sailed the lake for 30 years"),
    ("“The gate is open,” said Ada Brown of the Easby Railway Society.", "Someone from the Easby Railway Society"),
    ("Ada Brown, who has left the town, sang.", None),
    ("Ada Brown, who wants to buy a boat, sang.", None),
    ("Ada Brown, who says that she likes it, sang.", None),
    ("Ada Brown opened the gate.", None),
]


@pytest.mark.parametrize(("text", "description"), CASES)
def test_people_are_described_by_what_lasts(text: str, description: str | None) -> None:
    reading = read(Article("The gate", text, (Paragraph(Span(0, len(text))),)))
    found = {one.person.name: one.text for one in find_descriptions(reading)}
    assert found.get("Ada Brown") == description
