"""The causes and purposes of an article: which part of a clause tells why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.clauses import Clause, find_clauses
from questions.facts.once import once_a_reading
from questions.facts.parts import Part, part_of
from questions.grammar.phrases import connective, is_plural, is_set_off
from questions.grammar.verbs import verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_CAUSES = read_toml("sentence_parts")["causes"]
_PHRASES = tuple(tuple(phrase.split()) for phrase in _CAUSES["phrases"])
_ENOUGH_WORDS = 3
_BARE = frozenset({"it", "they"})


@dataclass(frozen=True)
class Cause:
    """Hold a clause with the part that tells why.

    `form` is `because` (a clause), `phrase` ("because of the rain") or `purpose` ("to save fuel");
    `words` are the answer's words and `lead` what the answer puts before them.
    """

    clause: Clause
    part: Part
    form: str
    words: tuple[Token, ...]
    lead: str


@once_a_reading
def find_causes(reading: Reading) -> Iterator[Cause]:
    """Yield what the article says about why things happened or were done, in order."""
    for clause in find_clauses(reading):
        for part in (*clause.before, *clause.after):
            found = _because(clause, part) or _phrase(clause, part) or _purpose(clause, part)
            if found is not None:
                yield found


def _because(clause: Clause, part: Part) -> Cause | None:
    if part.role != "adverbial":
        return None
    mark = connective(part)
    subjects = [child for child in part.root.children if child.dep_ in {"nsubj", "nsubjpass"}]
    # "as they had the most power" tells why; "as the door opened" tells when.
    bound = bool(subjects) and subjects[0].lower_ in _BARE
    sure = mark == "because" or (mark == "as" and (is_set_off(part) or bound) and _states(part.root))
    if not sure or len(subjects) != 1 or part.tokens[0].lower_ != mark:
        return None
    words = part.tokens[1:]
    lead = "Because"
    if clause.subject.root.lower_ in _BARE and part in clause.before:
        cause = part_of(subjects[0], "subject")
        if is_plural(cause) != (clause.subject.root.lower_ == "they") or words[: len(cause.tokens)] != cause.tokens:
            return None
        # "Because snails have no ears, they …": the name goes to the question, "they" to the answer.
        words = words[len(cause.tokens) :]
        lead = f"Because {clause.subject.root.lower_}"
        clause = replace(clause, subject=cause)
    return Cause(clause, part, "because", words, lead) if len(words) >= _ENOUGH_WORDS else None


def _states(verb: Token) -> bool:
    """Say whether a verb tells a state, so that "as" hardly means "while"."""
    negated = any(child.dep_ == "neg" for child in verb.children)
    progressive = verb.tag_ == "VBG"
    return not progressive and (negated or verb_lemma(verb) in {"be", "have", "need", "want", "know"})


def _phrase(clause: Clause, part: Part) -> Cause | None:
    opening = tuple(token.lower_ for token in part.tokens)
    for phrase in _PHRASES:
        if opening[: len(phrase)] == phrase and len(opening) > len(phrase):
            words = part.tokens[len(phrase) :]
            return Cause(clause, part, "phrase", words, "Because of")
    return None


def _purpose(clause: Clause, part: Part) -> Cause | None:
    """Find "to save fuel" behind an object or another phrase: there it is no complement of the verb."""
    if part.role != "adverbial" or part.root.tag_ != "VB" or clause.group.lemma in {"be", "have"}:
        return None
    tokens = part.tokens
    if [token.lower_ for token in tokens[:2]] == ["in", "order"]:
        tokens = tokens[2:]
    if tokens[0].tag_ != "TO" or tokens[1].i != part.root.i or len(tokens) < _ENOUGH_WORDS:
        return None
    behind = [one for one in clause.after if one.role in {"object", "prep"} and one.start < part.start]
    if part in clause.after and not behind:
        return None
    return Cause(clause, part, "purpose", tokens[1:], "To")
