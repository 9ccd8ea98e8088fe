"""From an article to a quiz: suggest every sound candidate, then choose a varied set."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from questions.article import Article
from questions.candidate import Candidate
from questions.choosing import choose_varied
from questions.kinds import Question
from questions.messages import Message
from questions.shortfall import shortfall
from questions.span import Span

if TYPE_CHECKING:
    from questions.draft import Draft
    from questions.reading import Reading
    from questions.sources import Sources

DEFAULT_COUNT = 10
MOST_DRAFTS = 1500
"""From a longer article than gives so many drafts, the most trusted of each part are taken."""
_PARTS = 50


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


def suggest_with_sentences(article: Article, reached: Callable[[float], None] | None = None) -> Suggested:
    """Read an article once; return its candidates and its sentences. Loads the language model.

    `reached` is called with the share of the questions made so far, 0 … 1: with 0 when the reading is done.
    """
    from questions.makers import make_drafts
    from questions.reading import read
    from questions.sources import gather

    reading = read(article)
    drafts = _most_trusted(list(make_drafts(reading)))
    sources = gather(reading, drafts)
    candidates: list[Candidate] = []
    for done, draft in enumerate(drafts):
        if reached and done % _PARTS == 0:
            reached(done / len(drafts))
        candidates += _candidates(draft, reading, sources)
    candidates.sort(key=lambda one: (-one.score, one.sentence, one.question.kind, one.question.stem))
    return Suggested(_distinct(candidates), [sentence.span for sentence in reading.sentences])


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


def _candidates(draft: Draft, reading: Reading, sources: Sources) -> Iterator[Candidate]:
    """Yield the questions a draft becomes that have no grave flaw, scored."""
    from questions.dressing import dressers
    from questions.features import features
    from questions.flaws import sound
    from questions.options import wrong_options
    from questions.ranking import score

    wrong = wrong_options(draft, sources)
    for dress in dressers().values():
        for question in dress(draft, reading, wrong):
            if not sound(question, reading.article):
                continue
            found = features(question, draft, reading)
            value = score(found)
            scored = replace(question, quality=round(value, 3), difficulty=round(question.difficulty, 3))
            yield Candidate(scored, value, draft.sentence, draft.fact, found)


def _distinct(candidates: list[Candidate]) -> list[Candidate]:
    """Keep the first of those that ask the same in the same words: several makers may arrive at one question."""
    seen: dict[tuple[str, str, str], Candidate] = {}
    for one in candidates:
        seen.setdefault((one.question.kind, one.question.stem, one.question.key_text()), one)
    return list(seen.values())


def _most_trusted(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts in order, of a very long article only the most trusted of each part."""
    if len(drafts) <= MOST_DRAFTS:
        return drafts
    length = max(draft.sentence for draft in drafts) + 1
    parts: dict[int, list[int]] = {}
    for index, draft in enumerate(drafts):
        parts.setdefault(draft.sentence * _PARTS // length, []).append(index)
    kept: list[int] = []
    for indexes in parts.values():
        indexes.sort(key=lambda index: -(drafts[index].confidence + drafts[index].importance))
        kept.extend(indexes[: MOST_DRAFTS // _PARTS])
    return [drafts[index] for index in sorted(kept)]
