"""Flaws of two questions together: they ask the same, or one gives the other's answer away."""

from __future__ import annotations

from questions.kinds import Option, Question
from questions.kinds.options import HasOptions
from questions.wording import content_words, overlap

_MOST = 0.6
_SAME = 0.7
_TOLD = 0.8
_A_STATEMENT = 4


def clash(one: Question, other: Question) -> bool:
    """Say whether two questions do not belong in one quiz."""
    if not _words(one) & _words(other):
        return False
    return asks_the_same(one, other) or gives_away(one, other) or gives_away(other, one)


def gives_away(one: Question, other: Question) -> bool:
    """Say whether reading `one` answers `other`: it shows the other's key and most of what is asked there."""
    shown = _words(one)
    if any(_told(option.text, one) for option in _right(other)):
        return True
    key = _key(other)
    asked = content_words(other.stem) - key
    if not key or not key <= content_words(one.stem):
        return False
    return len(asked & shown) >= _MOST * len(asked)


def asks_the_same(one: Question, other: Question) -> bool:
    """Say whether two questions ask about one thing in nearly the same words."""
    return overlap(content_words(one.stem) | _key(one), content_words(other.stem) | _key(other)) >= _SAME


def _told(part: str, one: Question) -> bool:
    """Say whether a question tells in one breath what a right option says that is a whole statement."""
    said = content_words(part)
    if len(said) < _A_STATEMENT:
        return False
    texts = (f"{one.stem} {one.key_text()}", *one.parts())
    return any(len(said & content_words(text)) >= _TOLD * len(said) for text in texts)


def _right(question: Question) -> list[Option]:
    return [option for option in question.options if option.correct] if isinstance(question, HasOptions) else []


def _words(question: Question) -> frozenset[str]:
    """Return the words a question shows before it is answered."""
    return content_words(" ".join((question.stem, *question.parts())))


def _key(question: Question) -> frozenset[str]:
    """Return the key's words; those of a statement are in its stem."""
    return frozenset() if question.kind == "true_false" else content_words(question.key_text())
