"""What for: questions about purposes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.asking import reasons
from questions.draft import Draft
from questions.facts.causes import find_causes
from questions.grammar.composing import Composer

if TYPE_CHECKING:
    from questions.reading import Reading

_FORMS = frozenset({"purpose", "so that"})


def make(reading: Reading) -> Iterator[Draft]:
    """Yield the drafts of the skill `purpose`."""
    composer = Composer(reading)
    for cause in find_causes(reading):
        if cause.form in _FORMS:
            yield from reasons.ask(cause, composer, "purpose")
