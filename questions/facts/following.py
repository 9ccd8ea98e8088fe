"""What follows from another clause: "the road was blocked, so they walked", "As a result, …", "This means …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.clauses import Clause, find_clauses, read_clause
from questions.facts.once import once_a_reading
from questions.facts.parts import Part
from questions.facts.soundness import is_sound
from questions.facts.subjects import SUBJECTS
from questions.grammar.phrases import is_plural
from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading, Sentence

_HEADS = tuple(tuple(head.split()) for head in read_toml("connectives")["result"]["heads"])
_POINTING = frozenset({"this", "that"})
_WANTING = frozenset({"need", "want", "must", "should", "can", "could", "let", "have"})
_BARE = frozenset({"it", "they"})


@dataclass(frozen=True)
class Following:
    """Hold a clause that follows from another; `pronoun` stands for its subject at the head of the cause.

    "Oslo is small, so it is quiet": "Why is Oslo quiet?", "Because it is small".
    """

    clause: Clause
    cause: Clause
    pronoun: str = ""


@once_a_reading
def find_following(reading: Reading) -> Iterator[Following]:
    """Yield what the article says follows from what: by "so", or from the sentence before, both one plain clause."""
    yield from _by_so(reading)
    mains = {clause.sentence.index: clause for clause in find_clauses(reading) if clause.kind == "main"}
    meant = {clause.group.verb.head.i: clause for clause in _embedded(reading)}
    for index, clause in mains.items():
        before = mains.get(index - 1)
        if before is None or before.sentence.paragraph != clause.sentence.paragraph or before.group.finite is None:
            continue
        if any(_opens(part) for part in clause.before) or any(_concludes(one) for one in clause.group.verb.children):
            yield Following(clause, before)
        elif _points_back(clause) and clause.group.verb.i in meant:
            yield Following(meant[clause.group.verb.i], before)


def _opens(part: Part) -> bool:
    words = tuple(token.lower_ for token in part.tokens)
    return words in _HEADS


def _concludes(token: Token) -> bool:
    """Say whether a word by the verb tells that its clause follows: "the council therefore asked"."""
    return token.dep_ == "advmod" and (token.lower_,) in _HEADS


def _points_back(clause: Clause) -> bool:
    """Say whether a clause is "This means …" of the sentence before."""
    return clause.subject.root.lower_ in _POINTING and len(clause.subject.tokens) == 1 and clause.group.lemma == "mean"


def _embedded(reading: Reading) -> Iterator[Clause]:
    """Yield the clauses that "This means that" opens."""
    for sentence in reading.sentences:
        first = sentence.tokens[0]
        if first.lower_ not in _POINTING or sentence.tokens.root.lemma_ != "mean":
            continue
        for child in sentence.tokens.root.children:
            if child.dep_ == "ccomp":
                found = read_clause(reading, sentence, child, kind="main")
                if found is not None:
                    yield found


def _by_so(reading: Reading) -> Iterator[Following]:
    for sentence in reading.sentences:
        if not is_sound(sentence):
            continue
        for token in sentence.words:
            if token.lower_ == "so" and not reading.quoted(Span(token.idx, token.idx + len(token))):
                found = _pair(reading, sentence, token)
                if found is not None:
                    yield found


def _pair(reading: Reading, sentence: Sentence, so: Token) -> Following | None:
    """Return what stands before and behind "so", each with a subject of its own."""
    set_off = so.i > 0 and so.nbor(-1).text == ","
    verbs = [one for one in so.ancestors if one.pos_ in {"VERB", "AUX"}]
    # "…, so many workers walked": the comma tells that "so" is no measure of "many".
    joined = [child for child in so.head.children if so.dep_ == "cc" and child.dep_ == "conj" and child.i > so.i]
    after = joined[0] if joined else verbs[0] if set_off and verbs else so.head
    opens = after.i > so.i and after.pos_ in {"VERB", "AUX"} and after.left_edge.i <= so.i + 1
    following = so.nbor(1) if so.i + 1 < len(so.doc) else so
    measures = following.pos_ in {"ADJ", "ADV", "ADP"} and not set_off
    if not opens or following.lower_ in {"that", "far", "called"} or measures:
        return None
    if after.dep_ in {"advcl", "conj"} and after.head.i < so.i:
        before = after.head
    else:
        clauses = [child for child in after.children if child.dep_ == "ccomp" and child.i < so.i]
        if len(clauses) != 1:
            return None
        before = clauses[0]
    effect = read_clause(reading, sentence, after, kind="main", there=True)
    cause = read_clause(reading, sentence, before, kind="main")
    if effect is None or cause is None or cause.group.finite is None:
        return None
    if cause.group.finite.tag_ == "MD" or cause.group.lemma in _WANTING:
        return None  # "must save more so they can buy a house": an aim, not an effect
    if not set_off and effect.group.finite is not None and effect.group.finite.tag_ == "MD":
        return None  # "handed out boats so they could flee": an aim as well
    return _bound(_without_cause(effect, so), _without_effect(cause, so))


def _without_cause(effect: Clause, so: Token) -> Clause:
    subject = replace(effect.subject, tokens=tuple(token for token in effect.subject.tokens if token.i != so.i))
    return replace(effect, subject=subject, before=tuple(part for part in effect.before if part.start > so.i))


def _without_effect(cause: Clause, so: Token) -> Clause:
    return replace(cause, after=tuple(part for part in cause.after if part.start < so.i))


def _bound(effect: Clause, cause: Clause) -> Following | None:
    """Give the effect the name that "it" or "they" stands for, and the cause the pronoun."""
    word = effect.subject.root.lower_
    if word not in _BARE:
        return Following(effect, cause)
    named = cause.subject.root.dep_ in SUBJECTS and cause.subject.root.pos_ in {"NOUN", "PROPN"}
    if not named or is_plural(cause.subject) != (word == "they"):
        return None
    return Following(replace(effect, subject=cause.subject), cause, word)
