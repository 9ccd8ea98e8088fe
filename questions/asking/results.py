"""What follows: questions about conditions, outcomes, and what was done for a reason the article gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from questions.answer_types import is_empty, noun_type
from questions.asking import actions
from questions.asking.linked import finite_text, is_vague, small, worded_statement
from questions.asking.proposal import Proposal
from questions.asking.reasons import without
from questions.asking.shortening import shorten
from questions.asking.weighing import draft_of
from questions.datafiles import read_toml
from questions.facts.parts import part_of
from questions.facts.subjects import SUBJECTS
from questions.grammar.phrases import capital, is_plural, uncapital
from questions.grammar.scope import Scope
from questions.grammar.verbs import inflect, verb_lemma
from questions.world.classes import class_of

if TYPE_CHECKING:
    from questions.draft import Draft
    from questions.facts.clauses import Clause
    from questions.facts.consequences import Condition, Result
    from questions.facts.following import Following
    from questions.facts.parts import Part
    from questions.grammar.composing import Composer

_DATA = read_toml("connectives")["result"]
_LEADING = frozenset(_DATA["leading"])
_MOVING = frozenset(_DATA["moving"])
_MEANING = frozenset(_DATA["meaning"])
_FEWEST, _MOST = 3, 18
_MOST_STEM = 24
_MOST_REST = 10
_MOST_NOUN = 12


def of_condition(condition: Condition, composer: Composer) -> Iterator[Draft]:
    """Ask "What will happen if taxes rise?"."""
    clause = without(condition.clause, condition.part)
    composer.wording.quoting = clause.source is not None
    scope = Scope(_owner(condition.part))
    when = composer.wording.put(condition.part.tokens, scope)
    nouns = [child for child in condition.part.root.children if child.dep_ in SUBJECTS]
    if any(noun.lower_ == "you" for noun in nouns):
        nouns = [child for child in condition.part.root.children if child.dep_ == "dobj"]
    scope.numbers = {is_plural(part_of(noun, "subject")) for noun in nouns if noun.pos_ in {"NOUN", "PROPN"}}
    source = composer.reporter(clause, scope)
    if when is None or source is None or is_vague(composer, condition.part.tokens):
        return
    stem = f"{condition.opening} {uncapital(when, condition.part.tokens[0])}{source}?"
    answer = finite_text(composer, clause, scope)
    if answer is not None:
        stated = f"{capital(when)}, {small(answer, clause.subject.tokens[0])}{source}."
        yield from _draft(composer, clause, stem, answer, skill="consequence", trust=0.82, statement=stated)


def _owner(part: Part) -> bool | None:
    """Return the number of a condition's subject where "its" or "their" behind it can only be the subject's."""
    subjects = [child for child in part.root.children if child.dep_ in SUBJECTS and child.pos_ in {"NOUN", "PROPN"}]
    pronouns = [token for token in part.tokens if token.pos_ == "PRON"]
    owning = pronouns and all(token.tag_ == "PRP$" for token in pronouns)
    if len(subjects) != 1 or not owning or pronouns[0].i < subjects[0].i:
        return None
    return is_plural(part_of(subjects[0], "subject"))


def of_result(result: Result, composer: Composer) -> Iterator[Draft]:
    """Ask "What forced three shops to close?"."""
    clause = without(result.clause, result.part)
    if any(token.tag_ in {"VBG", "VB"} for part in clause.after for token in part.tokens):
        return  # "thought of closing, forcing them to move": which of the two?
    for part in (*clause.before, *clause.after):
        if part.role in {"prep", "time"} and any(token.ent_type_ in {"DATE", "TIME"} for token in part.tokens):
            clause = without(clause, part)  # what happened is asked, not when
    scope = Scope()
    verb = result.part.root
    rest = composer.wording.put(shorten(result.part.tokens[1:], verb, _MOST_REST), scope)
    answer = finite_text(composer, clause, scope)
    if rest is None or answer is None or is_vague(composer, result.part.tokens):
        return
    stem = f"What {inflect(verb_lemma(verb), 'VBD')} {rest}?"
    # The answer is a clause, no thing: fit to be looked for, not to stand among nouns.
    yield from _draft(composer, clause, stem, answer, skill="cause", trust=0.78, kind="outcome")


def of_following(following: Following, composer: Composer) -> Iterator[Draft]:
    """Ask "Why are the rents so high?" where the sentence before gives the reason."""
    clause, cause = following.clause, following.cause
    scope = composer.scope(clause)
    stem = composer.question(clause, "Why", (), scope, negated=True)
    reason = _stated_cause(following, composer, scope)
    if stem is None or reason is None or is_vague(composer, clause.subject.tokens):
        return
    words = reason
    answer = f"Because {words}"
    found = draft_of(_proposal(clause, stem, answer, "reason", 0.82), composer, "cause")
    if found is None or len(answer.split()) > _MOST:
        return
    stated = worded_statement(composer, clause, f"because {words}", words)
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


def of_leading(clause: Clause, composer: Composer) -> Iterator[Draft]:
    """Ask "What was the result of the strike?"."""
    if clause.of("object") or noun_type(composer.reading, clause.subject.root) == "person":
        return  # "led her party to victory"
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
        proposal = _proposal(clause, stem, capital(answer), "noun", 0.8)
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
    answer = composer.wording.put(shorten(tokens, parts[0].root, _MOST), scope, answer=True)
    if subject is None or source is None or answer is None or not inner or is_vague(composer, clause.subject.tokens):
        return
    stem = f"What {_being(clause)} the result of {subject}{source}?"
    if len(clause.subject.tokens) >= _FEWEST:
        yield from _draft(composer, clause, stem, capital(answer), skill="consequence", trust=0.8)


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
        long = len(proposal.answer.split()) >= _FEWEST
        if long and proposal.stem.rstrip("?").endswith("to do") and not is_vague(composer, clause.subject.tokens):
            found = draft_of(proposal, composer, "consequence")
            if found is not None:
                yield found


def _draft(
    composer: Composer,
    clause: Clause,
    stem: str,
    answer: str,
    *,
    skill: str,
    trust: float,
    statement: str | None = None,
    kind: str = "clause",
) -> Iterator[Draft]:
    if not _FEWEST <= len(answer.split()) <= _MOST or len(stem.split()) > _MOST_STEM:
        return
    # Beside "It melts" no statement of another subject can stand.
    kind = "outcome" if answer.split(maxsplit=1)[0] in {"It", "They"} else kind
    found = draft_of(_proposal(clause, stem, answer, kind, trust), composer, skill)
    if found is not None:
        yield replace(found, statement=statement, slot=None)


def _proposal(clause: Clause, stem: str, answer: str, answer_type: str, trust: float) -> Proposal:
    return Proposal(clause=clause, stem=stem, answer=answer, answer_type=answer_type, slot=(), trust=trust, worth=0.9)
