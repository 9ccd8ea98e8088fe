"""Two things said in one sentence of their own: what happened, and why, what for, or with what result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.grammar.stating import MOST_STATEMENT_WORDS, Statement
from questions.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from questions.facts.clauses import Clause
    from questions.grammar.composing import Composer


def worded_statement(composer: Composer, clause: Clause, tail: str, slot: str) -> Statement | None:
    """Return a clause's statement with a tail ("because the arches had cracked") and where `slot` is in it.

    A source ("according to the council") stays at the end.
    """
    plain = composer.statement(clause)
    if plain is None:
        return None
    main, mark, source = plain.text.rstrip(".").partition(", according to ")
    text = f"{main} {tail}{mark}{source}."
    start = text.rfind(slot)
    if len(text.split()) > MOST_STATEMENT_WORDS or start < 0:
        return None
    return Statement(text, Span(start, start + len(slot)))


def is_vague(composer: Composer, tokens: Sequence[Token]) -> bool:
    """Say whether a bare "the gap" among the words is only likely to be clear: too little for a question."""
    soft = composer.wording.soft
    return any(
        token.i in soft
        and token.pos_ == "NOUN"
        and not any(child.dep_ in {"amod", "compound", "nmod", "prep", "relcl", "acl"} for child in token.children)
        for token in tokens
    )
