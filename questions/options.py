"""Wrong options: for a draft, everything that could stand beside its answer, each with its role."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from zlib import crc32

from questions.draft import Draft
from questions.finders import clauses, deeds, figures, names, nouns, people, places
from questions.finders.twins import twins
from questions.sources import Sources
from questions.vetting import fits
from questions.wording import capitalised
from questions.wrong import Wrong

MOST = 9
"""How many wrong options are kept for a draft: three are shown, the others stand in."""

_OF_THE_ARTICLE = frozenset({"person", "role"})
"""Who is in the article comes before who is made up."""

Finder = Callable[[Draft, Sources, Random], Iterator[Wrong]]

_FINDERS: dict[str, Finder] = {
    "person": people.people,
    "group": names.groups,
    "place": places.places,
    "name": names.named_things,
    "date": figures.dates,
    "duration": figures.figures,
    "number": figures.figures,
    "money": figures.figures,
    "percent": figures.figures,
    "noun": nouns.nouns,
    "role": nouns.roles,
    "reason": clauses.reasons,
    "action": deeds.deeds,
    "clause": clauses.clauses,
}


def wrong_options(draft: Draft, sources: Sources) -> list[Wrong]:
    """Return up to `MOST` wrong options for a draft, best first, the roles taking turns.

    Each fits the stem, is of the key's type and form, and is, as far as can be told, not true.
    """
    rng = Random(crc32(f"{draft.fact}|{draft.stem}".encode()))  # noqa: S311 (a seed, not a secret)
    found = [Wrong(role, text, "maker") for role, text in draft.wrong]
    finder = _FINDERS.get(draft.answer_type)
    if finder is not None:
        found.extend(finder(draft, sources, rng))
    kept: list[Wrong] = []
    for wrong in (_begun_alike(one, draft.answer) for one in [*found, *twins(found, draft, sources)]):
        if fits(wrong, draft, sources, kept):
            kept.append(wrong)
    if draft.answer_type in _OF_THE_ARTICLE:
        return sorted(kept, key=lambda wrong: wrong.role == "unsupported")[:MOST]
    return _in_turns(kept)[:MOST]


def _begun_alike(wrong: Wrong, answer: str) -> Wrong:
    """Give an option the capital that the key begins with."""
    return replace(wrong, text=capitalised(wrong.text)) if answer[:1].isupper() else wrong


def _in_turns(found: list[Wrong]) -> list[Wrong]:
    """Return the options with the maker's own first, then one of each role in turn."""
    queues = {role: [w for w in found if w.role == role] for role in ("misread", "elsewhere", "unsupported")}
    turns: list[Wrong] = []
    while any(queues.values()):
        turns.extend(queue.pop(0) for queue in queues.values() if queue)
    return sorted(turns, key=lambda wrong: wrong.source != "maker")
