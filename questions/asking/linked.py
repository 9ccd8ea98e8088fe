"""Two things said in one sentence of their own: what happened, and why, what for, or with what result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.grammar.phrases import capital, is_plural
from questions.grammar.stating import MOST_STATEMENT_WORDS, Statement
from questions.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from questions.facts.clauses import Clause
    from questions.facts.parts import Part
    from questions.grammar.composing import Composer
    from questions.grammar.scope import Scope

_ENOUGH_WORDS = 9
_TELLING = 2
_LIKE = frozenset({"similar", "same", "different", "certain", "other", "others", "such"})
"""Of a subject these say nothing without what it is compared to."""


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
        and not any(child.dep_ in {"prep", "relcl", "acl"} for child in token.children)
        and len([child for child in token.lefts if child.dep_ in {"amod", "compound", "nmod"}]) < _TELLING
        for token in tokens
    )


def finite_text(composer: Composer, clause: Clause, scope: Scope) -> str | None:
    """Return a clause worded as an answer, without a full stop or a source: "Flights to Norway were cancelled"."""
    before = composer.context(clause, (), scope)
    bound = {"it": False, "they": True}.get(clause.subject.root.lower_)
    # "When snow melts, it …": the question names what "it" is.
    known = bound is not None and bound in scope.numbers and len(clause.subject.tokens) == 1
    subject = clause.subject.root.lower_ if known else composer.put_subject(clause, scope, answer=True)
    if before is None or subject is None:
        return None
    scope.numbers = scope.numbers | {is_plural(clause.subject)}
    after = [composer.wording.put(part.tokens, scope, answer=True) for part in _shortened(composer.kept_after(clause))]
    if any(text is None for text in after) or any(token.lower_ in _LIKE for token in clause.subject.tokens):
        return None
    pieces = [subject, clause.group.declarative(), *(text or "" for text in after), *before]
    return capital(" ".join(piece for piece in pieces if piece).replace(" ,", ","))


def small(text: str, first: Token) -> str:
    """Return a text with a small first letter unless its first word is a name, its own or one put for a pronoun."""
    word = text.split(maxsplit=1)[0]
    common = word.lower() in {"the", "a", "an"} or (word.lower() == first.lower_ and not word.isupper())
    named = first.pos_ == "PROPN" or (first.ent_type_ and first.tag_ not in {"DT", "CD"})
    return text[:1].lower() + text[1:] if common and not named else text


def _shortened(parts: list[Part]) -> list[Part]:
    """Return the parts without the last phrases of place and manner where the others say enough."""
    kept = list(parts)
    while (
        len(kept) > 1
        and kept[-1].role == "prep"
        and kept[-2].role in {"object", "prep", "attribute"}
        and sum(len(part.tokens) for part in kept[:-1]) >= _ENOUGH_WORDS - _TELLING
        and sum(len(part.tokens) for part in kept) > _ENOUGH_WORDS
    ):
        kept.pop()
    return kept
