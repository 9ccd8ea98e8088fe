"""Reasons that those who act give themselves: "They called for a vote, arguing that the law was old"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from questions.answer_types import noun_is_human
from questions.datafiles import read_toml
from questions.facts.clauses import Clause, read_clause
from questions.facts.parts import Part, part_of
from questions.facts.soundness import is_sound
from questions.grammar.phrases import is_plural, is_set_off
from questions.grammar.verbs import inflect, verb_lemma
from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_ARGUING = frozenset(read_toml("connectives")["cause"]["arguing"])
_OUGHT = frozenset({"should", "must", "ought", "need", "needs", "needed"})
_SPEECH = frozenset(read_toml("speech")["clauses"]) | {"tell"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def claimed(reading: Reading, clause: Clause, part: Part) -> tuple[str, tuple[Token, ...]] | None:
    """Return "Because they argued that" and the words of the claim behind a deed, or `None` where there is none."""
    verb, finite = part.root, clause.group.finite
    if part.role != "adverbial" or verb.tag_ != "VBG" or part.tokens[0].i != verb.i or not is_set_off(part):
        return None
    claims = [child for child in verb.children if child.dep_ == "ccomp"]
    if len(claims) == 1 and verb_lemma(verb) == "say" and not _OUGHT & {one.lower_ for one in claims[0].children}:
        return None  # "played it down, saying that all went well" tells how, not why
    if verb_lemma(verb) not in _ARGUING or len(claims) != 1 or clause.group.lemma in _SPEECH or finite is None:
        return None
    pronoun = _pronoun(reading, clause.subject)
    tokens = part_of(claims[0], "clause").tokens
    tokens = tokens[1:] if tokens and tokens[0].lower_ == "that" else tokens
    if pronoun is None or not any(child.dep_ in _SUBJECTS for child in claims[0].children):
        return None
    past = claims[0].tag_ == "VBD" or any(one.tag_ == "VBD" for one in claims[0].children if one.dep_ == "aux")
    if past and not clause.group.past:
        return None  # "because it argues that it was wise": is or was?
    form = "VBD" if clause.group.past else "VB" if pronoun == "they" else "VBZ"
    return f"Because {pronoun} {inflect(verb_lemma(verb), form)} that", tokens


def own_reasons(reading: Reading) -> Iterator[Clause]:
    """Yield what people say of themselves, outside quotations: "Lee told the paper he did not want to go"."""
    for sentence in reading.sentences:
        if not is_sound(sentence):
            continue
        for token in sentence.tokens:
            speech = token.head
            if (
                token.dep_ != "ccomp"
                or token.i < speech.i
                or verb_lemma(speech) not in _SPEECH
                or speech.dep_ != "ROOT"
            ):
                continue
            if reading.quoted(Span(token.idx, token.idx + len(token))):
                continue
            own = [child for child in token.children if child.dep_ in _SUBJECTS]
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


def _pronoun(reading: Reading, subject: Part) -> str | None:
    person = reading.person(subject.root)
    if is_plural(subject):
        return "they"
    if person is not None:
        return {"m": "he", "f": "she"}.get(person.gender or "")
    return None if noun_is_human(subject.root) else "it"
