"""Segments: what stands between dashes, in brackets or behind a colon is parsed as a thought of its own."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.facts.statements import find_statements
from questions.reading import Reading, read
from questions.span import Span


def reading_of(text: str) -> Reading:
    return read(Article("News from the coast", text, (Paragraph(Span(0, len(text))),)))


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "The Harbour Museum – a tall brick tower – opened in May 1902.",
            ["The Harbour Museum opened in May 1902."],
        ),
        (
            "Helen Marsh sold the bakery (a present from her mother) in March.",
            ["Helen Marsh sold the bakery in March."],
        ),
        (
            "Helen Marsh sold the bakery in March; Peter Ross bought the mill in June.",
            ["Helen Marsh sold the bakery in March.", "Peter Ross bought the mill in June."],
        ),
        (
            "Helen Marsh had one plan: Peter Ross would run the mill in Leeds.",
            ["Helen Marsh had one plan.", "Peter Ross would run the mill in Leeds."],
        ),
        ("Helen Marsh will sell the bakery – but only in June.", []),
        ("Helen Marsh bought a mill in Leeds two years ago.", ["Helen Marsh bought a mill in Leeds."]),
        ("Helen Marsh, however, sold the bakery in March.", ["Helen Marsh sold the bakery in March."]),
        (
            "Helen Marsh warned that it was too early to sell the bread baked in Leeds and left the bakery.",
            [
                "Helen Marsh warned that it was too early to sell the bread baked in Leeds.",
            ],
        ),
        (
            "Helen Marsh won the 1990–95 prize for bakers in Leeds.",
            ["Helen Marsh won the 1990–95 prize for bakers in Leeds."],
        ),
    ],
)
def test_thoughts_are_read_apart(text: str, statements: list[str]) -> None:
    assert [fact.text for fact in find_statements(reading_of(text))] == statements


def test_every_sentence_stays_one_and_every_offset_true() -> None:
    text = "The hall – built in 1902 – was sold; it stands empty (for now). Nobody, however, knows: the owner—Ann—left."
    reading = reading_of(text)
    assert reading.doc.text == text
    assert [sentence.span.cut(text) for sentence in reading.sentences] == [
        "The hall – built in 1902 – was sold; it stands empty (for now).",
        "Nobody, however, knows: the owner—Ann—left.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The mill burned down. Ayle, Tarn, May 1 – (AP) -- Helen Marsh sold the old bakery in March. She left.",
        "The mill burned down. Ayle – (AP) – Helen Marsh (a baker) sold the bakery – the oldest – in March. She left.",
    ],
)
def test_asides_within_asides_hang_on_no_ring(text: str) -> None:
    for token in reading_of(text).doc:
        steps = 0
        while token.head.i != token.i:
            token, steps = token.head, steps + 1  # noqa: PLW2901 (up the tree)
            assert steps < len(text)
