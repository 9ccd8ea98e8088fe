"""Flaws of what is asked for and what is offered: an option of another kind, one that does not fit the stem."""

from __future__ import annotations

import re

from questions.datafiles import read_toml
from questions.flaws.base import flaw, key_and_wrong
from questions.kinds import Question
from questions.wording import words
from questions.world.classes import class_of
from questions.world.numerals import says_number

_DATA = read_toml("asking")
_ASKED = re.compile(r"\b(?:which|what) (?:kind of |sort of |type of )?([a-z]+)\b", re.IGNORECASE)
_WHO = re.compile(r"^who(?:m)?\b", re.IGNORECASE)
_HOW_MANY = re.compile(
    r"^(?:about )?how (?:many|much(?! (?:of|do|did|does)\b)|old|tall|long ago|far|heavy)\b", re.IGNORECASE
)
_DEED = re.compile(r"^what (?:did|does|do|will|would|can|could|should|must) .+ do\b", re.IGNORECASE)
_CLASSES: dict[str, str] = _DATA["classes"]
_PEOPLE = frozenset({"person", "group", "animal", ""})
_NO_DEED = frozenset(_DATA["no_deed"])
_NO_END = frozenset(_DATA["unfinished"])
_TAIL = re.compile(r"\s+(?:of|in|at|for|from|with|who|that|which|to|on|near|by)\b|,")
_MARKS = '.?!:…”"’)_'


@flaw("Only the right answer is of the kind that the question names.")
def logical_cue(question: Question) -> bool:
    key, wrong = key_and_wrong(question)
    asked = _ASKED.search(question.stem)
    kind = _CLASSES.get(asked[1].casefold()) if asked else None
    if kind is None or not wrong:
        return False
    return _head_class(key) == kind and not any(_head_class(text) in (kind, "") for text in wrong)


@flaw("An option is no answer of the kind that is asked for, so nobody would choose it.")
def implausible_option(question: Question) -> bool:
    _, wrong = key_and_wrong(question)
    if _WHO.match(question.stem):
        return any(text[:1].islower() or _begins_common(text) for text in wrong if _head_class(text) not in _PEOPLE)
    if _HOW_MANY.match(question.stem):
        return any(not says_number(text) for text in question.parts())
    return False


@flaw("An option does not complete the question.")
def does_not_complete(question: Question) -> bool:
    options = question.parts()
    if not options or question.kind in ("matching", "ordering"):
        return False
    if _DEED.match(question.stem):
        return any(words(text)[:1] and words(text)[0] in _NO_DEED for text in options)
    stem = question.stem.rstrip(_MARKS + " ").split()
    if question.stem.rstrip().endswith("?") or not stem or stem[-1].casefold() not in _NO_END:
        return False
    return any(words(text)[:1] == [stem[-1].casefold()] for text in options)


@flaw("A gap belongs in a gap question only.")
def stray_gap(question: Question) -> bool:
    texts = question.parts() if question.kind == "cloze" else (question.stem, *question.parts())
    return any("__" in text for text in texts)


def _begins_common(text: str) -> bool:
    """Say whether a text begins as a description does (“A …”, “The …”), not as a name."""
    return words(text)[:1] in (["a"], ["an"], ["the"]) and not any(part[:1].isupper() for part in text.split()[1:])


def _head_class(text: str) -> str:
    """Return the class of what a phrase names by its last word before any “of …”, or nothing where unknown."""
    head = words(_TAIL.split(text, maxsplit=1)[0])[-1:]
    if not head:
        return ""
    word = head[0]
    singular = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    return class_of(word) or class_of(singular)
