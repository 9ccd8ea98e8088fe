"""What somebody did, decided, announced or was to do, and what happened when: answers as long as a clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.asking.proposal import Proposal
from questions.asking.shortening import shorten
from questions.datafiles import read_toml
from questions.facts.clauses import Clause
from questions.facts.parts import Part
from questions.grammar.composing import Composer
from questions.grammar.phrases import capital

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.grammar.scope import Scope

_VERBS = read_toml("sentence_parts")["verbs"]
_INTENDING = frozenset(_VERBS["intending"])
_DIRECTING = frozenset(_VERBS["directing"])
_ABLE = frozenset(
    {"able", "unable", "willing", "unwilling", "ready", "keen", "eager", "determined", "reluctant", "likely", "set"}
)
_FEWEST_DONE, _MOST = 2, 14


def ask(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Yield questions whose answers are verb phrases or clauses."""
    yield from _infinitive(clause, composer)
    yield from _made_to(clause, composer)
    yield from _called_for(clause, composer)


def _infinitive(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask "What did X decide to do?" and "What did X ask Y to do?"."""
    parts = clause.of("infinitive", "clause")
    if len(parts) != 1 or parts[0].root.tag_ != "VB":
        return
    part = parts[0]
    first = part.tokens[0]
    lemma = clause.group.lemma
    if any(later.start > part.start and not composer.droppable(later) for later in clause.after):
        return
    if first.tag_ == "TO" and lemma in _INTENDING and not clause.of("object", "dative") and not clause.group.passive:
        lead: list[str] = []
    elif lemma in _DIRECTING and not clause.group.passive:
        lead = _directed(clause, part, composer)
        if not lead:
            return
    else:
        return
    if part.root.lemma_ == "be":
        return
    marker = next((token for token in part.tokens if token.tag_ == "TO"), None)
    if marker is None:
        return
    scope = composer.scope(clause)
    others = [one for one in clause.after if one.role in {"object", "dative"}]
    stem = composer.question(clause, "What", (part, *others), scope, tail=[*lead, "to do"])
    yield from _what_to_do(clause, stem, _behind(part, marker), composer, scope, worth=0.85)


def _made_to(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask "What were they told to do?" and "What are they able to do?"."""
    parts = clause.of("infinitive", "adverbial", "complement")
    if len(parts) != 1:
        return
    part = parts[0]
    told = clause.group.passive and clause.group.lemma in _DIRECTING and part.role != "complement"
    inner = [child for child in part.root.children if child.dep_ == "xcomp" and child.tag_ == "VB"]
    able = part.role == "complement" and part.root.lower_ in _ABLE and len(inner) == 1
    verb = inner[0] if able else part.root
    marker = next((token for token in part.tokens if token.tag_ == "TO" and token.head.i == verb.i), None)
    if not (told or able) or verb.tag_ != "VB" or marker is None or verb.lemma_ == "be":
        return
    if clause.subject.root.pos_ != "PROPN" and not clause.before and len(clause.after) == 1:
        return  # "What are owls able to do?": much else
    if (told and part.tokens[0].i != marker.i) or (able and marker.i != part.root.i + 1):
        return
    lead = [part.root.lower_] if able else []
    scope = composer.scope(clause)
    stem = composer.question(clause, "What", (part,), scope, tail=[*lead, "to do"])
    yield from _what_to_do(clause, stem, _behind(part, marker), composer, scope, worth=0.8)


def _called_for(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask "What did X call for Y to do?"."""
    parts = [part for part in clause.of("infinitive", "adverbial", "clause") if part.tokens[0].lower_ == "for"]
    if len(parts) != 1 or clause.group.lemma not in {"call", "ask", "push", "campaign", "appeal"}:
        return
    part = parts[0]
    marker = next((token for token in part.tokens if token.tag_ == "TO" and token.head.i == part.root.i), None)
    if marker is None or part.root.tag_ != "VB" or part.root.lemma_ == "be":
        return
    scope = composer.scope(clause)
    whom = composer.wording.put([token for token in part.tokens if token.i < marker.i], scope)
    if whom is None:
        return
    scope.numbers = {True}
    stem = composer.question(clause, "What", (part,), scope, tail=[whom, "to do"])
    yield from _what_to_do(clause, stem, _behind(part, marker), composer, scope, worth=0.9)


def _behind(part: Part, marker: Token) -> tuple[Token, ...]:
    """Return the words behind "to" that tell what was to be done."""
    return shorten(tuple(token for token in part.tokens if token.i > marker.i), part.root, _MOST)


def _what_to_do(
    clause: Clause, stem: str | None, slot: tuple[Token, ...], composer: Composer, scope: Scope, *, worth: float
) -> Iterator[Proposal]:
    """Propose a question whose answer is what was to be done, where it is neither one word nor too many."""
    answer = composer.wording.put(slot, scope, answer=True)
    if stem is None or answer is None or not _FEWEST_DONE <= len(answer.split()) <= _MOST:
        return
    yield Proposal(
        clause=clause, stem=stem, answer=capital(answer), answer_type="action", slot=slot, trust=0.85, worth=worth
    )


def _directed(clause: Clause, part: Part, composer: Composer) -> list[str]:
    """Return the person told to act, worded, or nothing where there is not exactly one."""
    objects = [one for one in clause.after if one.role in {"object", "dative"} and one.start < part.start]
    subject = [child for child in part.root.children if child.dep_ == "nsubj"]
    tokens = objects[0].tokens if len(objects) == 1 else tuple(subject[0].subtree) if len(subject) == 1 else ()
    if not tokens or (objects and subject):
        return []
    text = composer.wording.put(tokens, composer.scope(clause))
    return [text] if text else []
