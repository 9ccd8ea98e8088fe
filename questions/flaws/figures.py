"""Flaws of figures among the options: one that the key, or that the key's own figure, makes true as well."""

from __future__ import annotations

import re

from questions.flaws.base import flaw, key_and_wrong
from questions.kinds import Question
from questions.wording import words
from questions.world.numerals import says_number

_BOUND = re.compile(
    r"\b(?:(?:more|less|fewer) than|at (?:least|most)|up to|over|under|above|below|the (?:first|last|top))\b",
    re.IGNORECASE,
)
_LONGEST = 12
_SHARES = frozenset({"tenth", "fifth", "quarter", "quarters", "third", "thirds", "half", "a", "an"})


@flaw("One figure among the options holds another: more than a fifth is more than a tenth as well.")
def implied_figure(question: Question) -> bool:
    key, wrong = key_and_wrong(question)
    bound = _BOUND.search(key)
    if bound is None or len(words(key)) > _LONGEST:
        return False
    frame = _frame(key)
    return any(bound[0].casefold() in text.casefold() and _frame(text) == frame for text in wrong)


def _frame(text: str) -> list[str]:
    """Return the words of a text without its figures and shares."""
    return [word for word in words(text) if word not in _SHARES and not says_number(word)]
