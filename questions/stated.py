"""Stated: an article's true statements, and false ones, from which questions of several statements are made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from questions.candidate import Candidate
from questions.kinds.true_false import TrueFalse
from questions.span import Span
from questions.wording import content_words, overlap, words
from questions.world.quantities import quantity

_WORDS = range(6, 27)
_FIGURE = re.compile(r"\d")
_AMOUNT = re.compile(r"(?<![\w-])(?!(?:1[5-9]|20)\d\d\b)[$£€]?\d[\d,.]*")
_MOST_FIGURES = 2
_LEAST, _LEAST_FALSE = 0.7, 0.5
"""The ranking likes a false statement less alone than beside others of its kind."""
_LEAST_TRUST = 0.6
_NOT_OF = frozenset({"identity", "speaker"})
"""Titles and bare attributions exchanged test the memory for names alone."""
_ALIKE = 0.4
_LONGER = 1.9
_MOST_CHANGED = 3
_FEWEST = 5
_SUBJECT = 2
"""A change to the first words puts another subject in, which can make no sense with the rest, but for a number."""


@dataclass(frozen=True)
class Stated:
    """Hold one statement that stands alone, made true or false by a checked change, and what it was made from."""

    text: str
    true: bool
    skill: str
    sentence: int
    fact: str
    evidence: tuple[Span, ...]
    confidence: float
    importance: float
    score: float

    @property
    def size(self) -> int:
        """Return the number of words."""
        return len(words(self.text))

    def goes_with(self, other: Stated) -> bool:
        """Say whether two statements can stand side by side: of other sentences, about as long, not alike."""
        if self.sentence == other.sentence or self.fact == other.fact:
            return False
        if max(self.size, other.size) > _LONGER * min(self.size, other.size):
            return False
        return overlap(content_words(self.text), content_words(other.text)) < _ALIKE


def find_stated(made: Sequence[Candidate]) -> list[Stated]:
    """Return the statements among the true-or-false questions made, the best first; the false ones little changed."""
    found = [
        Stated(
            text=question.stem,
            true=question.answer,
            skill=question.skill,
            sentence=one.sentence,
            fact=one.fact,
            evidence=question.evidence,
            confidence=one.features.get("confidence", 0.0),
            importance=one.features.get("importance", 0.0),
            score=one.score,
        )
        for one in made
        if isinstance(question := one.question, TrueFalse)
        and question.skill not in _NOT_OF
        and one.score >= (_LEAST if question.answer else _LEAST_FALSE)
        and one.features.get("confidence", 0.0) >= _LEAST_TRUST
        and len(words(question.stem)) in _WORDS
    ]
    truths: dict[str, list[str]] = {}
    for one in found:
        if one.true:
            truths.setdefault(one.fact, []).append(one.text)
    kept = [one for one in found if one.true or any(_little_changed(one.text, t) for t in truths.get(one.fact, ()))]
    return sorted(kept, key=lambda stated: (-stated.score, stated.sentence, stated.text))


def _little_changed(false: str, true: str) -> bool:
    """Say whether a false statement differs from the true one in a few words behind its subject, or in a number.

    What trails behind the true one, or leads to it, may be missing from the false one.
    """
    mine, theirs = words(false), words(true)
    if _changed_in_few(mine, theirs):
        return True
    lengths = range(len(mine) - _MOST_CHANGED, len(mine) + _MOST_CHANGED + 1)
    cut = [length for length in lengths if _FEWEST <= length < len(theirs)]
    return any(_changed_in_few(mine, theirs[:length]) or _changed_in_few(mine, theirs[-length:]) for length in cut)


def _changed_in_few(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    start = _shared(mine, theirs)
    if start == len(mine) == len(theirs):
        return False
    end = _shared(mine[start:][::-1], theirs[start:][::-1])
    changed = mine[start : len(mine) - end], theirs[start : len(theirs) - end]
    if max(map(len, changed)) > _MOST_CHANGED:
        return False
    return start >= _SUBJECT or quantity(" ".join(changed[0])) is not None


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words two statements begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def has_many_figures(text: str) -> bool:
    """Say whether a text holds so many figures, years aside, that it makes several claims at once."""
    return len(_AMOUNT.findall(text)) > _MOST_FIGURES


def has_figure(text: str) -> bool:
    """Say whether a text holds a figure."""
    return _FIGURE.search(text) is not None
