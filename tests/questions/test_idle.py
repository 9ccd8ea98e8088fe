"""Idle: what another sentence answers otherwise, and what nobody needs to know."""

from __future__ import annotations

import pytest
from drafting import draft_of

from questions import Article
from questions.idle import is_idle
from questions.reading import read
from questions.span import Span

TOLD = """Ada Holm was hired in May as the new pilot of the ferry. Twelve others were hired in May. A ticket to the
island costs £30. A return ticket to the island in winter costs £50. Per Vik was elected in June."""


@pytest.mark.parametrize(
    ("stem", "answer", "answer_type", "idle"),
    [
        ("Who was hired in May?", "Ada Holm", "person", True),
        ("How much does a ticket to the island cost?", "£30", "money", True),
        ("Who was elected in June?", "Per Vik", "person", False),
        ("Who was hired in May as the new pilot of the ferry?", "Ada Holm", "person", False),
    ],
)
def test_what_another_sentence_answers_otherwise_is_not_asked(
    stem: str, answer: str, answer_type: str, idle: bool
) -> None:
    reading = read(Article.from_text(" ".join(TOLD.split()), title="The ferry"))
    sentence = next(one for one in reading.sentences if answer in one.span.cut(reading.article.text))
    draft = draft_of(stem, answer, answer_type, (Span(*sentence.span),), sentence=sentence.index)
    assert is_idle(draft, reading) is idle
