"""Qualities and degrees turned round: what was popular is unpopular, the most is the least, usually is rarely."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.standing import Standing
from questions.falsifying.change import Change, like, own_words
from questions.grammar.qualities import inflect_quality
from questions.sources import Sources
from questions.standing.cutting import is_finite

if TYPE_CHECKING:
    from spacy.tokens import Token

_DATA = read_toml("falsehoods")
_SAID: dict[str, str] = dict(_DATA["qualities"]["said"])
_BEFORE_NOUNS: dict[str, str] = dict(_DATA["qualities"]["before_nouns"])
_DEGREES: dict[str, str] = dict(_DATA["qualities"]["degrees"])
_ADVERBS: dict[str, str] = dict(_DATA["qualities"]["adverbs"])
_LINKS: dict[str, str] = dict(_DATA["links"]["turned"])
_NOT_BEFORE = frozenset({"-", "than", "of", "or", "and", "age", "time", "times", "about", "half"})
_NOT_BEHIND = frozenset({"no", "even", "at", "how", "ever", "and", "or", "little"})
_GREAT = frozenset(_DATA["qualities"]["great"])
_MEASURING = frozenset({"more", "less", "fewer", "higher", "lower", "longer", "shorter", "earlier", "later"})
_SHORT = 5
_SURE, _LIKELY, _SUBJECT, _WITHIN = 1.0, 0.9, 0.65, 0.75


def find(standing: Standing, sources: Sources) -> Iterator[Change]:  # noqa: ARG001 (others look into the article)
    """Yield the statement with one quality, degree, adverb or link turned, those of the main clause first."""
    changes = [change for place, token in own_words(standing) for change in _turned(standing, place, token)]
    yield from sorted(changes, key=lambda change: -change.trust)


def _turned(standing: Standing, place: int, token: Token) -> Iterator[Change]:
    word = token.lower_
    following = standing.words[place + 1].text.lower() if place + 1 < len(standing.words) else ""
    before = standing.words[place - 1].text.lower() if place else ""
    near = _WITHIN if _is_deep(token, standing) else 1.0
    if word in _DEGREES and token.tag_ in {"JJR", "JJS", "RBR", "RBS"} and before not in _NOT_BEHIND:
        # "Larger houses need care": so do smaller ones.
        other = None if _is_bare(token) else _second(token, standing, place) or _degree(token, following)
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
        elif token.dep_ == "amod" and word in _BEFORE_NOUNS and _qualifies(standing, place):
            trust = _SUBJECT if token.head.dep_ in {"nsubj", "nsubjpass"} else _LIKELY
            yield Change({place: like(token.text, _BEFORE_NOUNS[word])}, trust * near)
    elif token.pos_ == "ADV" and place and word in _ADVERBS and _tells_how(token):
        yield Change({place: like(token.text, _ADVERBS[word])}, _LIKELY * near)
    elif token.tag_ == "IN" and word in _LINKS and _links(token, following):
        yield Change({place: like(token.text, _LINKS[word])}, _LIKELY * near)


def _is_bare(token: Token) -> bool:
    """Say whether a degree compares with nothing that is named: "stronger motors", "in more detail".

    The opposite of such a thing may well be true beside it, or be one that nobody has heard of.
    """
    if any(one.lower_ == "than" for one in token.doc[token.i + 1 : token.sent.end]):
        return False
    if token.tag_ == "JJR" and token.dep_ == "amod":
        counting = token.lower_ in {"more", "fewer", "less"}
        return token.lower_ not in _MEASURING or (token.head.dep_ in {"nsubj", "nsubjpass"} and not counting)
    return token.tag_ == "RBR" and token.dep_ == "advmod" and token.head.dep_ == "amod"


def _second(token: Token, standing: Standing, place: int) -> str | None:
    """Return "second largest" for "largest": nobody would write down who has the least of something big."""
    noun = token.head if token.dep_ == "amod" else token.head.head
    before = standing.words[place - 1].text.lower() if place else ""
    owned = before in {"the", "its", "their", "his", "her"} or before.startswith(("’", "'"))
    great = token.tag_ == "JJS" or (token.tag_ == "RBS" and token.lower_ == "most" and token.head.dep_ == "amod")
    one = noun.tag_ == "NN" and noun.dep_ in {"attr", "dobj", "nsubj", "nsubjpass"}
    described = any(child.tag_ == "JJ" and child.i < token.i for child in noun.children)
    if described or not (great and owned and one and token.lower_ in _GREAT):
        return None
    return f"second {token.lower_}"


def _qualifies(standing: Standing, place: int) -> bool:
    """Say whether a quality stands alone before its noun: "closest big neighbor" and "high altitude record" do not."""
    following = standing.words[place + 1] if place + 1 < len(standing.words) else None
    before = standing.words[place - 1] if place else None
    if following is None or following.text.lower() in _NOT_BEFORE:
        return False
    if following.token is not None and following.token.dep_ == "compound":
        return False
    return before is None or (before.text.lower() != "years" and (before.token is None or before.token.tag_ != "JJS"))


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


def _tells_how(adverb: Token) -> bool:
    """Say whether an adverb belongs to a verb with a tense, and not to an amount ("is usually £400")."""
    head = adverb.head
    if head.pos_ == "ADJ":
        return True
    amount = any(child.dep_ == "attr" and any(one.like_num for one in child.subtree) for child in head.children)
    return head.pos_ in {"VERB", "AUX"} and is_finite(head) and not amount


def _superlative(least: Token, standing: Standing, place: int) -> str | None:
    """Return "fittest" for "least fit"."""
    following = standing.words[place + 1].token if place + 1 < len(standing.words) else None
    if following is None or following.pos_ != "ADJ" or least.dep_ != "advmod" or len(following.text) > _SHORT:
        return None
    return inflect_quality(following.lower_, "JJS")


def _alone(token: Token) -> bool:
    """Say whether a quality is not one of several, and not denied."""
    measured = any(child.dep_ in {"npadvmod", "nummod", "quantmod"} for child in token.children)
    joined = (
        any(child.dep_ == "conj" or child.tag_ in {"RBR", "RBS"} for child in token.children) or token.dep_ == "conj"
    )
    denied = any(child.dep_ == "neg" for child in (*token.children, *token.head.children))
    return not joined and not denied and not measured


def _links(token: Token, following: str) -> bool:
    if any(child.dep_ in {"advmod", "npadvmod", "nummod"} for child in token.children):
        return False
    if any(child.dep_ == "pobj" and _tells_time(child) for child in token.children):
        return False  # "after five years", "before midnight"
    if token.lower_ in {"inside", "outside"} and (
        following == "of" or any(child.ent_type_ for child in token.children)
    ):
        return False  # what is said of the world outside a country is nonsense inside it
    if token.lower_ in {"with", "without"}:
        return token.dep_ == "prep" and not following.endswith("ing")
    return token.dep_ in {"prep", "mark"}


def _tells_time(noun: Token) -> bool:
    return noun.ent_type_ in {"DATE", "TIME"} or noun.lower_ in {"midnight", "noon", "midday", "dawn", "dusk"}


def _is_deep(token: Token, standing: Standing) -> bool:
    """Say whether a word belongs to a clause inside the statement's own."""
    head = token
    while head.dep_ != "ROOT" and head.i != standing.verb.i:
        if head.dep_ in {"relcl", "acl", "advcl", "pcomp"}:
            return True
        head = head.head
    return False
