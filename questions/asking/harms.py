"""Who was hurt and what was damaged when something happened: what an "-ing" behind an event tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.answer_types import noun_is_human
from questions.asking.proposal import Proposal
from questions.datafiles import read_toml
from questions.facts.clauses import Clause
from questions.grammar.composing import Composer
from questions.grammar.phrases import capital, uncapital
from questions.grammar.verbs import base_form, inflect

if TYPE_CHECKING:
    from spacy.tokens import Token

_HARMING = frozenset(read_toml("sentence_parts")["verbs"]["harming"])
_MOST = 12
_MOST_STEM = 25


def ask(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Yield "Who was killed when the roof fell?" of "The roof fell, killing two workers"."""
    if not clause.group.past or clause.group.negated or clause.group.passive:
        return
    for act, sufferer in _acts(clause):
        yield from _ask_about(clause, act, sufferer, composer)


def _acts(clause: Clause) -> Iterator[tuple[Token, tuple[Token, ...]]]:
    """Yield each harming "-ing" right behind the clause, with the words for whom or what it harmed."""
    ends = [part.tokens[-1].i for part in clause.of("object", "prep", "particle")]
    position = max([clause.group.verb.i, *ends]) + 1
    doc, end = clause.group.verb.doc, clause.sentence.tokens.end
    while position + 1 < end and doc[position].lower_ in {",", "and"} and _harms(doc[position + 1]):
        act = doc[position + 1]
        stop = act.i + 1
        while stop < end and not doc[stop].is_punct and not (doc[stop].lower_ == "and" and _harms(doc[stop + 1])):
            stop += 1
        words = tuple(doc[index] for index in range(act.i + 1, stop))
        if words and len(words) <= _MOST and not any(word.pos_ in {"VERB", "AUX", "PRON"} for word in words):
            yield act, words
        position = stop


def _harms(token: Token) -> bool:
    return token.tag_ == "VBG" and base_form(token.lower_, token.lemma_) in _HARMING


def _ask_about(clause: Clause, act: Token, sufferer: tuple[Token, ...], composer: Composer) -> Iterator[Proposal]:
    nouns = [word for word in sufferer if word.pos_ in {"NOUN", "PROPN"}]
    if not nouns:
        return
    scope = composer.scope(clause)
    event = [composer.put_subject(clause, scope), clause.group.declarative()]
    event += [composer.wording.put(one.tokens, scope) for one in clause.of("object", "prep", "particle")]
    answer = composer.wording.put(sufferer, scope, answer=True)
    if answer is None or event[0] is None or any(piece is None for piece in event):
        return
    person = composer.reading.person(nouns[-1])
    who = person is not None or noun_is_human(nouns[-1])
    done = inflect(base_form(act.lower_, act.lemma_), "VBN")
    subject = uncapital(event[0], clause.subject.tokens[0])
    words = ["Who" if who else "What", "was", done, "when", subject, *(piece or "" for piece in event[1:])]
    stem = " ".join(word for word in words if word) + "?"
    if len(stem.split()) > _MOST_STEM:
        return
    yield Proposal(
        clause=clause,
        stem=stem,
        answer=capital(answer) if person is None else person.name,
        answer_type="person" if person is not None else "noun",
        slot=(),
        trust=0.85,
        worth=0.95,
        typed=person is not None,
        accepted=() if person is None else tuple(form for form in person.forms if form != person.name),
    )
