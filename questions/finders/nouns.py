"""Wrong options for noun phrases, roles and people described: members of a set, the key misread, jobs of a trade.

Things and people of another sentence seldom go with the verb that is asked about, so none are taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from questions.draft import Draft
from questions.finders.borrowing import borrowed
from questions.finders.misreads import misreads
from questions.sources import Sources
from questions.world.sets import other_roles, siblings
from questions.wrong import Wrong


def nouns(draft: Draft, sources: Sources, _: Random) -> Iterator[Wrong]:
    """Yield members of the key's set, then the key misread."""
    for text in siblings(draft.answer):
        yield Wrong("unsupported", text, "world")
    yield from misreads(draft, sources)


def roles(draft: Draft, sources: Sources, _: Random) -> Iterator[Wrong]:
    """Yield the article's other roles, then the key's role with another job of its trade."""
    yield from borrowed(draft, sources)
    yield from described(draft)


def described(draft: Draft) -> Iterator[Wrong]:
    """Yield rivals of “the head teacher”: the same with another job of the trade."""
    if " and " not in draft.answer:
        for text in other_roles(draft.answer):
            yield Wrong("unsupported", text, "world")
