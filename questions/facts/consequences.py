"""What follows from what: conditions, and results in participles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.clauses import Clause, find_clauses
from questions.facts.once import once_a_reading
from questions.facts.parts import Part
from questions.facts.quoted import find_quoted_clauses
from questions.facts.subjects import SUBJECTS
from questions.grammar.phrases import connective, is_set_off
from questions.grammar.verbs import tense_tag, verb_lemma

if TYPE_CHECKING:
    from questions.reading import Reading

_DATA = read_toml("connectives")["result"]
_PARTICIPLES = frozenset(_DATA["participles"])
_MODALS = frozenset({"will", "would", "could", "may", "might", "can"})
_STATES = frozenset({"have", "know", "think", "want", "need", "say"})
_PRESENT = frozenset({"VBZ", "VBP"})


@dataclass(frozen=True)
class Condition:
    """Hold a clause with the condition under which it holds: "if taxes rise, shops will close"."""

    clause: Clause
    part: Part
    opening: str
    """How the question opens: "What will happen", "What happens"."""


@dataclass(frozen=True)
class Result:
    """Hold a clause with the participle that tells what it led to: "…, forcing three shops to close"."""

    clause: Clause
    part: Part


@once_a_reading
def find_conditions(reading: Reading) -> Iterator[Condition]:
    """Yield the clauses that hold under one condition, in order."""
    for clause in [*find_clauses(reading), *find_quoted_clauses(reading)]:
        parts = [part for part in (*clause.before, *clause.after) if part.role == "adverbial"]
        if len(parts) != 1 or clause.kind in {"relative", "adverbial"}:
            continue
        mark, finite = connective(parts[0]), clause.group.finite
        if mark not in {"if", "when"} or finite is None or parts[0].tokens[0].lower_ != mark:
            continue
        if not any(child.dep_ in SUBJECTS for child in parts[0].root.children):
            continue
        if finite.lower_ in _MODALS and clause.group.verb.i != finite.i:
            yield Condition(clause, parts[0], f"What {finite.lower_} happen")
        elif clause.group.lemma == "go" and clause.group.verb.tag_ == "VBG" and clause.of("infinitive"):
            yield Condition(clause, parts[0], "What will happen")
        elif tense_tag(finite) in _PRESENT and _is_timeless(clause) and verb_lemma(parts[0].root) != "be":
            yield Condition(clause, parts[0], "What happens")


def _is_timeless(clause: Clause) -> bool:
    """Say whether a clause in the present tells what always happens, not what is going on."""
    group = clause.group
    progressive = group.verb.tag_ == "VBG"
    return not progressive and group.verb.tag_ != "VBN" and group.lemma not in _STATES


@once_a_reading
def find_results(reading: Reading) -> Iterator[Result]:
    """Yield the past events that a participle behind them gives the outcome of, in order."""
    for clause in find_clauses(reading):
        if not clause.group.past or clause.group.negated or clause.kind not in {"main", "conjunct"}:
            continue
        for part in clause.after:
            verb = part.root
            if part.role == "adverbial" and verb.tag_ == "VBG" and part.tokens[0].i == verb.i and is_set_off(part):
                last = part is clause.after[-1]
                if last and verb_lemma(verb) in _PARTICIPLES and any(child.i > verb.i for child in verb.children):
                    yield Result(clause, part)
