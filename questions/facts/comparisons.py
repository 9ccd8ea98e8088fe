"""The comparisons of an article: what rose or fell and by how much, and what is the most of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.clauses import Clause, find_clauses
from questions.facts.once import once_a_reading
from questions.facts.parts import Part

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_TREND = read_toml("connectives")["trend"]
_UP = frozenset(forms[0] for forms in _TREND["up"])
_DOWN = frozenset(forms[0] for forms in _TREND["down"])
_MEASURES = frozenset(_TREND["measures"])
_MULTIPLES = frozenset(forms[0] for forms in _TREND["multiples"])
_AMOUNTS = frozenset(_TREND["amounts"])
_FIGURES = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
_RANKS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
_FRACTIONS = frozenset({"half", "third", "quarter", "fifth", "tenth", "sixth"})


@dataclass(frozen=True)
class Trend:
    """Hold a clause that says something rose or fell, with the parts that tell from what, to what or by how much."""

    clause: Clause
    measures: tuple[Part, ...]
    up: bool


@dataclass(frozen=True)
class Superlative:
    """Hold a clause that says what is the most of its kind; `part` says of which kind."""

    clause: Clause
    part: Part


@once_a_reading
def find_trends(reading: Reading) -> Iterator[Trend]:
    """Yield what the article says rose or fell, in order."""
    for clause in find_clauses(reading):
        lemma = clause.group.lemma
        measured = _is_measured(clause.subject.root) and len(clause.subject.tokens) > 1
        if clause.kind not in {"main", "reported"} or not measured:
            continue
        if lemma not in _UP | _DOWN | _MULTIPLES or clause.group.negated or clause.group.passive or clause.of("object"):
            continue
        parts = tuple(part for part in clause.of("prep") if part.root.lower_ in _MEASURES and _is_figure(part))
        if (parts or lemma in _MULTIPLES) and (clause.group.past or _perfect(clause)):
            yield Trend(clause, parts, lemma in _UP)


def _is_measured(noun: Token) -> bool:
    """Say whether a noun is an amount, "the number of ships" or "sales"; ships themselves do not fall by a fifth."""
    return noun.tag_ == "NN" or noun.lemma_.lower() in _AMOUNTS


def _is_figure(part: Part) -> bool:
    heads = [child for child in part.root.children if child.dep_ in {"pobj", "pcomp", "prep"}]
    figures = [token for token in part.tokens if token.ent_type_ in _FIGURES or token.lower_ in _FRACTIONS]
    dated = any(token.ent_type_ == "DATE" for head in heads for token in (head,))
    return bool(figures) and not dated


def _perfect(clause: Clause) -> bool:
    finite = clause.group.finite
    return finite is not None and finite.lower_ in {"has", "have", "had"} and clause.group.verb.tag_ in {"VBN", "VBD"}


@once_a_reading
def find_superlatives(reading: Reading) -> Iterator[Superlative]:
    """Yield the clauses of being that rank their subject, in order: "X was the fastest car of 2013"."""
    for clause in find_clauses(reading):
        if clause.group.lemma not in {"be", "remain", "become"} or clause.group.negated:
            continue
        for part in clause.of("attribute", "complement"):
            if _ranks(part):
                yield Superlative(clause, part)


def _ranks(part: Part) -> bool:
    """Say whether a part ranks one thing alone; "one of the oldest" ranks several."""
    tokens = part.tokens
    if tokens[0].lower_ not in {"the", "its", "their"} and not _alone(tokens):
        return False
    best = [token for token in tokens if token.tag_ in {"JJS", "RBS"} and token.lower_ not in {"latest", "least"}]
    if any(token.ent_type_ == "ORDINAL" or token.lower_ in _RANKS for token in tokens):
        return False  # "the eighth largest" is a number to know by heart
    least = [token for token in tokens if token.lower_ == "least" and token.i + 1 <= tokens[-1].i]
    return bool(best or least)


def _alone(tokens: tuple[Token, ...]) -> bool:
    return tokens[0].ent_type_ in {"GPE", "ORG", "LOC"} and any(
        token.tag_ == "POS" or token.lower_ in {"’s", "'s"} for token in tokens
    )


@dataclass(frozen=True)
class Contrast:
    """Hold a clause that sets its subject against another thing: "ferries are cheaper than trains".

    `part` holds it all, `said` the words before "than", `other` those behind it, `degrees` the comparatives.
    """

    clause: Clause
    part: Part
    said: tuple[Token, ...]
    other: tuple[Token, ...]
    degrees: tuple[Token, ...]


@once_a_reading
def find_contrasts(reading: Reading) -> Iterator[Contrast]:
    """Yield the clauses that compare their subject with another noun, in order."""
    for clause in find_clauses(reading):
        for part in clause.of("complement", "object", "attribute", "prep", "adverb"):
            found = _contrast(clause, part)
            if found is not None:
                yield found


def _is_degree(token: Token) -> bool:
    """Say whether a word is a comparative; beside one, "fitter" is one too, however it was read."""
    if token.tag_ in {"JJR", "RBR"} or token.lower_ in {"fewer", "less"}:
        return True
    joined = [token.head, *token.children] if token.dep_ == "conj" else list(token.children)
    beside = any(
        one.dep_ == "conj" and (one.tag_ in {"JJR", "RBR"} or any(more.tag_ == "RBR" for more in one.children))
        for one in joined
    )
    return beside and token.lower_.endswith("er") and token.pos_ in {"ADJ", "NOUN", "ADV"}


def _contrast(clause: Clause, part: Part) -> Contrast | None:
    place = next((place for place, token in enumerate(part.tokens) if token.lower_ == "than"), 0)
    said, other = part.tokens[:place], part.tokens[place + 1 :]
    degrees = tuple(token for token in said if _is_degree(token))
    if not degrees or not other or said[-1].i + 1 != part.tokens[place].i:
        return None
    than = part.tokens[place]
    nouns = [child for child in than.children if child.dep_ in {"pobj", "pcomp"}]
    if len(nouns) != 1 or nouns[0].pos_ not in {"NOUN", "PROPN", "VERB"} or nouns[0].ent_type_ in _FIGURES | {"DATE"}:
        return None
    if nouns[0].pos_ == "VERB" and (nouns[0].tag_ != "VBG" or len(other) > 1):
        return None
    if any(token.tag_ == "CD" and token.head.i == nouns[0].i for token in other) or nouns[0].lower_ in {"one", "half"}:
        return None
    return Contrast(clause, part, said, other, degrees)
