"""The workings: what the generator makes of an article on the way to its questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from questions.article import Article
from questions.draft import Draft
from questions.makers import make_drafts
from questions.reading import Reading, read
from questions.sources import Sources, gather

MOST_DRAFTS = 1500
"""From a longer article than gives so many drafts, the most trusted of each part are taken."""
_PARTS = 50


@dataclass(frozen=True)
class Workings:
    """Hold the reading of an article, the drafts made from it, and what both offer as wrong options."""

    reading: Reading
    drafts: Sequence[Draft]
    sources: Sources


def work(article: Article, reached: Callable[[float], None] | None = None) -> Workings:
    """Read an article and draft its questions. Loads the language model. `reached` is called as by `read`."""
    reading = read(article, reached)
    drafts = _most_trusted(list(make_drafts(reading)))
    return Workings(reading, drafts, gather(reading, drafts))


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
