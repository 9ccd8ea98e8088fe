"""Aims, reasons and results that the article calls so: "The aim of the project is to save fuel"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from questions.asking.linked import is_vague
from questions.asking.proposal import Proposal
from questions.asking.rivals import rival_aims
from questions.asking.shortening import shorten
from questions.asking.weighing import draft_of
from questions.datafiles import read_toml
from questions.grammar.phrases import capital
from questions.wording import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.draft import Draft
    from questions.facts.clauses import Clause
    from questions.facts.parts import Part
    from questions.grammar.composing import Composer

_SKILLS = {noun: skill for skill, nouns in read_toml("connectives")["named"].items() for noun in nouns}
_SAYING_WHICH = frozenset({"of", "for", "with", "behind", "facing", "to", "in", "between"})
_PRACTICAL = frozenset(
    {"app", "device", "design", "machine", "method", "plan", "program", "programme", "project", "scheme", "system"}
)
_FEWEST, _MOST = 3, 18


def ask(clause: Clause, composer: Composer) -> Iterator[Draft]:
    """Ask "What is the aim of the project?"."""
    root = clause.subject.root
    skill = _SKILLS.get(root.lemma_.lower())
    parts = clause.of("attribute", "clause", "infinitive", "adverbial")
    if skill is None or clause.group.lemma != "be" or clause.group.negated or len(parts) != 1:
        return
    tells = [
        child
        for child in root.children
        if child.i > root.i and (child.lower_ in _SAYING_WHICH or child.dep_ == "relcl")
    ]
    part = parts[0]
    if not tells or part not in clause.after:
        return
    scope = composer.scope(clause)
    modal = clause.group.finite is not None and clause.group.finite.tag_ == "MD"
    # "What might be one reason for …?", not "What might one reason for … be?"
    if modal:
        subject, source = composer.subject(clause, scope), composer.reporter(clause, scope)
        stem = None if subject is None else f"What {clause.group.declarative()} {subject}{source or ''}?"
    else:
        stem = composer.question(clause, "What", (part,), scope)
    answer = _answer(part, composer, scope)
    if stem is None or answer is None or is_vague(composer, clause.subject.tokens):
        return
    if not _FEWEST <= len(answer.split()) <= _MOST:
        return
    proposal = Proposal(
        clause=clause, stem=stem, answer=answer, answer_type=_type(part), slot=part.tokens, trust=0.82, worth=0.9
    )
    found = draft_of(proposal, composer, skill)
    if found is not None:
        # A project may save time or energy; a policy is not made to.
        verb = "use" if _PRACTICAL & set(words(stem)) else ""
        wrong = rival_aims(composer.reading, found, verb) if answer.startswith("To ") else ()
        yield replace(found, answer_span=None, wrong=wrong)


def _answer(part: Part, composer: Composer, scope: object) -> str | None:
    from questions.grammar.scope import Scope

    tokens = shorten(_first_of_two(part.tokens), part.root, _MOST)
    text = composer.wording.put(tokens, scope if isinstance(scope, Scope) else Scope(), answer=True)
    if text is None:
        return None
    finite = part.role in {"clause", "adverbial"} and part.root.tag_ not in {"VB", "VBG"}
    if finite and tokens[0].lower_ != "that":
        return None if tokens[0].tag_ in {"WRB", "WP", "IN"} else f"That {text}"
    return capital(text)


def _first_of_two(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Cut "to save fuel and that it is safe" to what comes first."""
    for place, token in enumerate(tokens[:-1]):
        if place and token.lower_ == "and" and tokens[place + 1].lower_ == "that":
            return tokens[:place]
    return tokens


def _type(part: Part) -> str:
    if part.tokens[0].tag_ == "TO":
        return "reason"
    return "noun" if part.role == "attribute" else "clause" if part.root.tag_ != "VBG" else "action"
