"""Purposes: "to save fuel", "in order to save fuel", "so that they save fuel"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.causes.cause import ENOUGH_WORDS, Cause, cut_off
from questions.facts.clauses import Clause
from questions.facts.parts import Part
from questions.facts.subjects import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

_DATA = read_toml("connectives")["purpose"]
_AIMS = tuple(tuple(phrase.split()) for phrase in _DATA["leads"])
_WITH_TO = frozenset(_DATA["with_to"])
_NO_PURPOSE = frozenset(_DATA["not_after"])
_TAKING = frozenset(_DATA["taking"])
_BEHIND = frozenset({"object", "dative", "prep", "particle", "agent"})
_OUTCOMES = frozenset(_DATA["outcomes"])
_GIVING = frozenset({"give", "allow", "grant", "set"})
_MEASURES = frozenset({"little", "much", "more", "enough", "nothing", "anything", "something", "everything", "less"})


def purpose(clause: Clause, part: Part) -> Cause | None:  # noqa: PLR0911 (each doubt leaves at once)
    """Find "to save fuel" behind an object or another phrase: there it is no complement of the verb."""
    lemma = clause.group.lemma
    inner = _inner(part)
    if inner is not None and lemma not in _NO_PURPOSE - {"force"}:
        return _inner_purpose(clause, part, inner)
    used = lemma == "use" and part.role == "infinitive" and bool(clause.of("object"))
    if part.role not in {"adverbial", "prep"} and not used:
        return None
    tokens = _after_lead(part)
    marked = tokens is not None
    tokens = tokens or part.tokens
    takes = lemma == "take" and any(one.role == "prep" and one.root.lower_ == "to" for one in clause.after)
    moved_on = f"{lemma} {next((one.root.lower_ for one in clause.of('particle')), '')}"
    no_aim = bool({lemma, moved_on} & _NO_PURPOSE) and not takes  # but "took to the streets to protest"
    if lemma == "be" or (not marked and (part.root.tag_ != "VB" or no_aim)):
        return None
    if len(tokens) < ENOUGH_WORDS or tokens[0].tag_ != "TO" or tokens[1].tag_ != "VB" or tokens[1].lower_ in _OUTCOMES:
        return None
    behind = [one for one in clause.after if one.role in _BEHIND and one.start < part.start]
    if not marked and any(_noun_of(one).lemma_.lower() in _TAKING for one in (clause.subject, *behind)):
        return None  # "an effort was made to help": an effort to do what?
    if not marked and lemma in _GIVING and any(one.root.ent_type_ in {"DATE", "TIME"} for one in clause.after):
        return None  # "was given five weeks to pay": time to do what?
    moved = lemma in _WITH_TO
    if part in clause.after and not marked and not behind and not moved:
        return None
    if not marked and any(_is_doing(token) for one in behind for token in one.tokens):
        return None  # "tricks such as setting clocks to run slow": whose aim is it?
    finite = clause.group.finite
    unsure = finite is not None and finite.tag_ == "MD" and finite.lower_ not in {"will", "’ll", "'ll"}
    if part in clause.after and not marked and (unsure or any(one.root.lower_ in _MEASURES for one in behind)):
        return None  # "would do little to help": a measure more often than an aim
    return Cause(clause, part, "purpose", tokens[1:], "To")


def _noun_of(part: Part) -> Token:
    """Return the noun of a part, that behind its preposition where nothing stands between it and an aim."""
    last = part.tokens[-1]
    return last if part.role == "prep" and last.dep_ == "pobj" and last.head.i == part.root.i else part.root


def _is_doing(token: Token) -> bool:
    """Say whether an "-ing" stands behind a preposition, whatever it was taken for."""
    return token.lower_.endswith("ing") and token.i > 0 and token.nbor(-1).pos_ == "ADP"


def _inner(part: Part) -> Token | None:
    """Return the verb of an aim at the end of an infinitive: "plans to turn shops into homes to make a point"."""
    if part.role != "infinitive" or part.root.tag_ != "VB":
        return None
    for child in part.root.children:
        if child.dep_ != "advcl" or child.tag_ != "VB" or child.lower_ in _OUTCOMES:
            continue
        opened = child.left_edge.tag_ == "TO" and child.left_edge.i + 1 == child.i
        behind = any(one.dep_ in {"dobj", "prep"} and part.root.i < one.i < child.i for one in part.root.children)
        if opened and behind and part.tokens[-1].i <= child.right_edge.i and child in part.tokens:
            return child
    return None


def _inner_purpose(clause: Clause, part: Part, verb: Token) -> Cause | None:
    """Return the cause of a clause whose infinitive ends with an aim, the aim cut off into a part of its own."""
    rest, aim = cut_off(clause, part, verb.left_edge, "adverbial", verb)
    return Cause(rest, aim, "purpose", aim.tokens[1:], "To") if len(aim.tokens) >= ENOUGH_WORDS else None


def _after_lead(part: Part) -> tuple[Token, ...] | None:
    """Return the words from "to" on after "in order" or "in an effort", or `None` where neither leads them."""
    opening = tuple(token.lower_ for token in part.tokens)
    for lead in _AIMS:
        if opening[: len(lead)] == lead and opening[len(lead) : len(lead) + 1] == ("to",):
            return part.tokens[len(lead) :]
    return None


def so_that(clause: Clause, part: Part) -> Cause | None:
    """Find the purpose in a clause of its own behind "so that"."""
    opening = [token.lower_ for token in part.tokens[:2]]
    if part.role != "adverbial" or opening != ["so", "that"] or clause.group.lemma == "be":
        return None
    if not any(child.dep_ in SUBJECTS for child in part.root.children):
        return None
    return Cause(clause, part, "so that", part.tokens[2:], "So that")
