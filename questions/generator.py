"""From an article to a quiz: suggest every sound candidate, then choose a varied set."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from questions.article import Article
from questions.candidate import Candidate
from questions.kinds import Question
from questions.span import Span

DEFAULT_COUNT = 10


@dataclass(frozen=True)
class Generated:
    """Hold a chosen quiz; `shortfall` says why there are fewer questions than asked, or is `None`."""

    questions: tuple[Question, ...]
    shortfall: str | None = None


def suggest(article: Article) -> list[Candidate]:
    """Return every candidate that survives the checks, best first. Loads the language model."""
    raise NotImplementedError


def choose(
    candidates: Sequence[Candidate],
    *,
    count: int = DEFAULT_COUNT,
    kinds: Collection[str] | None = None,
    skills: Collection[str] | None = None,
) -> list[Candidate]:
    """Choose up to `count` candidates that make a varied quiz, in the order to ask them.

    Needs no language model, so a page can choose again among stored candidates.
    """
    raise NotImplementedError


def generate(
    text_or_article: str | Article,
    *,
    count: int = DEFAULT_COUNT,
    kinds: Collection[str] | None = None,
    skills: Collection[str] | None = None,
    seed: int = 0,
) -> Generated:
    """Make a quiz from an article; the same input and seed give the same quiz."""
    raise NotImplementedError


def read_sentences(article: Article) -> list[Span]:
    """Return the spans of the article's sentences, so that pages need no language model later."""
    raise NotImplementedError
