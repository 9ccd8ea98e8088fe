"""What a conjunction means: "as they had the most power" tells why, "as the door opened" when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.answer_types import noun_is_human
from questions.datafiles import read_toml
from questions.facts.clauses import Clause
from questions.facts.parts import Part
from questions.grammar.phrases import is_set_off
from questions.grammar.verbs import tense_tag, verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

_DATA = read_toml("connectives")["cause"]
_STATES = frozenset(_DATA["states"])
_CHANGES = frozenset(_DATA["changes"])
_HOURS = frozenset(_DATA["hours"])
_PASSING = frozenset(_DATA["passing"])
_ANSWERS = frozenset(_DATA["answers"])
_REPORTING = frozenset(
    lemma for name in ("reporting", "telling", "saying") for lemma in read_toml("sentence_parts")["verbs"][name]
)
_BOUND = frozenset({"it", "they", "he", "she"})


def tells_why(clause: Clause, part: Part, mark: str | None, subject: Token) -> bool:  # noqa: PLR0911 (a sense a line)
    """Say whether a conjunction means "because": "as they had the most power", not "as the door opened"."""
    if mark == "because":
        return True
    if mark == "after":
        return clause.group.passive and clause.group.lemma in _ANSWERS and part.root.tag_ in {"VBD", "VBN"}
    if mark == "as" and clause.group.lemma in {"come", "happen", "occur"}:
        return False  # "the news comes as sales fall"
    if mark == "as":
        bound = subject.lower_ in _BOUND
        timeless = bound and part.root.tag_ == "VBZ" and not clause.group.past
        if (is_set_off(part) or bound) and (_states(part.root) or (timeless and is_set_off(part))):
            return True
        return _goes_with(clause, part, subject)
    if mark == "since":
        dated = any(token.ent_type_ in {"DATE", "TIME"} for token in part.tokens)
        # "has grown since …" tells since when; without a perfect "since" gives the reason.
        lasting = _states(part.root) and part.root.tag_ in {"VBZ", "VBP", "VB"} and not dated
        return is_set_off(part) and (lasting or not _is_perfect(clause))
    return False


def _is_perfect(clause: Clause) -> bool:
    return any(one.lemma_ == "have" for one in (*clause.group.auxiliaries, *clause.group.borrowed))


def _goes_with(clause: Clause, part: Part, subject: Token) -> bool:
    """Say whether one change brings the other: "as more shops close, the town is growing poorer".

    What a person does while something else happens, and what somebody reports, is left.
    """
    verb, lemma = part.root, verb_lemma(part.root)
    if subject.pos_ not in {"NOUN", "PROPN"} or subject.ent_type_ == "PERSON" or subject.lemma_.lower() in _HOURS:
        return False
    unreal = clause.group.finite is not None and clause.group.finite.tag_ == "MD"
    if unreal and any(child.tag_ == "MD" for child in verb.children):
        return True  # "there would be fewer quarrels as sailors would be rested"
    if lemma in _REPORTING | _PASSING or lemma == "do" or noun_is_human(subject):
        return False
    lasting = verb.tag_ in {"VBZ", "VBP"} or lemma in _CHANGES
    finite = clause.group.finite
    shown = clause.group.lemma in _CHANGES or (finite is not None and tense_tag(finite) in {"VBZ", "VBP"})
    return lasting and shown


def _states(verb: Token) -> bool:
    """Say whether a verb tells a state, so that "as" hardly means "while"."""
    negated = any(child.dep_ == "neg" for child in verb.children)
    progressive = verb.tag_ == "VBG"
    return not progressive and (negated or verb_lemma(verb) in _STATES)
