"""The class at a glance: what a teacher reads in a minute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from quiz.analysis import moments
from quiz.analysis.marks import Array
from quiz.understanding.answers import Answers, Asked
from quiz.understanding.heat import Heat, heat_of
from quiz.understanding.misreadings import Misreading, misreadings
from quiz.understanding.passages import Passages
from quiz.understanding.skills import SkillResult, skill_results

BINS = 10
WORST = 3


@dataclass(frozen=True, slots=True)
class Worst:
    """Hold one of the questions that went worst. The paragraph counts from 1; `None` where evidence is missing."""

    question: Asked
    right: float
    answers: int
    paragraph: int | None
    blank: int = 0
    """How many left it unanswered."""

    @property
    def share(self) -> float:
        """Return the share that was right, 0 … 1."""
        return self.right / self.answers


@dataclass(frozen=True, slots=True)
class Glance:
    """Hold the class at a glance. Mean, median and spread are shares of the points, `None` where unsaid."""

    takers: int
    mean: float | None
    median: float | None
    deviation: float | None
    passed: int | None
    """How many reached the pass mark; `None` where there is none."""
    bins: tuple[int, ...]
    """How many scored in each tenth of the points, its lower edge included; a full score is in the last."""
    worst: tuple[Worst, ...]
    skills: tuple[SkillResult, ...]
    misreadings: tuple[Misreading, ...]
    heat: Mapping[int, Heat]


def glance(
    answers: Answers,
    choices: Mapping[int, Sequence[frozenset[int]]],
    passages: Passages,
    pass_mark: float | None = None,
) -> Glance:
    """Return what a teacher reads in a minute; the passages are those of one article."""
    shares = np.array(_score_of_each(answers))
    return Glance(
        takers=int(shares.size),
        mean=moments.mean(shares),
        median=moments.median(shares),
        deviation=moments.deviation(shares),
        passed=None if pass_mark is None else int((shares >= pass_mark - moments.TINY).sum()),
        bins=tuple(_bins(shares)),
        worst=tuple(_worst(answers, passages)),
        skills=tuple(skill_results(answers)),
        misreadings=tuple(misreadings(answers, choices, passages)),
        heat=heat_of(answers, passages),
    )


def _score_of_each(answers: Answers) -> list[float]:
    """Return each student's score: the mean of the attempts that count, of which most have one."""
    by_taker: dict[str, list[float]] = {}
    for sitting in answers.sittings:
        by_taker.setdefault(sitting.taker, []).append(sitting.fraction)
    return [sum(scores) / len(scores) for scores in by_taker.values()]


def _bins(shares: Array) -> list[int]:
    """Return how many are in each tenth; 3 of 10 is in that from 30% on, however computers round a tenth."""
    tenths = np.floor(shares * BINS + moments.TINY).astype(int).clip(0, BINS - 1)
    return [int(count) for count in np.bincount(tenths, minlength=BINS)]


def _worst(answers: Answers, passages: Passages) -> list[Worst]:
    """Return the questions of lowest share right, only those that not everybody answered rightly."""
    found = []
    for question in answers.counted:
        right, count = answers.share_right(question.question_id)
        if count and right < count:
            here = passages.asked_by(question)
            found.append(Worst(question, right, count, here[0] + 1 if here else None))
    worst = sorted(found, key=lambda one: (one.share, one.question.number or 0))[:WORST]
    return [replace(one, blank=answers.left_blank(one.question.question_id)) for one in worst]
