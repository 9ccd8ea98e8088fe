"""The article of a teacher's page, with the evidence of its questions marked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from questions.span import Span
from quiz.models import Article


def marked(article: Article, evidence: Iterable[tuple[str, tuple[Span, ...]]]) -> list[Any]:
    """Return the article's paragraphs with the evidence marked, from pairs of a mark's name and its spans."""
    from quiz.segments import paragraphs

    cut: list[Any] = paragraphs(article, [(span, name) for name, spans in evidence for span in spans])
    return cut
