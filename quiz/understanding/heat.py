"""The article as the class understood it: each paragraph by how well its questions were answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quiz.analysis.moments import TINY
from quiz.understanding.answers import Answers, Asked
from quiz.understanding.passages import Passages

LEVELS = 5
"""How many shades there are; 1 is understood by nearly all, the last by few."""


@dataclass(frozen=True, slots=True)
class Heat:
    """Say how well the questions about one paragraph were answered. `paragraph` counts from 0."""

    paragraph: int
    right: float
    answers: int
    questions: tuple[Asked, ...]

    @property
    def share(self) -> float:
        """Return the share that was right, 0 … 1."""
        return self.right / self.answers

    @property
    def level(self) -> int:
        """Return the shade, 1 … `LEVELS`: the darker, the less was understood."""
        return min(LEVELS, 1 + int((1 - self.share) * LEVELS + TINY))


def heat_of(answers: Answers, passages: Passages) -> Mapping[int, Heat]:
    """Return, by paragraph, how its questions were answered; paragraphs that nothing was asked about are not in it.

    A question belongs to every paragraph that its evidence touches.
    """
    asked: dict[int, list[Asked]] = {}
    for question in answers.counted:
        for paragraph in passages.asked_by(question):
            asked.setdefault(paragraph, []).append(question)
    found = {}
    for paragraph, questions in sorted(asked.items()):
        totals = [answers.share_right(question.question_id) for question in questions]
        count = sum(number for _, number in totals)
        if count:
            found[paragraph] = Heat(paragraph, sum(right for right, _ in totals), count, tuple(questions))
    return found
