"""What a named thing is, and what an aim, a problem or a theory is, where the article says it."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking.proposal import Proposal
from questions.asking.shortening import is_sized
from questions.datafiles import read_toml
from questions.facts.clauses import Clause
from questions.grammar.composing import Composer
from questions.grammar.phrases import capital

_IDEAS = frozenset((*read_toml("sentence_parts")["nouns"]["no_doers"], *read_toml("sentence_parts")["nouns"]["ideas"]))
_FEWEST_STEM = 5


def ask(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Yield "What is Lemnos?" and "What is the aim of the project?"."""
    if clause.group.lemma != "be" or clause.group.negated:
        return
    yield from _thing(clause, composer)
    yield from _idea(clause, composer)


def _thing(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask what a named thing is."""
    parts = clause.of("attribute")
    root = clause.subject.root
    if len(parts) != 1 or clause.kind == "reported":
        return
    if root.pos_ != "PROPN" or root.ent_type_ == "PERSON" or composer.reading.person(root) is not None:
        return
    part = parts[0]
    if part.root.pos_ != "NOUN" or not any(child.dep_ == "det" for child in part.root.children):
        return
    scope = composer.scope(clause)
    stem = composer.question(clause, "What", (part,), scope)
    answer = composer.wording.put(part.tokens, scope, answer=True)
    if stem is None or answer is None or not is_sized(answer):
        return
    yield Proposal(
        clause=clause, stem=stem, answer=capital(answer), answer_type="noun", slot=part.tokens, trust=0.72, worth=0.7
    )


def _idea(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask what an aim is to do, or a theory says."""
    parts = clause.of("infinitive", "clause")
    if len(parts) != 1 or clause.subject.root.lemma_.lower() not in _IDEAS:
        return
    part = parts[0]
    first = part.tokens[0]
    says = part.role == "clause" and first.lower_ == "that" and first.dep_ == "mark"
    if not says and not (first.tag_ == "TO" and part.root.tag_ == "VB"):
        return
    scope = composer.scope(clause)
    stem = composer.question(clause, "What", (part,), scope)
    answer = composer.wording.put(part.tokens, scope, answer=True)
    if stem is None or answer is None or not is_sized(answer) or len(stem.split()) < _FEWEST_STEM:
        return
    yield Proposal(
        clause=clause,
        stem=stem,
        answer=capital(answer),
        answer_type="clause" if says else "reason",
        slot=part.tokens,
        trust=0.82,
        worth=0.9,
    )
