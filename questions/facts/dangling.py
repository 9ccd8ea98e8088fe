"""Dangling words: what a sentence, taken out of its place, leaves without anything to refer to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_SINGULAR = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_NEUTER = frozenset({"it", "its", "itself"})
_POINTING = frozenset({"this", "that", "these", "those"})
_BACKWARD = frozenset(
    {"also", "too", "either", "however", "instead", "therefore", "otherwise", "thus", "meanwhile", "likewise", "such",
     "similarly", "moreover", "furthermore", "nevertheless", "nor", "latter", "former", "respectively"}
)  # fmt: skip
_FIRST = frozenset({"and", "but", "so", "or", "then", "yet", "because"})
_DEICTIC_LEAD = frozenset({"even", "is", "was", "by", "until", "since", "sitting", "from", "back"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_TIMES = frozenset({"year", "month", "week", "summer", "winter", "spring", "autumn", "morning", "time", "century"})
_FOUND = frozenset({"results", "findings"})
"""These have nothing of their own: "the results tell us of their use" speaks of other things."""
_NO_THINGS = frozenset({"way", "fact", "lot", "course", "doubt", "case"})
"""“In no way does it imply …”: nothing was named."""
_PEOPLE = frozenset({"people", "everyone", "everybody", "someone", "somebody", "anyone", "person", "anybody"})
_BESIDE = frozenset({"among", "around", "behind", "between", "with"})
"""“Farmers took dogs with them”: beside the subject itself."""
_KIN = frozenset({"child", "man", "woman", "boy", "girl", "person", "parent", "student", "teacher", "patient"})


def dangles(tokens: Sequence[Token]) -> bool:
    """Say whether any word of a stretch refers to something outside it."""
    return next(find_dangling(tokens), None) is not None


def find_dangling(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the words of a stretch whose antecedent is not certainly inside the stretch itself."""
    words = [token for token in tokens if not token.is_punct and not token.is_space]
    for place, token in enumerate(words):
        if any(refers(token, words[:place]) for refers in _REFERRING):
            yield token


def _leans_back(token: Token, before: Sequence[Token]) -> bool:
    """Find "but" at the beginning, "also", and a "then", "here" or "there" whose time or place is not named before."""
    if token.lower_ in {"here", "there"} and token.dep_ == "advmod":
        return not any(other.ent_type_ in _PLACES for other in before)
    if token.lower_ in {"then", "there"} and token.dep_ != "expl":
        return bool(before) and before[-1].lower_ in _DEICTIC_LEAD
    if not before and token.lower_ == "rather":
        return True
    return token.lower_ in _BACKWARD or (not before and token.lower_ in _FIRST)


def _lacks_person(token: Token, before: Sequence[Token]) -> bool:
    named = any(other.ent_type_ == "PERSON" or other.lemma_.lower() in _KIN for other in before)
    return token.lower_ in _SINGULAR and not named


def _lacks_people(token: Token, before: Sequence[Token]) -> bool:
    if token.lower_ not in _PLURAL:
        return False
    barred = not_meant(token)
    return not any(
        other.i not in barred
        and ((other.tag_ in {"NNS", "NNPS"} and other.lower_ not in _FOUND) or other.lower_ in _PEOPLE)
        for other in before
    )


def not_meant(pronoun: Token) -> frozenset[int]:
    """Return the nouns that "they" or "them" cannot mean: its own clause's subject, what is of or to them."""
    if pronoun.lower_ == "they":
        return told_of_by(pronoun)
    beside = pronoun.dep_ == "pobj" and pronoun.head.lower_ in _BESIDE
    if pronoun.lower_ != "them" or beside or _is_partitive(pronoun):
        return frozenset()
    found: set[int] = set()
    above = pronoun
    while above.dep_ != "ROOT" and above.pos_ not in {"VERB", "AUX"}:
        above = above.head
        found.add(above.i)
    found |= {child.i for child in above.children if child.dep_ in {"nsubj", "nsubjpass"}}
    return frozenset(found)


