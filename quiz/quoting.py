"""The words of an article that prove a key, for a page that shows them without the article."""

from __future__ import annotations

from questions.kinds import Question


def quoted_evidence(question: Question, text: str) -> list[str]:
    """Return the evidence in the article's words, without what the explanation quotes already."""
    said = _letters(question.explanation)
    return [words for span in question.evidence if _letters(words := span.cut(text)) not in said]


def _letters(text: str) -> str:
    """Return a text without what a quotation changes: its marks, its spaces and its capitals."""
    return "".join(filter(str.isalnum, text.casefold()))
