"""Reasons in a clause of their own, behind "because", "as", "since" or "after"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from questions.answer_types import noun_is_human
from questions.facts.causes.cause import DEGREES, ENOUGH_WORDS, Cause, cut_off
from questions.facts.causes.senses import tells_why
from questions.facts.clauses import Clause
from questions.facts.parts import Part, part_of
from questions.facts.subjects import SUBJECTS
from questions.grammar.phrases import connective, is_plural

if TYPE_CHECKING:
    from spacy.tokens import Token

_BARE = frozenset({"it", "they"})


def because(clause: Clause, part: Part) -> Cause | None:
    """Find the reason in a clause of its own: "because the oven had cracked"."""
    mark = connective(part)
    if part.tokens[0].lower_ in DEGREES and part.tokens[1:2] and part.tokens[1].lower_ == mark == "because":
        bare = replace(part, tokens=part.tokens[1:])
        after = tuple(bare if one is part else one for one in clause.after)
        found = because(replace(clause, after=after), bare)
        return None if found is None else replace(found, degree=part.tokens[0].lower_)
    subjects = [child for child in part.root.children if child.dep_ in SUBJECTS]
    if part.role != "adverbial" or len(subjects) != 1 or part.tokens[0].lower_ != mark:
        return None
    if not tells_why(clause, part, mark, subjects[0]):
        return None
    words = _first_clause(part)
    lead = "Because"
    if _is_same(subjects[0], clause.subject.root) and part in clause.before:
        # "Because snails are slow, snails …", the second a pronoun of the article's: one name is enough.
        cause = part_of(subjects[0], "subject")
        if words[: len(cause.tokens)] == cause.tokens:
            words = words[len(cause.tokens) :]
            lead = f"Because {'they' if is_plural(cause) else 'it'}"
    elif clause.subject.root.lower_ in _BARE and part in clause.before:
        cause = part_of(subjects[0], "subject")
        if is_plural(cause) != (clause.subject.root.lower_ == "they") or words[: len(cause.tokens)] != cause.tokens:
            return None
        # "Because snails have no ears, they …": the name goes to the question, "they" to the answer.
        words = words[len(cause.tokens) :]
        lead = f"Because {clause.subject.root.lower_}"
        clause = replace(clause, subject=cause)
    return Cause(clause, part, "because", words, lead) if len(words) >= ENOUGH_WORDS else None


def inner_because(clause: Clause, part: Part) -> Cause | None:
    """Find a reason at the end of an infinitive: "did not want to talk as he was wary of the press"."""
    if part.role != "infinitive":
        return None
    for child in part.root.children:
        opens = child.left_edge.lower_ in {"because", "as", "after"} and child.left_edge.dep_ == "mark"
        if child.dep_ != "advcl" or not opens or child not in part.tokens or part.tokens[-1].i > child.right_edge.i:
            continue
        rest, reason = cut_off(clause, part, child.left_edge, "adverbial", child)
        return because(rest, reason)
    return None


def _is_same(one: Token, other: Token) -> bool:
    """Say whether two words name the same thing and are no people."""
    common = one.pos_ == "NOUN" and not noun_is_human(one)
    return common and (one.i == other.i or (one.lower_ == other.lower_ and one.tag_ == "NNS"))


def _first_clause(part: Part) -> tuple[Token, ...]:
    """Return a reason's words without what is joined to it with a subject of its own: "and that is what counts"."""
    for child in part.root.children:
        if child.dep_ == "conj" and any(one.dep_ in SUBJECTS for one in child.children):
            joints = [one.i for one in part.root.children if one.dep_ == "cc" and one.i < child.i]
            end = min([child.left_edge.i, *joints])
            kept = tuple(token for token in part.tokens[1:] if token.i < end)
            return kept[:-1] if kept and kept[-1].is_punct else kept
    return part.tokens[1:]
