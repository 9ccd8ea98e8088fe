"""Sound statements: the standing statements that matter and leave nothing open, of which questions may be made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.facts.once import once_a_reading
from questions.facts.standing import Standing, find_standing
from questions.standing.hanging import SAME_TIME
from questions.standing.moored import is_adrift
from questions.standing.unsaid import leaves_unsaid
from questions.standing.whole import is_whole
from questions.stated import has_many_figures

if TYPE_CHECKING:
    from questions.reading import Reading

_LEAST_IMPORTANT = 0.2


@once_a_reading
def find_sound(reading: Reading) -> Iterator[Standing]:
    """Yield the standing statements that are sound, in order."""
    for standing in find_standing(reading):
        if standing.importance >= _LEAST_IMPORTANT and says_enough(standing, standing.text, reading):
            yield standing


def says_enough(standing: Standing, text: str, reading: Reading) -> bool:
    """Say whether a statement, or the part of it that is to be made false, can be placed and lacks nothing."""
    if has_many_figures(text) or SAME_TIME.search(text) or leaves_unsaid(text):
        return False
    tokens = [word.token for word in standing.words if word.token]
    return not is_adrift(text, tokens, reading) and is_whole(text, tokens, reading, standing.fact)
