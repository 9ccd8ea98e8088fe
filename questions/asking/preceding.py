"""Why, where the sentence before gives the reason: "Why are the rents so high?"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from questions.asking.clausal import MOST_WORDS, propose
from questions.asking.linked import is_vague, small, worded_statement
from questions.asking.weighing import draft_of

if TYPE_CHECKING:
    from questions.draft import Draft
    from questions.facts.following import Following
    from questions.grammar.composing import Composer
    from questions.grammar.scope import Scope


def ask(following: Following, composer: Composer) -> Iterator[Draft]:
    """Ask "Why are the rents so high?" where the sentence before gives the reason."""
    clause, cause = following.clause, following.cause
    scope = composer.scope(clause)
    stem = composer.question(clause, "Why", (), scope, negated=True)
    reason = _stated_cause(following, composer, scope)
    if stem is None or reason is None or is_vague(composer, clause.subject.tokens):
        return
    answer = f"Because {reason}"
    found = draft_of(propose(clause, stem, answer, "reason", 0.82), composer, "cause")
    if found is None or len(answer.split()) > MOST_WORDS:
        return
    stated = worded_statement(composer, clause, f"because {reason}", reason)
    yield replace(
        found,
        evidence=tuple(dict.fromkeys((cause.sentence.span, clause.sentence.span))),
        statement=stated.text if stated else None,
        slot=stated.slot if stated else None,
    )


def _stated_cause(following: Following, composer: Composer, scope: Scope) -> str | None:
    """Return the cause's words, its subject a pronoun where the question names it."""
    cause = following.cause
    if not following.pronoun:
        reason = composer.statement(cause)
        return None if reason is None else small(reason.text.rstrip("."), cause.subject.tokens[0])
    rest = [composer.wording.put(part.tokens, scope, answer=True) for part in composer.kept_after(cause)]
    if any(text is None for text in rest):
        return None
    return " ".join([following.pronoun, cause.group.declarative(), *(text or "" for text in rest)])