def told_of_by(pronoun: Token) -> frozenset[int]:
    """Return the noun that a clause tells of whose own subject is a pronoun: in "the boats they own", not the boats."""
    clause = pronoun.head
    while clause.dep_ in {"xcomp", "ccomp"}:
        clause = clause.head
    if pronoun.dep_ not in {"nsubj", "nsubjpass"} or clause.dep_ != "relcl" or clause.head.i > pronoun.i:
        return frozenset()
    first = clause.left_edge
    if first.tag_ in {"WRB", "IN"} or first.lower_ in {"whose", "where", "when"}:
        return frozenset()
    return frozenset(token.i for token in clause.head.subtree if token.i < first.i)


def _is_partitive(pronoun: Token) -> bool:
    """Say whether it is "five of them", "most of them"."""
    share = pronoun.head.head
    return pronoun.head.lower_ == "of" and (share.pos_ in {"NUM", "DET", "PRON"} or share.lower_ in {"many", "most"})


def _lacks_thing(token: Token, before: Sequence[Token]) -> bool:
    if token.lower_ not in _NEUTER or _is_empty_it(token):
        return False
    barred = told_of_by(token)
    return not _one_thing([one for one in before if one.i not in barred])


def _points_outside(token: Token, _: Sequence[Token]) -> bool:
    return token.lower_ in _POINTING and _points(token)


def _picks_from_known(token: Token, _: Sequence[Token]) -> bool:
    if token.lower_ == "the":
        return _counts(token)
    return token.lower_ in {"one", "ones", "other", "others", "another"} and _is_bare(token)


def _is_empty_it(token: Token) -> bool:
    """Say whether "it" stands for nothing: "it is hard to say", "it rains"."""
    if token.dep_ == "expl":
        return True
    clause = [child for child in token.head.children if child.i > token.i]
    judged = any(child.dep_ in {"acomp", "attr"} for child in clause)
    heavy = any(child.dep_ in {"ccomp", "xcomp", "csubj"} for child in clause)
    return token.head.lemma_ in {"be", "take", "seem"} and heavy and (judged or token.head.lemma_ != "be")


def _one_thing(before: Sequence[Token]) -> bool:
    nouns = [token for token in before if token.tag_ in {"NN", "NNP"} and token.dep_ not in {"compound", "npadvmod"}]
    return len({noun.lemma_ for noun in nouns}) == 1 and nouns[0].lower_ not in _NO_THINGS


def _points(token: Token) -> bool:
    if token.tag_ in {"IN", "WDT"} or token.dep_ in {"mark", "advmod"}:
        return False
    if token.lower_ == "this" and token.head.lower_ in _TIMES and token.dep_ == "det":
        return False
    # "those who come late", "that of a child" say themselves what they point to.
    return not any(
        child.dep_ in {"relcl", "prep", "acl"} and child.left_edge.i == token.i + 1 for child in token.children
    )


def _counts(determiner: Token) -> bool:
    """Say whether a number follows that only makes sense after those it counts: "the two events"."""
    following = determiner.nbor(1) if determiner.i + 1 < len(determiner.doc) else None
    if following is None or following.lower_ not in {"two", "three", "four", "five", "six", "pair", "trio"}:
        return False
    counted = following.head if following.pos_ == "NUM" else following
    return not any(child.dep_ in {"relcl", "prep", "acl"} and child.i > following.i for child in counted.children)


def _is_bare(token: Token) -> bool:
    if token.i + 1 < len(token.doc) and token.nbor(1).lower_ in {"of", "who"}:
        return False
    if token.lower_ in {"other", "another"}:
        return token.pos_ in {"PRON", "DET"} or token.dep_ in {"amod", "det"}
    return token.pos_ in {"PRON", "NOUN"} and not (token.i and token.nbor(-1).lower_ in {"no", "every", "each"})


_REFERRING = (_leans_back, _lacks_person, _lacks_people, _lacks_thing, _points_outside, _picks_from_known)
