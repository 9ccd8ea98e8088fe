"""Patterns of several words turned round: what helps somebody do it stops them, what is different is the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.facts.standing import Standing
from questions.falsifying.change import Change, is_somebody, own_words
from questions.grammar.verbs import inflect
from questions.sources import Sources

if TYPE_CHECKING:
    from spacy.tokens import Token

_SURE, _LIKELY = 0.9, 0.85
_LIKENESS = {("different", "from"): ("the same", "as"), ("similar", "to"): ("completely different", "from")}
_COURSE = {
    "rise": "fall", "grow": "fall", "increase": "decrease", "climb": "fall", "jump": "fall", "soar": "fall",
    "fall": "rise", "drop": "rise", "decrease": "increase", "decline": "rise", "shrink": "grow", "plunge": "rise",
}  # fmt: skip
_ENDS = frozenset({"NOUN", "ADJ", "PROPN"})


def find(standing: Standing, sources: Sources) -> Iterator[Change]:  # noqa: ARG001 (others look into the article)
    """Yield the statement with one pattern turned."""
    places = {token.i: place for place, token in own_words(standing)}
    for place, token in own_words(standing):
        if token.lemma_ == "help" and token.pos_ == "VERB" and standing.verb in {token, token.head}:
            yield from _helping(token, places)
        elif token.dep_ == "acomp" and not list(token.lefts) and not _of_a_person(token.head):
            yield from _likeness(standing, place)
        elif token.lower_ == "from" and token.dep_ == "prep":
            yield from _ends(standing, place)
            yield from _course(standing, place, token.head, places)


def _helping(helping: Token, places: dict[int, int]) -> Iterator[Change]:
    """Turn "helps the brain learn" into "stops the brain from learning"."""
    clauses = [
        one
        for one in helping.children
        if one.dep_ in {"ccomp", "xcomp"} and one.tag_ in {"VB", "VBP"} and one.i in places
    ]
    for done in clauses[:1]:
        whom = [one for one in done.children if one.dep_ == "nsubj" and one.i > helping.i]
        # Nobody would believe that something keeps people from asking more.
        if not whom or is_somebody(whom[0]) or any(one.dep_ == "conj" for one in done.children):
            continue
        texts = {
            places[helping.i]: inflect("stop", helping.tag_),
            places[done.i]: f"from {inflect(done.lemma_, 'VBG')}",
        }
        to = [one for one in done.children if one.lower_ == "to" and one.dep_ == "aux" and one.i in places]
        yield Change(texts | {places[one.i]: "" for one in to}, _LIKELY)


def _of_a_person(verb: Token) -> bool:
    return any(one.ent_type_ == "PERSON" for one in verb.children if one.dep_ == "nsubj")


def _likeness(standing: Standing, place: int) -> Iterator[Change]:
    """Turn "different from" into "the same as"."""
    words = tuple(word.text.lower() for word in standing.words[place : place + 2])
    if len(words) > 1 and (words[0], words[1]) in _LIKENESS:
        other = _LIKENESS[words[0], words[1]]
        yield Change({place: other[0], place + 1: other[1]}, _SURE)


def _ends(standing: Standing, place: int) -> Iterator[Change]:
    """Exchange the two ends of "from verbal to visual"."""
    words = standing.words[place : place + 4]
    tokens = [word.token for word in words]
    if len(words) < 4 or words[2].text.lower() != "to" or tokens[1] is None or tokens[3] is None:  # noqa: PLR2004 ("from A to B")
        return
    last = standing.words[place + 4].token if place + 4 < len(standing.words) else None
    alone = last is None or last.pos_ in {"PUNCT", "ADP", "CCONJ", "SCONJ"}
    if alone and tokens[1].pos_ == tokens[3].pos_ and tokens[1].pos_ in _ENDS:
        yield Change({place + 1: words[3].text, place + 3: words[1].text}, _LIKELY)


def _course(standing: Standing, place: int, verb: Token, places: dict[int, int]) -> Iterator[Change]:
    """Turn "rose from 8% to 28%" into "fell from 28% to 8%"."""
    words = standing.words
    other = _COURSE.get(verb.lemma_)
    if other is None or verb.i not in places:
        return
    to = next((at for at in range(place + 1, len(words)) if words[at].text.lower() == "to"), len(words))
    first, second = _figure(standing, place + 1, to), _figure(standing, to + 1, len(words))
    if first is None or second is None or words[first + 1].text != words[second + 1].text:
        return
    yield Change(
        {places[verb.i]: inflect(other, verb.tag_), first: words[second].text, second: words[first].text}, _SURE
    )


def _figure(standing: Standing, start: int, end: int) -> int | None:
    """Return the place of the first figure in a stretch that something follows."""
    return next(
        (at for at in range(start, min(end, len(standing.words) - 1)) if standing.words[at].text[:1].isdigit()), None
    )
