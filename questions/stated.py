"""Stated: an article's true statements, and false ones, from which questions of several statements are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from questions.candidate import Candidate
from questions.kinds.true_false import TrueFalse
from questions.span import Span
from questions.wording import content_words, overlap, words

_WORDS = range(6, 27)
_LEAST = 0.6
_NOT_OF = frozenset({"identity", "speaker"})
"""Titles and bare attributions exchanged test the memory for names alone."""
_ALIKE = 0.4
_LONGER = 1.9


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
    """Return the statements among the true-or-false questions made, the best first."""
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
        and one.score >= _LEAST
        and len(words(question.stem)) in _WORDS
    ]
    return sorted(found, key=lambda stated: (-stated.score, stated.sentence, stated.text))


def has_figure(text: str) -> bool:
    """Say whether a text holds a figure."""
    return any(character.isdigit() for character in text)
