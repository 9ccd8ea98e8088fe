"""From an article to a quiz: suggest every sound candidate, then choose a varied set."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.article import Article
from questions.candidate import Candidate
from questions.choosing import choose_varied
from questions.kinds import Question
from questions.messages import Message
from questions.shortfall import shortfall
from questions.span import Span

if TYPE_CHECKING:
    from questions.workings import Workings

DEFAULT_COUNT = 10
_REPORTED = 50
"""How many drafts are dressed before `reached` is called again."""


@dataclass(frozen=True)
class Generated:
    """Hold a chosen quiz; `shortfall` says why there are fewer questions than asked, or is `None`."""

    questions: tuple[Question, ...]
    shortfall: Message | None = None


@dataclass(frozen=True)
class Suggested:
    """Hold all that one reading of an article gives: the candidates, best first, and the sentences' spans."""

    candidates: list[Candidate]
    sentences: list[Span]


def suggest_with_sentences(article: Article, reached: Callable[[str, float], None] | None = None) -> Suggested:
    """Read an article once; return its candidates and its sentences. Loads the language model.

    `reached` is called with a stage (`reading`, then `asking`, then `choosing`) and the share of it that is
    done, 0 … 1.
    """
    from questions.workings import work

    tell = reached or _nobody
    workings = work(article, lambda share: tell("reading", share))
    return Suggested(suggest_from(workings, tell), [sentence.span for sentence in workings.reading.sentences])


def suggest_from(workings: Workings, reached: Callable[[str, float], None] | None = None) -> list[Candidate]:
    """Return every candidate that survives the checks, best first."""
    from questions.making import candidates_of, candidates_together

    tell = reached or _nobody
    candidates: list[Candidate] = []
    for done, draft in enumerate(workings.drafts):
        if done % _REPORTED == 0:
            tell("asking", done / len(workings.drafts))
        candidates += candidates_of(draft, workings)
    tell("choosing", 0.0)
    candidates += candidates_together(workings, candidates)
    candidates.sort(key=lambda one: (-one.score, one.sentence, one.question.kind, one.question.stem))
    return _distinct(candidates)


def _nobody(_stage: str, _share: float) -> None:
    """Tell nobody how far it is."""


def suggest(article: Article) -> list[Candidate]:
    """Return every candidate that survives the checks, best first. Loads the language model."""
    return suggest_with_sentences(article).candidates


def choose(
    candidates: Sequence[Candidate],
    *,
    count: int = DEFAULT_COUNT,
    kinds: Collection[str] | None = None,
    skills: Collection[str] | None = None,
    seed: int = 0,
) -> list[Candidate]:
    """Choose up to `count` candidates that make a varied quiz, in the order to ask them.

    Needs no language model, so a page can choose again among stored candidates; another `seed` prefers
    others among near equals.
    """
    return choose_varied(candidates, count=count, kinds=kinds, skills=skills, seed=seed)


def generate(
    text_or_article: str | Article,
    *,
    count: int = DEFAULT_COUNT,
    kinds: Collection[str] | None = None,
    skills: Collection[str] | None = None,
    seed: int = 0,
) -> Generated:
    """Make a quiz from an article; the same input and seed give the same quiz."""
    article = text_or_article if isinstance(text_or_article, Article) else Article.from_text(text_or_article)
    chosen = choose(suggest(article), count=count, kinds=kinds, skills=skills, seed=seed)
    limited = kinds is not None or skills is not None
    return Generated(tuple(one.question for one in chosen), shortfall(len(chosen), count, limited))


def read_sentences(article: Article) -> list[Span]:
    """Return the spans of the article's sentences, so that pages need no language model later."""
    from questions.reading import read

    return [sentence.span for sentence in read(article).sentences]


def _distinct(candidates: list[Candidate]) -> list[Candidate]:
    """Keep the first of those that ask the same in the same words: several makers may arrive at one question."""
    seen: dict[tuple[str, str, str], Candidate] = {}
    for one in candidates:
        seen.setdefault((one.question.kind, one.question.stem, one.question.key_text()), one)
    return list(seen.values())
