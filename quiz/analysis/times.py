"""How long a question took, from when its answers were saved. Whole seconds; a measure of the order, not of the moment.

Nothing says what a student looked at. What is known is when each answer was saved, so the time between two saves is
taken as spent on the question that was saved at its end. Time between events of a log is how time on task is commonly
estimated, with the bound after which somebody is taken to be away: Kovanović et al. (2015), "Does time-on-task
estimation matter?", Journal of Learning Analytics 2(3), who compare such bounds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from quiz.analysis.marks import Array

Save = tuple[int, int]
"""The second in which an answer was saved, and the question it answers."""

AWAY = 600
"""A longer time between two saves is taken for absence. Ten minutes are among the bounds compared there."""
TOGETHER = 1
"""Saves this close were sent together: by a form without scripts, or by a device that was offline meanwhile."""
QUICK = ((200, 3), (1000, 5))
SLOWEST_QUICK = 10
FEWEST_FOR_QUARTILES = 4


@dataclass(frozen=True, slots=True)
class Pace:
    """Hold what the saves of one attempt say: seconds until the first answer, and by question, where known."""

    until_first: int | None
    by_question: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Quartiles:
    """Hold how long something took, in seconds: the middle one, and between what the middle half lies."""

    count: int
    lower: float | None
    median: float | None
    upper: float | None


def pace(began: int, saves: Iterable[Save]) -> Pace:
    """Return how long the questions of one attempt took, from the second it began and from every save of it.

    The time between two saves goes to the question at its end, and several times to one question add up. The
    question answered first has none: before it the article is read. Nor has one that was first answered after
    more than `AWAY`, or together with others, since nobody can say how long it took.
    """
    until_first: int | None = None
    by_question: dict[int, int] = {}
    seen: set[int] = set()
    before: int | None = None
    for start, end, questions in _sendings(sorted(saves)):
        alone = len(questions) == 1
        if before is None:
            until_first = max(0, start - began) if alone else None
        elif alone and end - before <= AWAY:
            question = next(iter(questions))
            if question not in seen or question in by_question:
                by_question[question] = by_question.get(question, 0) + end - before
        seen |= questions
        before = end
    return Pace(until_first, by_question)


def quartiles(seconds: Array) -> Quartiles:
    """Return the median and the quartiles, in seconds; `None` of no values, and no quartiles of fewer than four.

    Times lean to the long side, so that a mean would be that of a few who went away. Quartiles lie between the
    values by the linear rule, as in NumPy, R and Excel: Hyndman & Fan (1996), "Sample quantiles in statistical
    packages", The American Statistician 50, definition 7.
    """
    if not seconds.size:
        return Quartiles(0, None, None, None)
    lower, middle, upper = (float(value) for value in np.percentile(seconds, [25, 50, 75]))
    if seconds.size < FEWEST_FOR_QUARTILES:
        return Quartiles(int(seconds.size), None, middle, None)
    return Quartiles(int(seconds.size), lower, middle, upper)


def quick(length: int) -> int:
    """Return in how many seconds nobody can have read a question of so many characters, options included.

    Source: Wise & Kong (2005), "Response time effort: a new measure of examinee motivation in computer-based
    tests", Applied Measurement in Education 18(2): 3 seconds below 200 characters, 10 above 1000, 5 between.
    """
    return next((seconds for longest, seconds in QUICK if length < longest), SLOWEST_QUICK)


def fidelity(seconds: Array, bound: int) -> float | None:
    """Return the share of the answers, 0 … 1, that took at least so long: those that were worked at, not guessed.

    `None` of no times. Source: response time fidelity in Wise (2006), "An investigation of the differential effort
    received by items on a low-stakes computer-based test", Applied Measurement in Education 19(2).
    """
    return float(np.mean(seconds >= bound)) if seconds.size else None


def _sendings(saves: Sequence[Save]) -> Iterator[tuple[int, int, set[int]]]:
    """Yield what was sent together: the first and the last second of it, and its questions."""
    start: int | None = None
    end, questions = 0, set[int]()
    for second, question in saves:
        if start is not None and second - end > TOGETHER:
            yield start, end, questions
            start, questions = None, set()
        start, end = second if start is None else start, second
        questions.add(question)
    if start is not None:
        yield start, end, questions
