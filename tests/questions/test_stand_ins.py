"""Stand-ins: "the town" is named where the article leaves one name for it, and nothing is said where it does not."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.reading import Reading, read
from questions.reference import Definites
from questions.span import Span


def reading_of(text: str) -> Reading:
    return read(Article("News from the coast", text, (Paragraph(Span(0, len(text))),)))


def named(text: str, noun: str) -> str | None:
    reading = reading_of(text)
    token = next(token for token in reversed(reading.doc) if token.text == noun)
    return Definites(reading).named(token)


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        ("Whitby is a town on the coast. Visitors love the town.", "town", "Whitby"),
        ("Fishermen left Norway in May. The farmers of the country stayed.", "country", "Norway"),
        ("Fishermen left Norway and Sweden in May. The farmers of the country stayed.", "country", None),
        ("Sailors love Whitby. Visitors love the town.", "town", None),
        ("Whitby is a town on the coast. Visitors love the town, which has a harbour.", "town", "Whitby"),
        ("Helen Marsh joined the Institute of Marine Farming. The farming was hard.", "farming", None),
        (
            "Helen Marsh joined the Institute of Marine Farming. She left the institute.",
            "institute",
            "the Institute of Marine Farming",
        ),
    ],
)
def test_a_bare_noun_is_named_where_one_name_is_left(text: str, noun: str, name: str | None) -> None:
    assert named(text, noun) == name
