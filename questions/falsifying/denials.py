"""Denials lifted and habits ended: there is a treatment where there was none, what still runs no longer does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.facts.standing import Standing
from questions.falsifying.change import Change, like, own_words
from questions.grammar.verbs import inflect
from questions.sources import Sources
from questions.standing.cutting import subject_of
from questions.world.swaps import with_article

if TYPE_CHECKING:
    from spacy.tokens import Token

_SOME = frozenset({"some", "many", "most", "few", "several", "any", "all", "every", "each", "other", "others"})
_UNCOUNTED = ("ing", "bility", "ness")
_SURE, _LIKELY = 0.95, 0.9
_CONTRACTED = {"ca": "can", "wo": "will", "sha": "shall"}
_BARE = frozenset({"can", "could", "will", "would", "must", "should", "is", "are", "was", "were", "has", "have", "had"})


def find(standing: Standing, sources: Sources) -> Iterator[Change]:  # noqa: ARG001 (others look into the article)
    """Yield the statement without its denial, or with "still" and "used to" turned."""
    for place, token in own_words(standing):
        if token.dep_ == "neg" and token.head.i == standing.verb.i:
            yield from _undenied(standing, place, token)
        elif token.lower_ == "no" and token.dep_ == "det":
            yield from _some(standing, place, token)
        elif (
            token.lower_ == "still"
            and token.dep_ == "advmod"
            and token.head.i == standing.verb.i
            and token.i < token.head.i
            and token.head.lemma_ not in {"manage", "find", "remain"}  # against all odds, not as before
        ):
            yield Change({place: "no longer"}, _SURE)
        elif (
            token.lower_ == "no"
            and token.dep_ != "det"
            and place + 1 < len(standing.words)
            and standing.words[place + 1].text == "longer"
        ):
            yield Change({place: "still", place + 1: ""}, _SURE)
        elif token.lower_ == "used" and place + 1 < len(standing.words) and standing.words[place + 1].text == "to":
            yield from _still(standing, place, token)


def _undenied(standing: Standing, place: int, denial: Token) -> Iterator[Change]:
    """Lift a "not": "does not count" counts, "cannot" can."""
    if not place or denial.lower_ not in {"not", "n’t", "n't"}:
        return
    before = standing.words[place - 1]
    verb = denial.head
    if before.token is None or (before.token.dep_ not in {"aux", "auxpass"} and before.token != verb):
        return
    word = before.text.lower()
    subject = subject_of(verb)
    if (
        subject is None
        or verb.lemma_ in {"say", "know", "tell"}
        or any(child.dep_ == "nummod" or child.lower_ in _SOME for child in subject.children)
        or subject.lower_ in _SOME
    ):
        return  # "Some do not" and "some do" are true together.
    lowered = [one.text.lower() for one in standing.words[place:]]
    if any(
        one
        in {
            "any",
            "but",
            "until",
            "just",
            "only",
            "anything",
            "anyone",
            "either",
            "always",
            "necessarily",
            "much",
            "many",
            "single",
            "yet",
        }
        for one in lowered
    ):
        return
    if word in {"do", "does", "did"}:
        at = next((i for i, one in enumerate(standing.words) if one.token == verb), None)
        if at is None:
            return
        tag = {"do": "VBP", "does": "VBZ", "did": "VBD"}[word]
        yield Change({place - 1: "", place: "", at: inflect(verb.lemma_, tag)}, _LIKELY)
    elif word in _CONTRACTED or word in _BARE:
        # What was written together leaves its space behind.
        yield Change({place - 1: _CONTRACTED.get(word, before.text) + " ", place: ""}, _LIKELY)


def _some(standing: Standing, place: int, no: Token) -> Iterator[Change]:
    """Turn "no" before the noun of the main clause into "a" or "several"."""
    noun = no.head
    if noun.tag_ == "NN" and noun.lower_.endswith(_UNCOUNTED):
        return  # nobody claims "a responsibility"
    if (
        noun.head.i != standing.verb.i
        or noun.dep_ not in {"attr", "dobj", "nsubj", "nsubjpass"}
        or place + 1 >= len(standing.words)
    ):
        return
    following = standing.words[place + 1].text
    if (
        noun.lemma_.lower() in {"one", "doubt", "matter", "way", "longer", "idea", "evidence", "information", "money"}
        or following == "longer"
    ):
        return
    if noun.tag_ == "NNS":
        several = "" if noun.lemma_.lower() in {"plan", "sign"} else like(no.text, "several")
        yield Change({place: several}, _LIKELY)
    elif noun.tag_ == "NN":
        text = with_article("A " if no.text[0].isupper() else "a ", following).strip()
        yield Change({place: text}, _LIKELY)


def _still(standing: Standing, place: int, used: Token) -> Iterator[Change]:
    """Turn "used to stand" into "still stand"."""
    verb = next((child for child in used.children if child.dep_ == "xcomp" and child.tag_ == "VB"), None)
    if (
        verb is None
        or place + 2 >= len(standing.words)
        or standing.words[place + 2].token != verb
        or used.tag_ != "VBD"
    ):
        return
    subjects = [child for child in used.children if child.dep_ == "nsubj"]
    plural = bool(subjects) and (
        subjects[0].tag_ in {"NNS", "NNPS"} or any(one.dep_ == "conj" for one in subjects[0].children)
    )
    yield Change({place: "still", place + 1: "", place + 2: inflect(verb.lemma_, "VBP" if plural else "VBZ")}, _LIKELY)
