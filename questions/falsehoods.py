"""Falsehoods: a true statement with one small thing changed, and no longer true as far as can be told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from questions.changes import tags_of, turned
from questions.datafiles import read_toml
from questions.draft import Draft
from questions.facts.told import is_out_of_place, sentences_with
from questions.falsifying.oneness import happened_once, is_of_one
from questions.falsifying.verbs import can_turn
from questions.harm import harmful
from questions.polarity import reads_on
from questions.reading import Reading
from questions.slots import filled, worded_for_slot
from questions.wording import content_words
from questions.world.quantities import quantity
from questions.wrong import Wrong

_FIGURES = frozenset({"number", "money", "percent"})
"""Another date or length of time would test the memory for it alone."""
_NAMES = frozenset({"place", "name"})
_REASONED = re.compile(
    r"\b(?:because|since|as|so|if|unless|despite|although|though|due to|thanks to|in order to|by \w+ing|therefore)\b",
    re.IGNORECASE,
)
_RANKS = frozenset(read_toml("matching")["numbers"]["ordinals"])
_FEW = 3
_TOP = re.compile(r"\b(?:top|first|last|\w{3,}est) $", re.IGNORECASE)
"""What holds of the richest ten may well hold of the richest fifteen."""
_APART = Fraction(5, 4)
_MOST_ALIKE = 0.5
_SEVERAL = re.compile(
    r"\band (?:then )?(?:is|are|was|were|has|have|had|will|can|\w+ed|made|gave|took|won|lost)\b|\b(?:but|yet|whereas) "
)
"""The second of two claims would stay true."""


def falsehoods(draft: Draft, reading: Reading, wrong: Sequence[Wrong]) -> Iterator[str]:
    """Yield false statements, the best first: a direction turned, another figure or name in the slot.

    Names of people and bodies are never exchanged: that would test the memory for names, and they are real.
    """
    for statement in _changed(draft, reading, wrong):
        if statement == draft.statement or not reads_on(draft.statement or "", statement):
            continue
        if not _told_elsewhere(statement, draft, reading):
            yield statement


def _changed(draft: Draft, reading: Reading, wrong: Sequence[Wrong]) -> Iterator[str]:
    statement = draft.statement or ""
    in_slot = list(_with_other_answers(draft, wrong, reading))
    if draft.answer_type in _FIGURES:
        yield from in_slot
    # What was turned round would no longer follow from its reason: that gives a falsehood away.
    if not (harmful(statement) or _REASONED.search(statement) or _SEVERAL.search(statement)):
        for text in turned(statement, tags_of(reading, draft.evidence), statement=True):
            if _is_sound(statement, text, draft, reading):
                yield text
    if draft.answer_type not in _FIGURES:
        yield from in_slot


def _is_sound(statement: str, text: str, draft: Draft, reading: Reading) -> bool:
    """Say whether the verb that was turned round has an opposite in the sense that the article uses it in."""
    before, after = statement.split(), text.split()
    turned_word = next((one for one, other in zip(before, after, strict=False) if one != other), "").strip(".,").lower()
    tokens = [one for span in draft.evidence for one in reading.doc.char_span(*span, alignment_mode="expand") or ()]
    return all(can_turn(one) for one in tokens if one.lower_ == turned_word and one.tag_.startswith("VB"))


def _with_other_answers(draft: Draft, wrong: Sequence[Wrong], reading: Reading) -> Iterator[str]:
    """Yield the statement with wrong options in its slot that are sure to make sense there.

    Another deed or reason seldom goes with the subject, or nobody would believe it.
    """
    if draft.answer_type not in _FIGURES | _NAMES or _is_small(draft):
        return
    statement = draft.statement or ""
    if draft.answer_type in _NAMES and not (is_of_one(statement) or happened_once(statement)):
        return  # of another place or thing it may be as true
    for one in wrong:
        if draft.answer_type in _FIGURES and (one.text.casefold() in _RANKS or _is_near(one.text, draft.answer)):
            continue  # "Second of the land is farmed" is no share
        if draft.answer_type in _NAMES and is_out_of_place(reading, one.text, draft.answer, draft.sentence):
            continue
        other = worded_for_slot(draft, one.text)
        made = filled(draft, other) if other is not None else None
        if made is not None:
            yield made


def _is_near(other: str, answer: str) -> bool:
    """Say whether a figure is hardly another one: nobody need remember whether 80 million or 90 million do it."""
    one, right = quantity(other), quantity(answer)
    return one is not None and right is not None and right.size / _APART < one.size < right.size * _APART


def _is_small(draft: Draft) -> bool:
    """Say whether the answer is two or three of something: another number tests the memory for it alone."""
    found = quantity(draft.answer)
    before, counted, _ = (draft.statement or "").partition(draft.answer)
    if draft.answer_type == "number" and counted and _TOP.search(before):
        return True
    return draft.answer_type == "number" and found is not None and not found.style.digits and found.value <= _FEW


def _told_elsewhere(statement: str, draft: Draft, reading: Reading) -> bool:
    """Say whether another sentence joins what was put in with most of the rest: then it may be true."""
    mine = content_words(statement)
    new = mine - content_words(draft.statement or "")
    return any(
        new <= told and len(mine & told) >= _MOST_ALIKE * len(mine)
        for index, told in sentences_with(reading, new)
        if index != draft.sentence
    )
