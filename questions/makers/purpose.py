"""What for: questions about purposes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.asking import reasons
from questions.asking.weighing import draft_of
from questions.draft import Draft
from questions.facts.causes import find_causes
from questions.grammar.composing import Composer

if TYPE_CHECKING:
    from questions.reading import Reading


def make(reading: Reading) -> Iterator[Draft]:
    """Yield the drafts of the skill `purpose`."""
    composer = Composer(reading)
    for cause in find_causes(reading):
        if cause.form != "purpose":
            continue
        for proposal in reasons.ask(cause, composer):
            draft = draft_of(proposal, composer, skill="purpose")
            if draft is not None:
                yield draft
