"""Qualities and degrees turned round: what was popular is unpopular, the most is the least, usually is rarely."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.standing import Standing
from questions.falsifying.change import Change, like, own_words
from questions.grammar.qualities import inflect_quality

if TYPE_CHECKING:
    from spacy.tokens import Token

_DATA = read_toml("falsehoods")
_SAID: dict[str, str] = dict(_DATA["qualities"]["said"])
_BEFORE_NOUNS: dict[str, str] = dict(_DATA["qualities"]["before_nouns"])
_DEGREES: dict[str, str] = dict(_DATA["qualities"]["degrees"])
_ADVERBS: dict[str, str] = dict(_DATA["qualities"]["adverbs"])
_LINKS: dict[str, str] = dict(_DATA["links"]["turned"])
_NOT_BEFORE = frozenset({"than", "of", "or", "and", "age", "time", "times", "about", "half"})
_SHORT = 5
_SURE, _LIKELY, _WITHIN = 1.0, 0.9, 0.75


def find(standing: Standing) -> Iterator[Change]:
    """Yield the statement with one quality, degree, adverb or link turned, those of the main clause first."""
    changes = [change for place, token in own_words(standing) for change in _turned(standing, place, token)]
    yield from sorted(changes, key=lambda change: -change.trust)


def _turned(standing: Standing, place: int, token: Token) -> Iterator[Change]:
    word = token.lower_
    following = standing.words[place + 1].text.lower() if place + 1 < len(standing.words) else ""
    before = standing.words[place - 1].text.lower() if place else ""
    near = _WITHIN if _is_deep(token, standing) else 1.0
    if word in _DEGREES and token.tag_ in {"JJR", "JJS", "RBR", "RBS"} and before not in {"no", "even", "at"}:
        other = _degree(token, following)
        short = _superlative(token, standing, place) if word == "least" else None
        if short:
            yield Change({place: short, place + 1: ""}, _SURE * near)
        elif other:
            yield Change({place: like(token.text, other)}, _SURE * near)
    elif token.pos_ == "ADJ" and following not in {"as"} and before not in {"as", "so", "how", "too", "no"}:
        said = token.dep_ in {"acomp", "ccomp"} or (
            token.dep_ == "conj" and token.head.dep_ == "acomp" and _alone(token)
        )
        if said and word in _SAID and _alone(token):
            yield Change({place: like(token.text, _SAID[word])}, _SURE * near)
        elif token.dep_ == "amod" and word in _BEFORE_NOUNS and following not in _NOT_BEFORE and before != "years":
            yield Change({place: like(token.text, _BEFORE_NOUNS[word])}, _LIKELY * near)
    elif token.pos_ == "ADV" and word in _ADVERBS and token.head.pos_ in {"VERB", "AUX", "ADJ"}:
        yield Change({place: like(token.text, _ADVERBS[word])}, _LIKELY * near)
    elif token.tag_ == "IN" and word in _LINKS and _links(token, following):
        yield Change({place: like(token.text, _LINKS[word])}, _LIKELY * near)


def _degree(token: Token, following: str) -> str | None:
    """Return the opposite degree, "fewer" for what is counted; "more than 40" is an amount and stays."""
    word = token.lower_
    if word in {"more", "less", "fewer"}:
        amount = following in {"than", "of", "or"} and token.dep_ not in {"advmod", "dobj", "acomp"}
        around = (*token.children, *token.head.children)
        if amount or following == "and" or any(child.dep_ in {"nummod", "quantmod"} for child in around):
            return None
        if word == "more" and token.dep_ == "amod":
            return "fewer" if token.head.tag_ == "NNS" else "less"
    if word in {"most", "least"}:
        definite = token.dep_ == "advmod" or any(child.lower_ == "the" for child in token.head.children)
        return _DEGREES[word] if definite and token.dep_ in {"advmod", "amod"} and following != "of" else None
    return _DEGREES[word]


def _superlative(least: Token, standing: Standing, place: int) -> str | None:
    """Return "fittest" for "least fit"."""
    following = standing.words[place + 1].token if place + 1 < len(standing.words) else None
    if following is None or following.pos_ != "ADJ" or least.dep_ != "advmod" or len(following.text) > _SHORT:
        return None
    return inflect_quality(following.lower_, "JJS")


def _alone(token: Token) -> bool:
    """Say whether a quality is not one of several, and not denied."""
    joined = (
        any(child.dep_ == "conj" or child.tag_ in {"RBR", "RBS"} for child in token.children) or token.dep_ == "conj"
    )
    denied = any(child.dep_ == "neg" for child in (*token.children, *token.head.children))
    return not joined and not denied


def _links(token: Token, following: str) -> bool:
    if token.lower_ in {"with", "without"}:
        return token.dep_ == "prep" and not following.endswith("ing")
    return token.dep_ in {"prep", "mark"}


def _is_deep(token: Token, standing: Standing) -> bool:
    """Say whether a word belongs to a clause inside the statement's own."""
    head = token
    while head.dep_ != "ROOT" and head.i != standing.verb.i:
        if head.dep_ in {"relcl", "acl", "advcl", "pcomp"}:
            return True
        head = head.head
    return False
