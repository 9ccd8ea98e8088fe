"""Obvious: whom nobody needs to read for, because the article is about them."""

from __future__ import annotations

from questions.draft import Draft
from questions.reading import Reading
from questions.wording import has_phrase

_ALONE = 0.6
_FEWEST = 4


def is_obvious(draft: Draft, reading: Reading) -> bool:
    """Say whether a draft asks for the one person whom nearly all the article speaks of."""
    if draft.answer_type != "person":
        return False
    counts = {person.name: len(person.mentions) for person in reading.people}
    asked = max((counts[name] for name in counts if has_phrase(draft.answer, name)), default=0)
    return asked >= _FEWEST and asked >= _ALONE * sum(counts.values())
