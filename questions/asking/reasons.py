"""Why something happened or was done: questions about the part of a clause that tells it."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking.proposal import Proposal
from questions.facts.causes import Cause
from questions.grammar.composing import Composer

_TRUST = {"because": 0.9, "phrase": 0.85, "purpose": 0.78}
_MOST = 16
_FEWEST_STEM = 5


def ask(cause: Cause, composer: Composer) -> Iterator[Proposal]:
    """Yield "Why …?" with the cause or the purpose as its answer."""
    clause = cause.clause
    scope = composer.scope(clause)
    stem = composer.question(clause, "Why", (cause.part,), scope, negated=True)
    if cause.part in clause.after and clause.kind == "main":
        scope.numbers = {True, False}  # all that "it" and "they" can mean is in the question
    words = composer.wording.put(cause.words, scope, answer=True)
    if stem is None or words is None or len(stem.split()) < _FEWEST_STEM:
        return
    answer = f"{cause.lead} {words}"
    if len(answer.split()) > _MOST:
        return
    yield Proposal(
        clause=clause,
        stem=stem,
        answer=answer,
        answer_type="reason",
        slot=cause.words,
        trust=_TRUST[cause.form],
        worth=0.95 if cause.form != "purpose" else 0.8,
    )
