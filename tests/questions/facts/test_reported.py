"""Reported speech, and the words in it that would dangle in a stem."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.facts.dangling import find_dangling
from questions.facts.reported import find_reported
from questions.facts.summaries import find_summaries
from questions.reading import Reading, read
from questions.span import Span


def reading_of(text: str) -> Reading:
    return read(Article("The mill", text, (Paragraph(Span(0, len(text))),)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Brown said that the dam would hold.", ("Ada Brown", "said", "the dam would hold")),
        ("Ada Brown, a farmer, warned the dam was weak.", ("Ada Brown", "warned", "the dam was weak")),
        ("Engineers say the dam is safe, while others doubt it.", ("Engineers", "say", "the dam is safe")),
    ],
)
def test_a_report_gives_speaker_verb_and_words(text: str, expected: tuple[str, str, str]) -> None:
    (found,) = find_reported(reading_of(text))
    assert (found.speaker.name, found.verb, found.content.cut(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brown did not say that the dam would hold.",
        "Somebody said that the dam would hold.",
        "Ada Brown might say that the dam would hold.",
        "Ada Brown said nothing about the dam.",
        "“I said that the dam would hold,” Ada Brown told the court.",
    ],
)
def test_a_doubtful_report_is_none(text: str) -> None:
    assert list(find_reported(reading_of(text))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She opened the gate.", ["She"]),
        ("The dam may break because of this.", ["this"]),
        ("However, the dam may break.", ["However"]),
        ("These stones are loose.", ["These"]),
        ("The farmers sold their cattle.", []),
        ("It is hard to build a dam.", []),
        ("Those who live below the dam have moved.", []),
        ("The town says that the dam is safe.", []),
        ("But the dam is safe.", ["But"]),
        ("The number of boats they sold is small.", ["they"]),
        ("The farmers counted the boats they sold.", []),
        ("Farmers like the power it has.", ["it"]),
        ("The mill lost the power it had.", []),
    ],
)
def test_words_that_need_another_sentence_dangle(text: str, expected: list[str]) -> None:
    assert [token.text for token in find_dangling(list(reading_of(text).doc))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada Brown, a farmer from Easby, opened the gates of the old dam.",
            ["Ada Brown opened the gates of the old dam."],
        ),
        (
            "But the council, which met on Monday, closed the bridge to all traffic.",
            ["The council closed the bridge to all traffic."],
        ),
        ("They closed the bridge to all the traffic on Monday.", []),
        ("The council did not close the bridge to traffic on Monday.", []),
        ("The council could have closed the bridge to traffic.", []),
        ("The bridge is shut, the council told reporters on Monday.", []),
    ],
)
def test_a_summary_stands_alone_or_is_none(text: str, expected: list[str]) -> None:
    assert [summary.text for summary in find_summaries(reading_of(text))] == expected
