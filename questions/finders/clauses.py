"""Wrong options worded as clauses and reasons: changed, of others, or stated elsewhere in the article."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from questions.draft import Draft
from questions.finders.borrowing import borrowed, stated
from questions.finders.deeds import deeds
from questions.finders.misreads import misreads
from questions.form import form_of
from questions.sources import Sources
from questions.wrong import Wrong

_PRONOUNS = ("it", "they", "he", "she")


def clauses(draft: Draft, sources: Sources, _: Random) -> Iterator[Wrong]:
    """Yield the key with one thing changed, then what others of the same form say; no fact is anybody's claim."""
    yield from misreads(draft, sources)
    yield from (wrong for wrong in borrowed(draft, sources) if _about(wrong.text) == _about(draft.answer))


def _about(answer: str) -> str:
    """Return the pronoun of “That it …”, or nothing."""
    second = (*answer.casefold().split()[1:2], "")[0]
    return second if second in _PRONOUNS else ""


def reasons(draft: Draft, sources: Sources, rng: Random) -> Iterator[Wrong]:
    """Yield the key misread, other reasons and aims, what others did, and what is stated elsewhere."""
    form = form_of(draft.answer)
    if form == "to":
        yield from deeds(draft, sources, rng)
        return
    yield from misreads(draft, sources)
    yield from borrowed(draft, sources)
    if form == "because":
        yield from stated(draft, sources, "Because")
