"""Reported speech: "Prosecutors said that the evidence was unimportant"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.once import once_a_reading
from questions.facts.speakers import Speaker, find_speaker
from questions.reading import Reading, Sentence
from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAIMING = frozenset(read_toml("speech")["tags"]) | frozenset(
    {"accuse", "blame", "call", "condemn", "criticise", "criticize", "demand", "praise", "promise", "reject", "thank"}
)
_TURNS = frozenset({"while", "but", "although", "though", "whereas"})


@dataclass(frozen=True)
class Reported:
    """Hold what somebody said in the article's own words; `content` is the clause without "that"."""

    speaker: Speaker
    verb: str
    content: Span
    sentence: int


@once_a_reading
def find_reported(reading: Reading) -> Iterator[Reported]:
    """Yield every reported clause whose speaker is certain and whose words end with its sentence."""
    verbs = set(read_toml("speech")["clauses"])
    for sentence in reading.sentences:
        for token in sentence.words:
            if token.lemma_.lower() in verbs and token.tag_ in {"VBD", "VBZ", "VBP"}:
                found = _read_clause(reading, sentence, token)
                if found is not None:
                    yield found


def _read_clause(reading: Reading, sentence: Sentence, verb: Token) -> Reported | None:
    children = list(verb.children)
    clauses = [child for child in children if child.dep_ == "ccomp" and child.i > verb.i]
    subjects = [child for child in children if child.dep_ == "nsubj" and child.i < verb.i]
    if len(clauses) != 1 or len(subjects) != 1 or any(child.dep_ in {"neg", "aux"} for child in children):
        return None
    if verb.dep_ not in {"ROOT", "conj"} or reading.quoted(Span(verb.idx, verb.idx + len(verb))):
        return None
    first = min(token.i for token in subjects[0].subtree)
    speaker = find_speaker(reading, list(reading.doc[first : verb.i]))
    words = _content(sentence, verb, clauses[0])
    if speaker is None or not words or _half_quoted(reading, words):
        return None
    return Reported(speaker, verb.text, Span(words[0].idx, words[-1].idx + len(words[-1])), sentence.index)


def _content(sentence: Sentence, verb: Token, clause: Token) -> list[Token]:
    """Return the words of the clause, cut where the sentence turns to something else; empty when unsure."""
    words = [token for token in sentence.words if token.i > verb.i]
    if words and words[0].lower_ == "that" and words[0].tag_ == "IN":
        words = words[1:]
    # What stands between the verb and the clause (a hearer, a time) makes the reading unsure.
    inside = {token.i for token in clause.subtree}
    if not words or words[0].i not in inside or words[0].is_punct or words[0].pos_ in {"VERB", "AUX", "PART"}:
        return []
    for place, token in enumerate(words[1:], 1):
        if token.lower_ in _TURNS and words[place - 1].text == ",":
            words = words[: place - 1]
            break
        if words[place - 1].lower_ == "and" and _speaks_on(token):
            words = words[: place - 1]
            break
        if token.lower_ == "that" and token.dep_ == "mark" and words[place - 1].lower_ == "and":
            words = words[: place - 1]
            break
    while words and words[-1].text in {".", "!", "?", ","}:
        words = words[:-1]
    return words if words and all(token.i in inside or token.is_punct for token in words) else []


def _speaks_on(token: Token) -> bool:
    """Say whether the speaker goes on behind "and": "… and she accused them", "… and called on them to stop"."""
    again = token.dep_ == "nsubj" and token.lower_ in {"he", "she", "they", "it"}
    verb = token.head if again else token
    return (again or token.dep_ == "conj") and verb.tag_ in {"VBD", "VBZ"} and verb.lemma_.lower() in _CLAIMING


def _half_quoted(reading: Reading, words: list[Token]) -> bool:
    span = Span(words[0].idx, words[-1].idx + len(words[-1]))
    return reading.quoted(span) and any(mark.overlaps(span) and not span.contains(mark) for mark in reading.quotations)
