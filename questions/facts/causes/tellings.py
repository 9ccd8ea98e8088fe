"""The clauses that are read for the reasons in them: what is stated, quoted, said of oneself, or done meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from questions.answer_types import noun_is_human
from questions.datafiles import read_toml
from questions.facts.clauses import Clause, find_clauses, read_clause
from questions.facts.parts import part_of
from questions.facts.quoted import find_quoted_clauses
from questions.facts.soundness import is_sound
from questions.facts.subjects import SUBJECTS
from questions.grammar.phrases import is_plural
from questions.grammar.verbs import verb_lemma
from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading, Sentence

_SPEECH = frozenset(read_toml("speech")["clauses"]) | {"tell"}
_ASIDES = frozenset({"as", "while", "after", "because", "since", "whereas"})


def find_tellings(reading: Reading) -> list[Clause]:
    """Return the clauses that may tell why, in order."""
    clauses = [*find_clauses(reading), *find_quoted_clauses(reading), *_existing(reading), *_of_oneself(reading)]
    known = {clause.group.verb.i for clause in clauses}
    clauses += [clause for clause in _meanwhile(reading) if clause.group.verb.i not in known]
    return sorted(clauses, key=lambda one: one.group.verb.i)


def _tokens(reading: Reading) -> Iterator[tuple[Sentence, Token]]:
    """Yield the words of the sentences that can be trusted."""
    for sentence in reading.sentences:
        if is_sound(sentence):
            for token in sentence.words:
                yield sentence, token


def _is_quoted(reading: Reading, token: Token) -> bool:
    return reading.quoted(Span(token.idx, token.idx + len(token)))


def _existing(reading: Reading) -> Iterator[Clause]:
    """Yield the clauses that say there is something, outside quotations."""
    for sentence, token in _tokens(reading):
        if token.dep_ == "expl" and token.lower_ == "there" and not _is_quoted(reading, token):
            found = read_clause(reading, sentence, token.head, there=True)
            if found is not None:
                yield found


def _meanwhile(reading: Reading) -> Iterator[Clause]:
    """Yield the clauses of what else was done, and for what: "…, as thousands marched to save the pool"."""
    for sentence, token in _tokens(reading):
        verb = token.head
        aim = token.dep_ == "advcl" and token.tag_ == "VB" and token.i > verb.i and token.nbor(-1).tag_ == "TO"
        if not aim or verb.dep_ != "advcl" or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
            continue
        told = any(child.dep_ == "mark" and child.lower_ in _ASIDES for child in verb.children)
        found = read_clause(reading, sentence, verb, kind="main") if told and not _is_quoted(reading, verb) else None
        if found is not None:
            yield found


def _of_oneself(reading: Reading) -> Iterator[Clause]:
    """Yield what people say of themselves, outside quotations: "Lee told the paper he did not want to go"."""
    for sentence, token in _tokens(reading):
        speech = token.head
        said = token.dep_ == "ccomp" and token.i > speech.i and speech.dep_ == "ROOT"
        if not said or verb_lemma(speech) not in _SPEECH or _is_quoted(reading, token):
            continue
        own = [child for child in token.children if child.dep_ in SUBJECTS]
        speakers = [child for child in speech.children if child.dep_ == "nsubj"]
        if len(own) != 1 or len(speakers) != 1 or not _is_speaker(reading, own[0], speakers[0]):
            continue
        found = read_clause(reading, sentence, token, kind="main")
        if found is not None:
            yield found if reading.person(own[0]) else replace(found, subject=part_of(speakers[0], "subject"))


def _is_speaker(reading: Reading, own: Token, speaker: Token) -> bool:
    """Say whether the subject of what is said is who says it: the same person, or the "it" of a body."""
    person = reading.person(own)
    if person is not None or reading.person(speaker) is not None:
        return person is reading.person(speaker)
    bound = {"it": False, "they": True}.get(own.lower_) if not noun_is_human(speaker) else None
    return bound is not None and speaker.pos_ in {"NOUN", "PROPN"} and is_plural(part_of(speaker, "subject")) == bound
