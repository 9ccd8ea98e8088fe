"""Asserted: what a true-or-false statement shows by itself, and what was changed to make it false."""

from __future__ import annotations

import re

from questions.kinds.true_false import TrueFalse
from questions.wording import content_words, root, words
from questions.world.quantities import quantity

_NAME = re.compile(r"(?<!^)\b[A-Z][a-z]")
_MOST = 30


def asserted(question: TrueFalse, evidence: str) -> dict[str, float]:
    """Return features of a statement, each 0 to 1.

    A long one holds several claims, and quotation marks or a word said twice read as cut out of the article; in a
    question that asks, all three are harmless.
    """
    roots = [root(word) for word in words(question.stem)]
    return {
        "statement_length": min(1.0, len(roots) / _MOST),
        "statement_quoted": float("“" in question.stem),
        "statement_repeats": float(any(roots.count(word) > 1 for word in content_words(question.stem))),
    } | _falsehood(question, evidence)


def _falsehood(question: TrueFalse, evidence: str) -> dict[str, float]:
    """Return what was changed to make a statement false: a figure, a name or another word; nothing of a true one."""
    if question.answer:
        return {}
    given = set(words(evidence))
    changed = [word for word in words(question.stem) if word not in given]
    if any(quantity(word) is not None for word in changed):
        return {"false:figure": 1.0}
    capitals = {word.casefold() for word in _NAME.findall(question.stem)}
    named = any(word.startswith(tuple(capitals)) for word in changed) if capitals else False
    return {"false:name" if named else "false:word": 1.0}
