"""Reasons that those who act give themselves: "They called for a vote, arguing that the law was old"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.answer_types import noun_is_human
from questions.datafiles import read_toml
from questions.facts.causes.cause import ENOUGH_WORDS, Cause
from questions.facts.clauses import Clause
from questions.facts.parts import Part, part_of
from questions.facts.subjects import SUBJECTS
from questions.grammar.phrases import is_plural, is_set_off
from questions.grammar.verbs import inflect, verb_lemma

if TYPE_CHECKING:
    from questions.reading import Reading

_ARGUING = frozenset(read_toml("connectives")["cause"]["arguing"])
_OUGHT = frozenset({"should", "must", "ought", "need", "needs", "needed"})
_SPEECH = frozenset(read_toml("speech")["clauses"]) | {"tell"}


def claimed(reading: Reading, clause: Clause, part: Part) -> Cause | None:
    """Find the claim behind a deed: "Because they argued that the law was old"."""
    verb, finite = part.root, clause.group.finite
    if part.role != "adverbial" or verb.tag_ != "VBG" or part.tokens[0].i != verb.i or not is_set_off(part):
        return None
    claims = [child for child in verb.children if child.dep_ == "ccomp"]
    if len(claims) == 1 and verb_lemma(verb) == "say" and not _OUGHT & {one.lower_ for one in claims[0].children}:
        return None  # "played it down, saying that all went well" tells how, not why
    if verb_lemma(verb) not in _ARGUING or len(claims) != 1 or clause.group.lemma in _SPEECH or finite is None:
        return None
    pronoun = _pronoun(reading, clause.subject)
    tokens = part_of(claims[0], "clause").tokens
    tokens = tokens[1:] if tokens and tokens[0].lower_ == "that" else tokens
    if pronoun is None or not any(child.dep_ in SUBJECTS for child in claims[0].children):
        return None
    past = claims[0].tag_ == "VBD" or any(one.tag_ == "VBD" for one in claims[0].children if one.dep_ == "aux")
    if past and not clause.group.past:
        return None  # "because it argues that it was wise": is or was?
    form = "VBD" if clause.group.past else "VB" if pronoun == "they" else "VBZ"
    lead = f"Because {pronoun} {inflect(verb_lemma(verb), form)} that"
    return Cause(clause, part, "because", tokens, lead) if len(tokens) >= ENOUGH_WORDS else None


def _pronoun(reading: Reading, subject: Part) -> str | None:
    person = reading.person(subject.root)
    if is_plural(subject):
        return "they"
    if person is not None:
        return {"m": "he", "f": "she"}.get(person.gender or "")
    return None if noun_is_human(subject.root) else "it"
