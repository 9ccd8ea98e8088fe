"""The article of a teacher's page, with the evidence of its questions marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from questions.span import Span
from quiz.models import Article
from quiz.segments import MarkedParagraph, paragraphs


def marked(article: Article, evidence: Iterable[tuple[str, tuple[Span, ...]]]) -> list[MarkedParagraph]:
    """Return the article's paragraphs with the evidence marked, from pairs of a mark's name and its spans."""
    return paragraphs(article, [(span, name) for name, spans in evidence for span in spans])


def passages(article: Article, name: str, evidence: Sequence[Span]) -> list[MarkedParagraph]:
    """Return the paragraphs of an article that some evidence stands in, with the evidence marked."""
    cut = paragraphs(article, [(span, name) for span in evidence])
    return [paragraph for paragraph in cut if any(segment.marks for segment in paragraph.segments)]
