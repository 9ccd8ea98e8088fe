"""Choosing: a varied quiz among ranked candidates. Needs no language model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from math import ceil
from random import Random

from questions.candidate import Candidate
from questions.flaws.pairs import asks_the_same, gives_away
from questions.kinds.true_false import TrueFalse
from questions.ranking import weights

_TRUE_FALSE_SHARE = 0.25
_MOST_TRUE_FALSE_SHARE = 0.4
_KIND_SHARE = 0.5
_SKILL_SHARE = 0.4
_MOST_SKILL_SHARE = 0.8
_SLACKS = range(3)
"""How loosely shares are kept: 0 not at all, 1 all but that of true-or-false, 2 that one too; no more than must be."""
_NEW_SKILL = 0.25
_NEW_KIND = 0.2
_CROWDED = 0.15
_SEED_SPREAD = 0.03
_STRETCHES = 10
_MOST_LOOKED_AT = 600


def choose_varied(
    candidates: Sequence[Candidate],
    *,
    count: int,
    kinds: Collection[str] | None = None,
    skills: Collection[str] | None = None,
    seed: int = 0,
) -> list[Candidate]:
    """Choose up to `count` sound candidates, one at a time, each the best for what is chosen already.

    A new skill, a new kind and a new part of the article count in a candidate's favour. No two share a
    sentence or a fact, ask the same, or give each other's answer away. The quiz goes from easy to hard.
    """
    least = weights()["least"]
    pool = [
        candidate
        for candidate in candidates
        if candidate.score >= least
        and (kinds is None or candidate.question.kind in kinds)
        and (skills is None or candidate.question.skill in skills)
    ]
    rng = Random(seed)  # noqa: S311 (variety, not secrecy)
    nudges = {id(candidate): _SEED_SPREAD * rng.random() for candidate in pool}
    quiz = _Quiz(pool, count)
    for slack in _SLACKS:
        while len(quiz.chosen) < count:
            best = next(quiz.ranked(nudges, slack), None)
            if best is None:
                break
            quiz.add(best)
    return sorted(quiz.chosen, key=lambda one: (one.question.difficulty, one.sentence))


class _Quiz:
    """Hold what is chosen so far, and what that leaves open."""

    def __init__(self, pool: Sequence[Candidate], count: int) -> None:
        self.chosen: list[Candidate] = []
        self._pool = _evenly(pool)
        self._count = count
        self._length = max((candidate.sentence for candidate in pool), default=0) + 1
        self._several_kinds = len({candidate.question.kind for candidate in pool}) > 1
        self._several_skills = len({candidate.question.skill for candidate in pool}) > 1

    def add(self, candidate: Candidate) -> None:
        """Take a candidate, and out of the pool whatever it excludes by sentence or fact."""
        self.chosen.append(candidate)
        self._pool = [one for one in self._pool if one.sentence != candidate.sentence and one.fact != candidate.fact]

    def ranked(self, nudges: dict[int, float], slack: int) -> Iterator[Candidate]:
        """Yield the candidates that may be added, best first, with kinds and skills in their shares by `slack`."""
        kinds = Counter(one.question.kind for one in self.chosen)
        skills = Counter(one.question.skill for one in self.chosen)
        stretches = Counter(self._stretch(one) for one in self.chosen)

        def worth(one: Candidate) -> float:
            value = one.score + nudges[id(one)]
            value += _NEW_SKILL * (one.question.skill not in skills) + _NEW_KIND * (one.question.kind not in kinds)
            value += self._balance(one)
            return value - _CROWDED * stretches[self._stretch(one)]

        for one in sorted(self._pool, key=worth, reverse=True):
            if self._within_shares(one, kinds, skills, slack) and not self._clashes(one):
                yield one

    def _stretch(self, one: Candidate) -> int:
        return one.sentence * _STRETCHES // self._length

    def _balance(self, one: Candidate) -> float:
        """Favour the truth value that the quiz has fewer of."""
        if not isinstance(one.question, TrueFalse):
            return 0.0
        values = Counter(q.question.answer for q in self.chosen if isinstance(q.question, TrueFalse))
        return 0.1 * (values[not one.question.answer] - values[one.question.answer])

    def _within_shares(self, one: Candidate, kinds: Counter[str], skills: Counter[str], slack: int) -> bool:
        question = one.question
        if self._several_kinds:
            share = _TRUE_FALSE_SHARE if slack <= 1 else _MOST_TRUE_FALSE_SHARE
            if question.kind == "true_false" and kinds["true_false"] >= max(1, round(share * self._count)):
                return False
            if not slack and kinds[question.kind] >= max(1, ceil(_KIND_SHARE * self._count)):
                return False
        most = ceil((_SKILL_SHARE if not slack else _MOST_SKILL_SHARE) * self._count)
        return not self._several_skills or skills[question.skill] < max(1, most)

    def _clashes(self, one: Candidate) -> bool:
        return any(
            asks_the_same(one.question, other.question)
            or gives_away(one.question, other.question)
            or gives_away(other.question, one.question)
            for other in self.chosen
        )


def _evenly(pool: Sequence[Candidate]) -> list[Candidate]:
    """Return the best candidates of each stretch, so that a long article costs no more than a short one."""
    if len(pool) <= _MOST_LOOKED_AT:
        return list(pool)
    length = max(candidate.sentence for candidate in pool) + 1
    room = Counter[int]()
    kept = []
    for candidate in sorted(pool, key=lambda one: -one.score):
        stretch = candidate.sentence * _STRETCHES // length
        if room[stretch] < _MOST_LOOKED_AT // _STRETCHES:
            room[stretch] += 1
            kept.append(candidate)
    return kept
