"""Advice on what a teacher wrote: the checks of the library that need the question's own text alone."""

from __future__ import annotations

from questions.flaws import check
from quiz.models import QuizItem
from quiz.saying import said


def advice_on(item: QuizItem) -> list[str]:
    """Return what could be better in a question that a teacher reworded; never a reason to refuse it.

    What the generator wrote has passed these checks already.
    """
    return [said(flaw.message) for flaw in check(item.version.content)] if item.version.number > 1 else []
