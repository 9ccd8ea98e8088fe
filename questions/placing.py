"""Placing: where the key stands among a quiz's options, each place about as often. Needs no language model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from questions.candidate import Candidate
from questions.kinds.options import WithOptions


def with_keys_spread(chosen: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates with options reordered so that the keys take all places about equally often.

    Options with an order of their own (numbers, dates) keep it; the others make up for them.
    """
    held = Counter(
        question.options.index(question.key)
        for question in (one.question for one in chosen)
        if isinstance(question, WithOptions) and question.options and question.parts_ordered
    )
    return [_placed(one, held) for one in chosen]


def _placed(one: Candidate, held: Counter[int]) -> Candidate:
    question = one.question
    if not isinstance(question, WithOptions) or not question.options or question.parts_ordered:
        return one
    now = question.options.index(question.key)
    # Of the places used least, the one it has already, or the nearest after it: the makers shuffled well.
    size = len(question.options)
    place = min(range(size), key=lambda index: (held[index], (index - now) % size))
    held[place] += 1
    options = list(question.options)
    options[now], options[place] = options[place], options[now]
    return one if place == now else replace(one, question=replace(question, options=tuple(options)))
