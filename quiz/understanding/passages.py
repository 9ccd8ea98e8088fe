"""Where in the article a question has its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from questions.span import Span
from quiz.models import Article
from quiz.understanding.answers import Asked


@dataclass(frozen=True, slots=True)
class Passages:
    """Hold an article's text and paragraphs, which are counted from 0 here and from 1 on pages."""

    article_id: int
    text: str
    paragraphs: Sequence[Span]

    @classmethod
    def of(cls, article: Article) -> Self:
        """Return the passages of a stored article."""
        text = article.to_text()
        return cls(article.id, text.text, [paragraph.span for paragraph in text.paragraphs])

    def asked_by(self, question: Asked) -> list[int]:
        """Return the paragraphs that a question's evidence touches; none for a question on another article."""
        if question.article_id != self.article_id:
            return []
        return [
            index
            for index, paragraph in enumerate(self.paragraphs)
            if any(span.start < paragraph.end and paragraph.start < span.end for span in question.content.evidence)
        ]

    def saying(self, words: str, but: Sequence[int] = ()) -> int | None:
        """Return the first paragraph, leaving some out, that has these words, or `None`."""
        wanted = words.strip().rstrip(".").casefold()
        for index, paragraph in enumerate(self.paragraphs):
            if wanted and index not in but and wanted in self.text[paragraph.start : paragraph.end].casefold():
                return index
        return None
