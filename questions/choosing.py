"""Choosing: the best varied quiz among ranked candidates. Needs no language model.

A score is the chance that a strict judge would use the question unchanged, on a text that no check was tried on, and
one below the stored `least` is not chosen, so that an article that cannot give ten good questions gives fewer. Over
168 news articles that nobody had looked at, ranked by weights that had not seen them, the one stored, 0.64, keeps 7.9
questions an article, 82% of them usable unchanged; 0.68 would keep 6.9 with 84%. Only a quiz of fewer than `few` is
filled up to that with the best that `least_of_few` lets in: a teacher drops a doubtful one sooner than writes three.
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
    quiz = _best_quiz(eligible(candidates, kinds, skills), count, seed)
    few = min(count, weights()["few"])
    if len(quiz) < few:
        # What a quiz may hold of one sort is measured by what was asked for: by six, there would be fewer than before.
        filled = _best_quiz(eligible(candidates, kinds, skills, "least_of_few"), few, seed, measured=count)
        quiz = max(quiz, filled, key=len)
    return quiz


def _best_quiz(pool: Sequence[Candidate], count: int, seed: int, *, measured: int | None = None) -> list[Candidate]:
    """Return the best varied quiz of a pool, easier questions first; its limits are those of `measured` questions."""
    chosen = Chosen(_evenly(pool), count, seed, measured=measured)
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
    candidates: Sequence[Candidate],
    kinds: Collection[str] | None = None,
    skills: Collection[str] | None = None,
    mark: str = "least",
) -> list[Candidate]:
    """Return the candidates of the kinds and skills asked for that are as good as a stored mark."""
    least = weights()[mark]
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
