"""A draft as multiple choice: its answer among three wrong options, a set without flaws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random
from zlib import crc32

from questions.accepted import plain_name
from questions.draft import Draft
from questions.flaws import sound
from questions.flaws.options import sort_value
from questions.honours import honoured
from questions.kinds import Option, Question
from questions.kinds.multiple_choice import MultipleChoice
from questions.reading import Reading
from questions.wording import content_words, overlap, words
from questions.wrong import Wrong

WRONG = 3
_MOST_TRIES = 40
_PHRASE = 3
_PAIR = 0.5
_PAIR_COST, _LONG_COST = 4, 2
_OUT_OF_PLACE = 6
_NEVER = 1000


def dress(draft: Draft, reading: Reading, wrong: Sequence[Wrong]) -> Iterator[Question]:
    """Yield the first question without a grave flaw among sets of three, the best options tried first."""
    # The others have no titles, so a title would give the key away.
    key = plain_name(draft.answer, reading) if draft.answer_type == "person" else draft.answer
    if draft.answer_type == "person" and honoured(key, reading) != key:
        return  # "Brown" is no name for Lady Brown
    for chosen in sets_of(wrong, key):
        question = build(draft, chosen, key)
        if sound(question, reading.article):
            yield question
            return


def sets_of(wrong: Sequence[Wrong], key: str = "") -> Iterator[tuple[Wrong, ...]]:
    """Yield sets of three, those of the best options first, sets that point at the key last."""
    found = [tuple(wrong[index] for index in indexes) for indexes in combinations(range(len(wrong)), WRONG)]
    places = {id(one): place for place, one in enumerate(wrong)}
    cost = {id(chosen): sum(places[id(one)] for one in chosen) + _pointing(key, chosen) for chosen in found}
    ranked = sorted(found, key=lambda chosen: cost[id(chosen)])
    yield from [chosen for chosen in ranked if cost[id(chosen)] < _NEVER][:_MOST_TRIES]


def _pointing(key: str, chosen: Sequence[Wrong]) -> float:
    """Return how much a set points at its key: as one of a pair, alone of the article, or always the second figure."""
    if (place := sort_value(key)) is not None:
        below = sum((sort_value(one.text) or place) < place for one in chosen)
        return _OUT_OF_PLACE * abs(below - crc32(key.encode()) % (WRONG + 1))
    if all(one.source == "stated" for one in chosen):
        return _NEVER  # beside three things that are true but no reasons the key stands out
    named = all(part[:1].isupper() for part in key.split())
    if named and key and " " not in key and all(" " in one.text for one in chosen):
        return _NEVER  # one name without a surname among full ones
    if named or len(words(key)) < _PHRASE:
        return 0.0
    own = content_words(key)
    paired = [one for one in chosen if overlap(own, content_words(one.text)) >= _PAIR]
    others = [content_words(one.text) for one in chosen if one not in paired]
    # One option like the key points at it, unless the others are a pair as well.
    alone = len(paired) == 1 and overlap(*others) < _PAIR
    longest = max(len(one.text) for one in chosen)
    return _PAIR_COST * alone + _LONG_COST * (len(key) > longest)


def build(draft: Draft, wrong: Sequence[Wrong], key: str | None = None) -> MultipleChoice:
    """Return the question with these wrong options, figures and dates in order, others shuffled for good."""
    options, order = arranged(draft, wrong, key)
    return MultipleChoice(
        stem=draft.stem,
        skill=draft.skill,
        evidence=draft.evidence,
        explanation=draft.explanation,
        difficulty=draft.difficulty,
        options=options,
        option_order=order,
    )


def arranged(draft: Draft, wrong: Sequence[Wrong], key: str | None = None) -> tuple[tuple[Option, ...], str]:
    """Return key and wrong options in the order to store them, and whether that order is fixed."""
    options = [Option(key or draft.answer, correct=True), *(Option(one.text, role=one.role) for one in wrong)]
    values = {option.text: sort_value(option.text) for option in options}
    if all(values.values()):
        return tuple(sorted(options, key=lambda option: values[option.text] or ())), "fixed"
    Random(crc32(draft.stem.encode())).shuffle(options)  # noqa: S311 (an order to store, drawn again for each attempt)
    return tuple(options), "any"
