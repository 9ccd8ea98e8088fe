"""Flaws of questions whose answers have several parts: pairs, orders, statements that are true together."""

from __future__ import annotations

import re

from questions.datafiles import read_toml
from questions.flaws.base import flaw
from questions.kinds import Question
from questions.kinds.matching import Matching
from questions.kinds.multiple_response import MultipleResponse
from questions.kinds.ordering import Ordering
from questions.wording import content_words, overlap, words
from questions.world.dates import moment
from questions.world.numerals import says_number

_ORDER_WORDS = frozenset(read_toml("wording")["order"])
_YEAR = re.compile(r"\b[12]\d{3}\b")
_ALIKE = 0.7
_LONGER = 1.5
_FEWEST_TOLD = 2


@flaw("Two parts on the left have the same answer.", grave=False)
def shared_right(question: Question) -> bool:
    return isinstance(question, Matching) and len({pair.right.casefold() for pair in question.pairs}) < len(
        question.pairs
    )


@flaw("A part on the left shares a word with its own answer only, which tells that they belong together.")
def pair_by_word(question: Question) -> bool:
    if not isinstance(question, Matching):
        return False
    rights = [content_words(right) for right in question.rights]
    for pair in question.pairs:
        own = content_words(pair.right)
        shared = content_words(pair.left) & own
        if any(not any(word in right for right in rights if right != own) for word in shared):
            return True
    return False


@flaw("Some answers on the right are figures or dates and others are not, so that they can be told apart.")
def mixed_rights(question: Question) -> bool:
    if not isinstance(question, Matching):
        return False
    figures = [_is_figure(right) for right in question.rights]
    return any(figures) and not all(figures)


@flaw("The wording of the events tells their order: “then”, “finally”, or dates.")
def order_told(question: Question) -> bool:
    if not isinstance(question, Ordering):
        return False
    if any(_ORDER_WORDS & set(words(event)) for event in question.sequence):
        return True
    dated = [event for event in question.sequence if _YEAR.search(event) or moment(event) is not None]
    return len(dated) >= _FEWEST_TOLD


@flaw("Two statements overlap: whoever knows one knows the other.")
def overlapping_statements(question: Question) -> bool:
    if not isinstance(question, MultipleResponse):
        return False
    told = [content_words(option.text) for option in question.options]
    return any(
        overlap(one, other) >= _ALIKE or one < other or other < one
        for index, one in enumerate(told)
        for other in told[index + 1 :]
    )


@flaw("The right statements are all longer than the wrong ones.")
def keys_are_longest(question: Question) -> bool:
    if not isinstance(question, MultipleResponse):
        return False
    right = [len(option.text) for option in question.options if option.correct]
    wrong = [len(option.text) for option in question.options if not option.correct]
    return min(right) > _LONGER * max(wrong)


def _is_figure(text: str) -> bool:
    return (says_number(text) or moment(text) is not None) and len(content_words(text)) <= _FEWEST_TOLD + 1
