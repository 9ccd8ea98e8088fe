"""Choosing: the best varied quiz among ranked candidates. Needs no language model.

A score is the chance that a strict judge would use the question unchanged, on a text that no check was tried on, and
one below the stored `least` is never chosen, so that an article that cannot give ten good questions gives fewer. Over
24 news articles that nobody had looked at, ranked by weights that had not seen them, the one stored, 0.55, keeps 8.1
questions an article, 74% of them usable unchanged; 0.7 would keep 5.6 with 82%.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from questions.candidate import Candidate
from questions.chosen import STRETCHES, Chosen
from questions.exchanging import fill, improve
from questions.limits import SLACKS
from questions.placing import with_keys_spread
from questions.ranking import weights

_MOST_LOOKED_AT = 400


def choose_varied(
    candidates: Sequence[Candidate],
    *,
    count: int,
    kinds: Collection[str] | None = None,
    skills: Collection[str] | None = None,
    seed: int = 0,
) -> list[Candidate]:
    """Choose up to `count` sound candidates that are good each and varied together, easier ones first.

    No two share a sentence or a fact, ask the same, or give each other's answer away. Seed 0 takes the
    best quiz that exchanging one question at a time can find; other seeds give others nearly as good.
    """
    pool = _evenly(eligible(candidates, kinds, skills))
    chosen = Chosen(pool, count, seed)
    fill(chosen, SLACKS[0])
    improve(chosen)
    within = len(chosen.questions)
    for slack in SLACKS[1:]:
        fill(chosen, slack)
    if len(chosen.questions) > within:
        improve(chosen)
    ordered = sorted(chosen.questions, key=lambda one: (one.question.difficulty, one.sentence))
    return with_keys_spread(ordered)


def eligible(
    candidates: Sequence[Candidate], kinds: Collection[str] | None = None, skills: Collection[str] | None = None
) -> list[Candidate]:
    """Return the candidates good enough to be chosen, of the kinds and skills asked for."""
    least = weights()["least"]
    return [
        one
        for one in candidates
        if one.score >= least
        and (kinds is None or one.question.kind in kinds)
        and (skills is None or one.question.skill in skills)
    ]


def _evenly(pool: Sequence[Candidate]) -> list[Candidate]:
    """Return the best candidates of each stretch, so that a long article costs no more than a short one."""
    if len(pool) <= _MOST_LOOKED_AT:
        return list(pool)
    length = max(candidate.sentence for candidate in pool) + 1
    room = Counter[int]()
    kept = []
    for candidate in sorted(pool, key=lambda one: -one.score):
        stretch = candidate.sentence * STRETCHES // length
        if room[stretch] < _MOST_LOOKED_AT // STRETCHES:
            room[stretch] += 1
            kept.append(candidate)
    return kept
