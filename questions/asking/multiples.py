"""How much or many, told by another: "earn twice as much as nurses"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from questions.asking.linked import is_vague
from questions.asking.proposal import Proposal
from questions.asking.weighing import draft_of
from questions.grammar.phrases import capital

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.draft import Draft
    from questions.facts.clauses import Clause
    from questions.facts.parts import Part
    from questions.grammar.composing import Composer

_MULTIPLES = ("half", "twice", "three times", "four times")
_AMOUNTS = {"much": "How much", "many": "How many"}


def ask(clause: Clause, composer: Composer) -> Iterator[Draft]:
    """Ask "How much do pilots earn?" with other multiples as options."""
    for part in clause.of("object", "adverb"):
        found = _multiple(part)
        if found is None:
            continue
        start, end, amount = found
        scope = composer.scope(clause)
        stem = composer.question(clause, _AMOUNTS[amount], (part,), scope)
        text = composer.wording.put(part.tokens, scope, answer=True)
        said = " ".join(token.lower_ for token in part.tokens[start:end])
        if stem is None or text is None or said not in text.lower() or is_vague(composer, clause.subject.tokens):
            continue
        others = [one for one in (*_MULTIPLES, "exactly") if one != said][: len(_MULTIPLES) - 1]
        proposal = Proposal(
            clause=clause,
            stem=stem,
            answer=capital(text),
            answer_type="change",
            slot=part.tokens,
            trust=0.82,
            worth=0.8,
        )
        # "How much do pilots earn?" asks for a sum.
        proposal = replace(proposal, stem=f"{stem.rstrip('?')}, compared with others?")
        draft = draft_of(proposal, composer, "comparison")
        if draft is not None:
            place = text.lower().index(said)
            wrong = [f"{text[:place]}{other}{text[place + len(said) :]}" for other in others]
            yield replace(draft, wrong=tuple(("misread", capital(one)) for one in wrong))


def _multiple(part: Part) -> tuple[int, int, str] | None:
    """Return where "twice" stands in "roughly twice as much as nurses", and "much"."""
    words = [token.lower_ for token in part.tokens]
    for place in range(1, len(words) - 3):
        if words[place] != "as" or words[place + 1] not in _AMOUNTS or words[place + 2] != "as":
            continue
        if words[place - 1] in {"twice", "half"}:
            return place - 1, place, words[place + 1]
        if words[place - 1] == "times" and place > 1 and _counts(part.tokens[place - 2]):
            return place - 2, place, words[place + 1]
    return None


def _counts(token: Token) -> bool:
    return token.pos_ == "NUM"
