"""Quotations: what was said, and by whom only where that is certain."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.facts.quotations import find_quotations
from questions.reading import Reading, read
from questions.span import Span


def reading_of(text: str) -> Reading:
    paragraphs, start = [], 0
    for part in text.split("\n\n"):
        paragraphs.append(Paragraph(Span(start, start + len(part))))
        start += len(part) + 2
    return read(Article("The mill", text, tuple(paragraphs)))


def speakers(text: str) -> list[tuple[str, str | None]]:
    return [
        (quotation.words.cut(text), quotation.speaker.name if quotation.speaker else None)
        for quotation in find_quotations(reading_of(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The dam will hold,” said Ada Brown, a farmer.", [("The dam will hold,", "Ada Brown")]),
        ('"The dam will hold," Ada Brown said on Monday.', [("The dam will hold,", "Ada Brown")]),
        ("Ada Brown, who owns the mill, said: “The dam will hold.”", [("The dam will hold.", "Ada Brown")]),
        ("“Will the dam hold?” asked Ada Brown.", [("Will the dam hold?", "Ada Brown")]),
        (
            "“The dam will hold,” said the mill’s owner, Ada Brown. “We built it well.”",
            [("The dam will hold,", "Ada Brown"), ("We built it well.", "Ada Brown")],
        ),
        (
            "Ada Brown owns the mill. “The dam will hold,” she said.",
            [("The dam will hold,", "Ada Brown")],
        ),
        (
            "“The dam will hold,” said Ada Brown. “It will not,” said Otto Lind.",
            [("The dam will hold,", "Ada Brown"), ("It will not,", "Otto Lind")],
        ),
        # a tag of their own gives the second words to others
        (
            "“The dam will hold,” said Ada Brown. “It leaks a little,” neighbours said.",
            [("The dam will hold,", "Ada Brown"), ("It leaks a little,", None)],
        ),
        # where the first one ends is lost
        (
            '"The dam will hold. Ada Brown owns the mill. "It leaks," said Otto Lind.',
            [("The dam will hold. Ada Brown owns the mill. ", None), ("It leaks,", "Otto Lind")],
        ),
        ("“The dam will hold,” said Paralympian Ada Brown in May.", [("The dam will hold,", "Ada Brown")]),
        (
            "Paralympian, Ada Brown, chair of the club, said: “The dam will hold.”",
            [("The dam will hold.", "Ada Brown")],
        ),
        ("“The dam will hold,” said the Paralympian.", [("The dam will hold,", None)]),
        ("“The dam will hold,” prosecutors said.", [("The dam will hold,", "Prosecutors")]),
        ("Ada Brown later told the court: “The dam will hold.”", [("The dam will hold.", "Ada Brown")]),
        ("Ada Brown responded by saying: “The dam will hold.”", [("The dam will hold.", "Ada Brown")]),
    ],
)
def test_a_tag_names_the_speaker(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The owners called the dam a “perfect machine” in their letter.",
        "“The dam will hold.” Ada Brown walked away.",
        "Ada Brown and Mary Stone own the mill. “The dam will hold,” she said.",
        "“The dam will hold,” said Ada Brown and Otto Lind.",
        "“The dam will hold,” said a man on the bridge.",
        "“The dam will hold,” they said.",
    ],
)
def test_a_doubtful_speaker_is_nobody(text: str) -> None:
    assert [speaker for _, speaker in speakers(text)] == [None]


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = "“The dam will hold,” said Ada Brown. “We built it well.\n\n“It has stood for a century.”"
    assert [speaker for _, speaker in speakers(text)] == ["Ada Brown"] * 3


def test_a_closed_quotation_does_not_run_on() -> None:
    text = "“The dam will hold,” said Ada Brown.\n\n“It has stood for a century.”"
    assert [speaker for _, speaker in speakers(text)] == ["Ada Brown", None]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brown says the mill was never in danger. “The dam will hold.”",
        "Ada Brown, a farmer, fears no storm: “The dam will hold.”",
        "“We built it,” said Ada Brown. Later she walked along the river. “The dam will hold.”",
        "“We built it,” said Ada Brown. It is, she says, an old mill. “The dam will hold.” The river rose in May.",
    ],
)
def test_a_quotation_without_a_tag_is_of_whom_the_sentence_before_it_is_about(text: str) -> None:
    assert speakers(text)[-1] == ("The dam will hold.", "Ada Brown")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brown walked along the river. “The dam will hold.”",
        "“We built it,” said Ada Brown. Later she met Otto Lind. “The dam will hold.”",
        "“We built it,” said Ada Brown. The mill is old. “The dam will hold.”",
        "Ada Brown says the mill was never in danger. “The dam will hold,” a man on the bridge agreed.",
    ],
)
def test_a_quotation_without_a_tag_is_nobodys_where_two_may_speak(text: str) -> None:
    assert speakers(text)[-1][1] is None
