"""How much money: questions about prices, payments and worth."""

from __future__ import annotations

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

_PAYING = frozenset(read_toml("sentence_parts")["verbs"]["paying"])
_SELLING = frozenset({"buy", "sell", "auction"})
_SCALES = frozenset({"m", "m.", "bn", "bn.", "tn", "tn.", "k"})
_BESIDE = frozenset({"advmod", "quantmod", "amod"})
_FEWEST_STEM = 5


def ask(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Yield questions that a sum of money answers."""
    for part in clause.of("object", "time"):
        yield from _paid(clause, part, composer)
    for part in clause.of("complement"):
        yield from _worth(clause, part, composer)
    for part in clause.of("prep"):
        yield from _sold(clause, part, composer)
    yield from _amount(clause, composer)


def _paid(clause: Clause, part: Part, composer: Composer) -> Iterator[Proposal]:
    """Ask "How much did the bridge cost?" and "How much was the town given to rebuild it?"."""
    if clause.group.lemma in _PAYING and (slot := _sum(part.tokens)):
        yield from _answered(clause, composer, "How much", part, slot)


def _worth(clause: Clause, part: Part, composer: Composer) -> Iterator[Proposal]:
    """Ask "How much is the mill worth?"."""
    slot = _sum(part.tokens[1:])
    if clause.group.lemma == "be" and not clause.group.negated and part.tokens[0].lower_ == "worth" and slot:
        yield from _answered(clause, composer, "How much", part, slot, "worth")


def _sold(clause: Clause, part: Part, composer: Composer) -> Iterator[Proposal]:
    """Ask "For how much was the painting sold?"."""
    slot = _sum(part.tokens[1:])
    if clause.group.lemma in _SELLING and part.root.lower_ == "for" and slot:
        yield from _answered(clause, composer, "For how much", part, slot)


def _sum(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the words of a sum of money that open a part and fill it, but for a time behind it; else nothing."""
    money = [token for token in tokens if token.ent_type_ == "MONEY" or token.is_currency or token.lower_ in _SCALES]
    if not any(token.like_num for token in money) or not any(token.ent_type_ == "MONEY" for token in money):
        return ()
    found = tuple(token for token in tokens if token.i <= money[-1].i)
    plain = all(token in money or token.dep_ in _BESIDE for token in found)
    rest = tokens[len(found) :]
    return found if plain and all(token.ent_type_ == "DATE" for token in rest) else ()


def _answered(  # noqa: PLR0917
    clause: Clause, composer: Composer, word: str, part: Part, slot: tuple[Token, ...], tail: str = ""
) -> Iterator[Proposal]:
    scope = composer.scope(clause)
    stem = composer.question(clause, word, (part,), scope, tail=(tail,) if tail else ())
    answer = composer.wording.put(slot, Scope(), answer=True)
    # "£24m." at the end of a sentence may be one word with its full stop.
    yield from figure_proposal(clause, stem, answer and answer.rstrip("."), slot, "money", 0.85)


def _amount(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask "What is the price?" of "The price is £30"."""
    if clause.group.lemma != "be" or clause.group.negated:
        return
    for part in clause.of("attribute"):
        kind = {"MONEY": "money", "PERCENT": "percent"}.get(part.root.ent_type_)
        if kind is None or clause.subject.root.pos_ != "NOUN":
            continue
        scope = composer.scope(clause)
        stem = composer.question(clause, "What", (part,), scope)
        if stem is None or len(stem.split()) < _FEWEST_STEM:
            continue
        answer = composer.wording.put(part.tokens, scope, answer=True)
        yield from figure_proposal(clause, stem, answer, part.tokens, kind, 0.8)
