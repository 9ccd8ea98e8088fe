"""What a named thing is, where the article says it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.asking.proposal import Proposal
from questions.asking.shortening import is_sized
from questions.datafiles import read_toml
from questions.facts.clauses import Clause
from questions.grammar.composing import Composer
from questions.grammar.wording import capital

if TYPE_CHECKING:
    pass

_VERBS = read_toml("sentence_parts")["verbs"]
_TELLING = frozenset(_VERBS["telling"])
_INTENDING = frozenset(_VERBS["intending"])
_DIRECTING = frozenset(_VERBS["directing"])
_STATIVE = frozenset(_VERBS["stative"])
_CONTEXT = frozenset(read_toml("sentence_parts")["connectives"]["context"])
_SAYING = frozenset(_VERBS["saying"])
_ABLE = frozenset(
    {"able", "unable", "willing", "unwilling", "ready", "keen", "eager", "determined", "reluctant", "likely", "set"}
)
_FEWEST, _MOST, _MOST_TOPIC = 3, 14, 9


def ask(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask "What is Lemnos?" where the article says what a named thing is."""
    parts = clause.of("attribute")
    root = clause.subject.root
    if len(parts) != 1 or clause.group.lemma != "be" or clause.group.negated or clause.kind == "reported":
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
