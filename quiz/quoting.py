"""The words of an article that prove a key, for a page that shows them without the article."""

from __future__ import annotations

from questions.kinds import Question
from quiz.models import Article


def quoted_evidence(question: Question, article: Article) -> list[str]:
    """Return the evidence in the article's words, without what the explanation quotes already.

    What is less than a sentence, such as the name that a “she” stands for, is quoted with its sentence: by itself it
    proves nothing.
    """
    said = _letters(question.explanation)
    sentences = article.sentence_spans()
    whole = [next((one for one in sentences if one.contains(span)), span) for span in question.evidence]
    quotes = dict.fromkeys(" ".join(span.cut(article.text).split()) for span in whole)
    return [words for words in quotes if _letters(words) not in said]


def _letters(text: str) -> str:
    """Return a text without what a quotation changes: its marks, its spaces and its capitals."""
    return "".join(filter(str.isalnum, text.casefold()))
