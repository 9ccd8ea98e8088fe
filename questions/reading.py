"""The reading: what the generator knows of an article. The only module that loads a language model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.article import Article
from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan


@dataclass(frozen=True)
class Sentence:
    """Hold one sentence; `paragraph` indexes the article's paragraphs; furniture has no sentences."""

    index: int
    span: Span
    paragraph: int
    tokens: DocSpan


@dataclass(frozen=True)
class Person:
    """Hold one person of the article: the fullest name and every shorter form used for them.

    `gender` is `"m"`, `"f"` or `None` where the article does not tell.
    """

    name: str
    forms: tuple[str, ...]
    gender: str | None
    mentions: tuple[Span, ...]


@dataclass(frozen=True)
class Reading:
    """Hold an article with its parse: `doc` covers `article.text`, so its character offsets are the article's."""

    article: Article
    doc: Doc
    sentences: Sequence[Sentence]
    people: Sequence[Person]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that covers a character offset, or `None` (furniture, white space)."""
        raise NotImplementedError

    def person(self, token: Token) -> Person | None:
        """Return the person a name's token or a pronoun certainly stands for, or `None` when in doubt."""
        raise NotImplementedError

    def quoted(self, span: Span) -> bool:
        """Say whether a span touches words inside quotation marks."""
        raise NotImplementedError


def read(article: Article) -> Reading:
    """Parse an article; the model is loaded once a process."""
    raise NotImplementedError
