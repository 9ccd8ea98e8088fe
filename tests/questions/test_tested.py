"""Tested: what a statement tests besides a detail."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.kinds.true_false import TrueFalse
from questions.reading import read
from questions.span import Span
from questions.tested import skill_told

CASES = [
    ("Tarn is the second largest town in the valley.", "Tarn is the largest town in the valley.", "comparison"),
    ("The museum has the highest tower in Easby.", "The museum has the lowest tower in Easby.", "comparison"),
    ("The price of bread rose from 2 to 3 euros.", "The price of bread rose from 2 to 4 euros.", "comparison"),
    ("The number of visitors doubled last year.", "The number of visitors doubled last year.", "comparison"),
    ("The old boat is slower than the new ferry.", "The old boat is slower than the new ferry.", "comparison"),
    ("The old boat carries more than 40 people.", "The old boat carries more than 40 people.", "detail"),
    ("Most farmers keep goats.", "Most farmers keep goats.", "detail"),
    ("The child fell from a ladder.", "The child fell from a ladder.", "detail"),
    ("The mill closed in May.", "According to Ada Brown, the mill closed in May.", "claim"),
    ("The mill closed in May.", "The mill closed in June.", "detail"),
    ("Ada Brown is a baker from Tarn.", "Ada Brown is a baker from Easby.", "identity"),
    ("Ada Brown warns that the bridge will fall.", "Ada Brown warns that the bridge will fall.", "claim"),
    ("Ada Brown sold her boat to buy a house.", "Ada Brown sold her boat to buy a house.", "purpose"),
    ("Ada Brown wants to buy a house.", "Ada Brown wants to buy a house.", "detail"),
    ("The mill closed because the river froze.", "The mill closed because the river froze.", "cause"),
]


@pytest.mark.parametrize(("text", "statement", "skill"), CASES)
def test_what_a_statement_tests(text: str, statement: str, skill: str) -> None:
    whole = Span(0, len(text))
    reading = read(Article("The valley", text, (Paragraph(whole),)))
    question = TrueFalse(stem=statement, skill="detail", evidence=(whole,), explanation="", answer=True)
    assert skill_told(question, reading) == skill
