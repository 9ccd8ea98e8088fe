"""What came of something: what it forced others to do, led to, or means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from questions.answer_types import is_empty, noun_type
from questions.asking import actions
from questions.asking.clausal import FEWEST_WORDS, MOST_WORDS, clausal_draft, propose
from questions.asking.linked import finite_text, is_vague
from questions.asking.shortening import shorten
from questions.asking.weighing import draft_of
from questions.datafiles import read_toml
from questions.facts.subjects import SUBJECTS
from questions.grammar.phrases import capital
from questions.grammar.scope import Scope
from questions.grammar.verbs import inflect, verb_lemma
from questions.world.classes import class_of

if TYPE_CHECKING:
    from questions.draft import Draft
    from questions.facts.clauses import Clause
    from questions.facts.consequences import Result
    from questions.grammar.composing import Composer

_DATA = read_toml("connectives")["result"]
_LEADING = frozenset(_DATA["leading"])
_MOVING = frozenset(_DATA["moving"])
_MEANING = frozenset(_DATA["meaning"])
_MOST_REST = 10
_MOST_NOUN = 12
_BEFORE = 2


def of_result(result: Result, composer: Composer) -> Iterator[Draft]:
    """Ask "What forced three shops to close?"."""
    clause = result.clause.without(result.part)
    if any(token.tag_ in {"VBG", "VB"} for part in clause.after for token in part.tokens):
        return  # "thought of closing, forcing them to move": which of the two?
    for part in (*clause.before, *clause.after):
        if part.role in {"prep", "time"} and any(token.ent_type_ in {"DATE", "TIME"} for token in part.tokens):
            clause = clause.without(part)  # what happened is asked, not when
    scope = Scope()
    verb = result.part.root
    rest = composer.wording.put(shorten(result.part.tokens[1:], verb, _MOST_REST), scope)
    answer = finite_text(composer, clause, scope)
    if rest is None or answer is None or is_vague(composer, result.part.tokens):
        return
    stem = f"What {inflect(verb_lemma(verb), 'VBD')} {rest}?"
    # The answer is a clause, no thing: fit to be looked for, not to stand among nouns.
    yield from clausal_draft(composer, clause, stem, answer, skill="cause", trust=0.78, kind="outcome")


def of_leading(clause: Clause, composer: Composer) -> Iterator[Draft]:
    """Ask "What was the result of the strike?"."""
    if clause.of("object") or noun_type(composer.reading, clause.subject.root) == "person":
        return  # "led her party to victory"
    if _is_second_of_two(clause):
        return  # "Low pay and long days mean": the days alone do not
    yield from _meaning(clause, composer)
    for part in clause.of("prep"):
        nouns = [child for child in part.root.children if child.dep_ == "pobj"]
        if f"{clause.group.lemma} {part.root.lower_}" not in _LEADING or len(nouns) != 1:
            continue
        scope = composer.scope(clause)
        slot = shorten(part.tokens[1:], nouns[0], _MOST_NOUN)
        subject, source = composer.subject(clause, scope), composer.reporter(clause, scope)
        stem = None if subject is None else f"What {_being(clause)} the result of {subject}{source or ''}?"
        answer = composer.wording.put(slot, scope, answer=True)
        if stem is None or answer is None or is_empty(answer, nouns[0]) or is_vague(composer, clause.subject.tokens):
            continue
        proposal = propose(clause, stem, capital(answer), "noun", 0.8)
        found = draft_of(replace(proposal, slot=slot), composer, "consequence")
        if found is not None:
            yield found


def _meaning(clause: Clause, composer: Composer) -> Iterator[Draft]:
    """Ask "What is the result of the low pay?" where it "means that many take second jobs"."""
    parts = clause.of("clause")
    if class_of(clause.subject.root.lemma_) == "attribute":
        return  # a distance has no results
    if clause.group.lemma not in _MEANING or len(parts) != 1 or clause.group.negated or parts[0].root.tag_ == "VBG":
        return
    tokens = parts[0].tokens[1:] if parts[0].tokens[0].dep_ == "mark" else parts[0].tokens
    inner = [child for child in parts[0].root.children if child.dep_ in SUBJECTS]
    scope = composer.scope(clause)
    subject, source = composer.subject(clause, scope), composer.reporter(clause, scope)
    scope.numbers |= {True for token in clause.subject.tokens if token.tag_ == "NNS"}
    answer = composer.wording.put(shorten(tokens, parts[0].root, MOST_WORDS), scope, answer=True)
    if subject is None or source is None or answer is None or not inner or is_vague(composer, clause.subject.tokens):
        return
    stem = f"What {_being(clause)} the result of {subject}{source}?"
    if len(clause.subject.tokens) >= FEWEST_WORDS:
        yield from clausal_draft(composer, clause, stem, capital(answer), skill="consequence", trust=0.8)


def _is_second_of_two(clause: Clause) -> bool:
    """Say whether the model took the second of two causes for the subject."""
    first = next(iter(clause.subject.tokens), None)
    if first is None or first.i < _BEFORE or first.nbor(-1).lower_ != "and" or first.is_sent_start:
        return False
    return first.nbor(-2).pos_ in {"NOUN", "PROPN"} and clause.group.verb.dep_ != "conj"


def _being(clause: Clause) -> str:
    """Return the form of "be" that a clause's tense asks for."""
    finite = clause.group.finite
    if finite is None or finite.tag_ == "MD":
        return f"{finite.lower_ if finite is not None else 'would'} be"
    if finite.i != clause.group.verb.i and finite.lower_ in {"has", "have", "had"}:
        return "has been"
    return "was" if clause.group.past else "is"


def of_moving(clause: Clause, composer: Composer) -> Iterator[Draft]:
    """Ask "What did the flood force the school to do?"."""
    kind = noun_type(composer.reading, clause.subject.root)
    # What a company lets its customers do is no result, what it was forced to do is one.
    if (
        clause.group.lemma not in _MOVING
        or kind in {"person", "group"}
        or (kind != "noun" and not clause.group.passive)
    ):
        return
    for proposal in actions.ask(clause, composer):
        long = len(proposal.answer.split()) >= FEWEST_WORDS
        if long and proposal.stem.rstrip("?").endswith("to do") and not is_vague(composer, clause.subject.tokens):
            found = draft_of(proposal, composer, "consequence")
            if found is not None:
                yield found
