"""Nouns turned round: a rise was a fall, an advantage a disadvantage, the boys the article's girls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.standing import Standing
from questions.falsifying.change import Change, like, own_words
from questions.sources import Sources
from questions.world.swaps import form_of_word

if TYPE_CHECKING:
    from spacy.tokens import Token

_DATA = read_toml("falsehoods")["nouns"]
_TURNED: dict[str, str] = dict(_DATA["turned"])
_IN_BOTH: dict[str, str] = dict(_DATA["in_both"])
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_COURSES = frozenset({"rise", "fall", "growth", "decline", "drop", "increase", "decrease"})
_WANTED = frozenset(_DATA["wanted"])
_CORE = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj"})
_SURE, _LIKELY, _MONTH, _WITHIN = 0.95, 0.8, 0.72, 0.8


def find(standing: Standing, sources: Sources) -> Iterator[Change]:
    """Yield the statement with one noun turned round, or with another of the article's months or people."""
    for place, token in own_words(standing):
        near = _WITHIN if any(one.dep_ in {"relcl", "acl", "advcl"} for one in token.ancestors) else 1.0
        if token.pos_ == "NOUN" and token.dep_ in _CORE and token.tag_ in {"NN", "NNS"}:
            if any(one.lemma_.lower() in _WANTED for one in token.ancestors):
                continue  # nothing is key to failure
            yield from _turned(standing, place, token, sources, near)
        elif token.text in _MONTHS and token.pos_ == "PROPN" and token.head.head.lemma_ == "bear":
            other = _other_month(token.text, standing, sources)
            if other is not None:
                yield Change({place: other}, _MONTH * near)


def _turned(standing: Standing, place: int, noun: Token, sources: Sources, near: float) -> Iterator[Change]:
    lemma = noun.lemma_.lower()
    if noun.dep_ == "pobj" and noun.head.lower_ == "on":
        return  # "on the rise"
    if lemma == "victory" and any(child.lower_ == "over" for child in noun.children):
        return  # nobody has a defeat over anybody
    if noun.dep_ == "pobj" and noun.head.head.dep_ == "dobj" and noun.head.head.head.lemma_ == "suffer":
        return  # "suffered a collapse in losses"
    if noun.dep_ == "dobj" and noun.head.lemma_ in {"celebrate", "enjoy", "suffer", "welcome"}:
        return  # nobody enjoys a fall
    if noun.dep_ == "pobj" and any(one.dep_ in {"nsubj", "nsubjpass"} for one in noun.ancestors):
        return  # "One reason for the rise in prices": the prices would still have risen
    if lemma in _COURSES and not _is_of_an_amount(noun):
        return  # "the rise of gaming" is how it came up, and nobody tells of its fall
    joined = any(child.dep_ in {"conj", "compound"} for child in noun.children) or noun.dep_ == "conj"
    if lemma in _TURNED and not joined and not any(child.lower_ == "no" for child in noun.children):
        # "Growth" has no plural.
        turned = "rise" if noun.tag_ == "NNS" and _TURNED[lemma] == "growth" else _TURNED[lemma]
        texts = {place: like(noun.text, form_of_word(turned, noun.tag_))}
        if lemma == "opposition" and place + 1 < len(standing.words) and standing.words[place + 1].text == "to":
            texts[place + 1] = "for"
        yield Change(texts, _SURE * near)
    elif lemma in _IN_BOTH and noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.i == standing.verb.i and not joined:
        other = form_of_word(_IN_BOTH[lemma], noun.tag_)
        if f" {other}" in sources.folded_text and other not in standing.text.lower():
            yield Change({place: like(noun.text, other)}, _LIKELY)


def _is_of_an_amount(noun: Token) -> bool:
    """Say whether what rises or falls is not a thing but a number: "a rise in prices", "the fall of 6%"."""
    things = [one for child in noun.children if child.lower_ == "of" for one in child.children if one.dep_ == "pobj"]
    return all(any(under.like_num or under.text == "%" for under in thing.subtree) for thing in things)


def _other_month(month: str, standing: Standing, sources: Sources) -> str | None:
    """Return another month that the article speaks of elsewhere."""
    text = sources.reading.article.text
    return next((one for one in _MONTHS if one != month and one in text and one not in standing.text), None)
