"""By how much, how long a thing is: questions about changes and measures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.asking.proposal import Proposal, figure_proposal
from questions.datafiles import read_toml
from questions.facts.clauses import Clause
from questions.facts.parts import Part
from questions.grammar.composing import Composer
from questions.grammar.scope import Scope

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = read_toml("sentence_parts")
_MEASURED = frozenset(_WORDS["nouns"]["measure"])
_RISING = frozenset({"climb", "grow", "increase", "jump", "rise", "soar"})
_MOVING = frozenset({"boost", "cut", "increase", "improve", "lift", "lower", "raise", "reduce", "shrink"})
_PLACING = frozenset({"in", "on", "at", "across", "around"})
_CHANGING = frozenset(_WORDS["verbs"]["changing"])
_FEWEST_STEM = 5
_VAGUE = frozenset({"one", "half", "dozens", "hundreds", "thousands", "millions", "zero"})
_REACHED = re.compile(r",? to (?:[a-z]+ ){0,2}[£$€]?\d[\w.,]*\?$")
"""What was reached is no part of by how much it was raised."""


def ask(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Yield questions that an amount or a measure answers."""
    yield from _measure(clause, composer)
    yield from _change(clause, composer)


def _change(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask "By how much did it fall?", "What figure has it reached?" and "How many birds are there?"."""
    if clause.group.lemma in _MOVING and clause.of("object"):
        yield from _moved(clause, composer)
    if clause.group.lemma not in _CHANGING or clause.of("object"):
        return
    yield from _step(clause, composer)
    steps = [
        part
        for part in clause.of("prep")
        if part.root.lower_ in {"to", "by", "from"} and not any(token.ent_type_ == "DATE" for token in part.tokens)
    ]
    if len(steps) != 1 or steps[0].root.lower_ == "from":
        return
    part = steps[0]
    nouns = [child for child in part.root.children if child.dep_ == "pobj"]
    if len(nouns) != 1 or not any(token.like_num for token in part.tokens) or nouns[0].ent_type_ in {"DATE", "TIME"}:
        return
    share = nouns[0].ent_type_ == "PERCENT"
    by = part.root.lower_ == "by"
    if not (by or share or nouns[0].pos_ == "NUM"):
        return
    scope = composer.scope(clause)
    stem = composer.question(clause, "By how much", (part,), scope) if by else _level(clause, part, composer, scope)
    slot = tuple(token for token in part.tokens if token.i > part.root.i)
    answer = composer.wording.put(slot, scope, answer=True)
    answer = ("By " if by else "") + answer if answer is not None else None
    yield from figure_proposal(clause, stem, answer, slot, "percent" if share else "number", 0.8)


def _moved(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask "By how much has the mill cut its prices?"."""
    for part in clause.of("prep"):
        nouns = [child for child in part.root.children if child.dep_ == "pobj"]
        if part.root.lower_ != "by" or len(nouns) != 1 or nouns[0].ent_type_ != "PERCENT":
            continue
        slot = part.tokens[1:]
        stem = composer.question(clause, "By how much", (part,), composer.scope(clause))
        stem = stem and _REACHED.sub("?", stem)
        answer = composer.wording.put(slot, Scope(), answer=True)
        yield from figure_proposal(clause, stem, answer and f"By {answer}", slot, "percent", 0.8)


def _step(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask "By how much did sales fall?" of "Sales fell 4%"."""
    for part in clause.of("time"):
        if part.root.ent_type_ == "PERCENT" and part.tokens[-1] == part.root:
            stem = composer.question(clause, "By how much", (part,), composer.scope(clause))
            answer = composer.wording.put(part.tokens, Scope(), answer=True)
            yield from figure_proposal(clause, stem, answer and f"By {answer}", part.tokens, "percent", 0.8)


def _level(clause: Clause, part: Part, composer: Composer, scope: Scope) -> str | None:
    """Return the question about how far something rose or fell."""
    counted = tuple(token for token in clause.subject.tokens if token.i > clause.subject.root.i + 1)
    following = clause.subject.root.nbor(1).lower_
    if clause.subject.root.lemma_.lower() == "number" and following == "of" and counted:
        return _headcount(clause, counted, part, composer, scope)
    split = clause.group.split()
    plain = composer.question(clause, "To what figure", (part,), scope)
    if split is None or plain is None or clause.group.lemma not in _RISING:
        return plain
    reached = "reached" if clause.group.verb.tag_ == "VBN" else "reach"
    verb = split[1].split()[-1]
    head, found, tail = plain.rpartition(f" {verb}")
    return f"What{head.removeprefix('To what')} {reached}{tail}" if found else None


def _headcount(clause: Clause, counted: tuple[Token, ...], part: Part, composer: Composer, scope: Scope) -> str | None:
    """Return "How many birds are there?" for "the number of birds has risen"."""
    finite = clause.group.finite
    cut = next((place for place, token in enumerate(counted) if place and token.lower_ in _PLACING), len(counted))
    things = composer.wording.put(counted[:cut], scope)
    where = composer.wording.put(counted[cut:], scope) if counted[cut:] else ""
    rest = [composer.wording.put(one.tokens, scope) for one in composer.kept_after(clause) if one is not part]
    context = composer.context(clause, (), scope)
    reporter = composer.reporter(clause, scope)
    if (
        finite is None
        or things is None
        or where is None
        or context is None
        or reporter is None
        or any(text is None for text in rest)
    ):
        return None
    has = finite.lower_ in {"has", "have"}
    there = "are there" if has else "will there be" if finite.lower_ == "will" else "were there"
    words = ["How many", things, there, where, "now" if has else "", *(text or "" for text in rest), *context]
    return " ".join(word for word in words if word).replace(" ,", ",") + (reporter or "") + "?"


def _measure(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask "How long was the pipe?" of "The pipe was 50 metres long"."""
    if clause.group.lemma != "be" or clause.group.negated:
        return
    for part in clause.of("complement"):
        sizes = [child for child in part.root.children if child.dep_ == "npadvmod"]
        if part.root.lower_ not in _MEASURED or len(sizes) != 1 or part.tokens[-1].i != part.root.i:
            continue
        size = tuple(token for token in part.tokens if token.i < part.root.i)
        if not any(token.like_num for token in size):
            continue
        scope = composer.scope(clause)
        stem = composer.question(clause, f"How {part.root.lower_}", (part,), scope)
        answer = composer.wording.put(size, scope, answer=True)
        yield from figure_proposal(clause, stem, answer, size, "number", 0.85)
