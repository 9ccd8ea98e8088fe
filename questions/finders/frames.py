"""Frames: answers from outside the article that the verb asked about may take."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

from questions.datafiles import read_toml
from questions.draft import Draft
from questions.grammar.verbs import verb_lemma
from questions.sources import Sources
from questions.world.classes import class_of

_SUBJECT = frozenset({"nsubj"})
_PASSED = frozenset({"conj", "pobj", "prep", "compound"})


@cache
def _frames() -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the answers by side and verb; a verb of several frames has those of all."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for frame in read_toml("frames")["frame"]:
        for verb in frame["verbs"]:
            key = (frame["side"], verb)
            found[key] = found.get(key, ()) + tuple(frame["answers"])
    return found


def framed(draft: Draft, sources: Sources, rng: Random) -> Iterator[str]:
    """Yield answers for the verb asked about on the side where the key stands, then things of the key's class."""
    asked = _asked(draft, sources)
    if asked is None:
        return
    side, verb, head = asked
    answers = list(_frames().get((side, verb), ()))
    rng.shuffle(answers)
    kind = class_of(head)
    things = list(read_toml("things").get(kind, ())) if kind not in ("person", "group") else []
    rng.shuffle(things)
    yield from things
    yield from answers


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


def general(name: str, list_name: str) -> list[Any]:
    """Return a list of a data file."""
    found: list[Any] = read_toml(name)[list_name]
    return found
