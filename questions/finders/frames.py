"""Frames: answers from outside the article that the verb asked about may take."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from random import Random

from questions.datafiles import read_toml
from questions.draft import Draft
from questions.grammar.verbs import base_form, verb_lemma
from questions.sources import Sources
from questions.wording import words
from questions.world.classes import class_of

_SUBJECT = frozenset({"nsubj"})
_PASSED = frozenset({"conj", "pobj", "prep", "compound"})


@cache
def _frames() -> dict[tuple[str, str, str], tuple[str, ...]]:
    """Return the answers by side, verb and class of the key; a verb of several frames has those of all."""
    found: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for frame in read_toml("frames")["frame"]:
        for key in product([frame["side"]], frame["verbs"], frame["classes"]):
            found[key] = found.get(key, ()) + tuple(frame["answers"])
    return found


def framed(draft: Draft, sources: Sources, rng: Random) -> Iterator[str]:
    """Yield answers for the verb asked about on the side where the key stands, then things of the key's class."""
    asked = _asked(draft, sources)
    if asked is None:
        return
    side, verb, head = asked
    kind = class_of(head)
    if verb not in {base_form(word, word) for word in words(draft.stem)}:
        return  # the question asks with another verb than the article's
    for answers in (read_toml("things").get(kind, ()), _frames().get((side, verb, kind), ())):
        shuffled = list(answers)
        rng.shuffle(shuffled)
        yield from shuffled


def _asked(draft: Draft, sources: Sources) -> tuple[str, str, str] | None:
    """Return the side of the verb that the key stands on, the verb and the key's head; `None` where unknown."""
    span = draft.answer_span
    found = sources.reading.doc.char_span(*span, alignment_mode="expand") if span else None
    if found is None:
        return None
    head = found.root
    noun, side = head, head.dep_
    while side in _PASSED and noun.head.i != noun.i and noun.head.pos_ not in {"VERB", "AUX"}:
        noun = noun.head
        side = noun.dep_
    verb = noun.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return ("", "", str(head.lemma_).lower())
    lemma = verb_lemma(verb)
    return ("subject" if side in _SUBJECT else "object", lemma, str(head.lemma_).lower())
