"""Flaws of two questions together: one that gives the other's answer away."""

from __future__ import annotations

from questions.kinds import Question
from questions.wording import content_words, overlap

_MOST = 0.6
_SAME = 0.7


def gives_away(one: Question, other: Question) -> bool:
    """Say whether reading `one` answers `other`: it shows the other's key and most of what is asked there."""
    key = _key(other)
    shown = content_words(" ".join((one.stem, *one.parts())))
    asked = content_words(other.stem) - key
    if not key or not key <= content_words(one.stem):
        return False
    return len(asked & shown) >= _MOST * len(asked)


def asks_the_same(one: Question, other: Question) -> bool:
    """Say whether two questions ask about one thing in nearly the same words."""
    return overlap(content_words(one.stem) | _key(one), content_words(other.stem) | _key(other)) >= _SAME


def _key(question: Question) -> frozenset[str]:
    """Return the key's words; those of a statement are in its stem."""
    return frozenset() if question.kind == "true_false" else content_words(question.key_text())
