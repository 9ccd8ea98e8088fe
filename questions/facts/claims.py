"""Claims and plain facts: what the article lets somebody else say, and what it says itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.entities import entities_within
from questions.facts.bound import bound_pronouns
from questions.facts.once import once_a_reading
from questions.facts.reported import find_reported
from questions.facts.sayings import find_sayings
from questions.facts.speakers import Speaker
from questions.facts.summaries import Summary, find_summaries
from questions.reading import Reading
from questions.reference import Definites, definites_of
from questions.span import Span
from questions.wording import PRONOUNS, capitalised, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = read_toml("claims")
_ATTRIBUTES = frozenset(_WORDS["attributes"])
_ATTRIBUTED = re.compile("|".join(rf"\b{phrase}\b" for phrase in _WORDS["attributed"]), re.IGNORECASE)
_JUDGES = frozenset(_WORDS["judges"])
_VERDICTS = frozenset(_WORDS["verdicts"])
_COMPARES = frozenset({"JJR", "JJS", "RBR", "RBS"})
_UNSURE = _COMPARES | {"MD"}
_MAY = frozenset({"should", "could", "would", "must", "might"})
_SOLID = frozenset({"DATE", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "GPE", "ORG", "PERSON", "NORP", "LOC", "FAC"})
_LENGTH = range(6, 22)
_MARKS = frozenset('“”‘"…?!;:()[]–')


@dataclass(frozen=True)
class Claim:
    """Hold what somebody says or believes, worded to stand alone."""

    text: str
    speaker: Speaker
    sentence: int
    evidence: tuple[Span, ...]
    judges: bool
    """Whether it judges, foretells or advises, so that others might see it differently."""


@once_a_reading
def find_claims(reading: Reading) -> Iterator[Claim]:
    """Yield the claims whose speaker is certain and whose words need nothing around them, reports first."""
    text = reading.article.text
    for report in find_reported(reading):
        said = report.content.cut(text)
        if bound_pronouns(reading, report) == frozenset() and _stands_alone(said):
            sentence = reading.sentences[report.sentence]
            judges = _judges(reading, report.content)
            yield Claim(f"{capitalised(said)}.", report.speaker, report.sentence, (sentence.span,), judges)
    for saying in find_sayings(reading):
        said = saying.shown(text)
        at = reading.sentence_at(saying.words.start)
        if at is not None and _stands_alone(said):
            yield Claim(f"{said}.", saying.speaker, at.index, saying.evidence, _judges(reading, saying.words))


@once_a_reading
def find_plain_facts(reading: Reading) -> Iterator[Summary]:
    """Yield the statements that the article makes in its own voice and that only tell what is or was the case."""
    known = definites_of(reading)
    for summary in find_summaries(reading):
        tokens = reading.sentences[summary.sentence].tokens
        lemmas = {token.lemma_.lower() for token in tokens}
        sure = not any(token.tag_ in _UNSURE for token in tokens) and not lemmas & (_ATTRIBUTES | _JUDGES)
        solid = _says_what(tokens.root, known) and any(entity.label_ in _SOLID for entity in entities_within(tokens))
        clean = not _MARKS & set(summary.text) and " -" not in summary.text
        if sure and solid and clean and not _ATTRIBUTED.search(summary.full):
            yield summary


def _judges(reading: Reading, said: Span) -> bool:
    """Say whether words call something good, bad or needed, or say what should or could be; figures do not judge."""
    tokens = reading.doc.char_span(*said, alignment_mode="expand")
    if tokens is None:
        return False
    if any(token.like_num for token in tokens) and not any(token.lower_ == "should" for token in tokens):
        return False
    return any(token.lower_ in _MAY or token.tag_ in _COMPARES or _is_verdict(token) for token in tokens)


def _is_verdict(token: Token) -> bool:
    return token.dep_ == "acomp" and token.head.lemma_ == "be" and token.lemma_.lower() in _VERDICTS


def _says_what(root: Token, known: Definites) -> bool:
    """Say whether a statement begins with what it is about, and names it."""
    subject = next((child for child in root.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.pos_ == "PRON":
        return False
    opening = root.sent[0]
    if opening.pos_ in {"ADV", "VERB"} and opening.head == root:
        return False  # "Here, …", "Combined, …"
    definite = any(child.lower_ in {"the", "this", "these", "that", "those"} for child in subject.children)
    return not definite or known.clear(subject)


def _stands_alone(said: str) -> bool:
    """Say whether what was said is a sentence in nobody's person, of a length to be compared."""
    return (
        len(words(said)) in _LENGTH
        and said[:1].isalpha()
        and not PRONOUNS & {word.partition("’")[0] for word in words(said)}
        and not _MARKS & set(said)
        and "\n" not in said
    )
