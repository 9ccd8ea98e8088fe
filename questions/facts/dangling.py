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
_TIMES = frozenset({"year", "month", "week", "summer", "winter", "spring", "autumn", "morning", "time", "century"})
_PEOPLE = frozenset({"people", "everyone", "everybody", "someone", "somebody", "anyone", "person", "anybody"})
_KIN = frozenset({"child", "man", "woman", "boy", "girl", "person", "parent", "student", "teacher", "patient"})


def dangles(tokens: Sequence[Token]) -> bool:
    """Say whether any word of a stretch refers to something outside it."""
    return next(find_dangling(tokens), None) is not None


def find_dangling(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the words of a stretch whose antecedent is not certainly inside the stretch itself."""
    words = [token for token in tokens if not token.is_punct and not token.is_space]
    for place, token in enumerate(words):
        before = words[:place]
        if (
            (place == 0 and token.lower_ in _FIRST)
            or token.lower_ in _BACKWARD
            or (
                token.lower_ in {"then", "there"}
                and token.dep_ != "expl"
                and place
                and before[-1].lower_ in _DEICTIC_LEAD
            )
        ):
            yield token
        elif token.lower_ in _SINGULAR:
            if not any(other.ent_type_ == "PERSON" or other.lemma_.lower() in _KIN for other in before):
                yield token
        elif token.lower_ in _PLURAL:
            if not any(other.tag_ in {"NNS", "NNPS"} or other.lower_ in _PEOPLE for other in before):
                yield token
        elif token.lower_ in _NEUTER:
            if not (_is_empty_it(token) or _one_thing(before)):
                yield token
        elif token.lower_ in _POINTING:
            if _points(token):
                yield token
        elif token.lower_ in {"one", "ones", "other", "others", "another"} and _is_bare(token):
            yield token


def _is_empty_it(token: Token) -> bool:
    """Say whether "it" stands for nothing: "it is hard to say", "it rains"."""
    if token.dep_ == "expl":
        return True
    clause = [child for child in token.head.children if child.i > token.i]
    judged = any(child.dep_ in {"acomp", "attr"} for child in clause)
    heavy = any(child.dep_ in {"ccomp", "xcomp", "csubj"} for child in clause)
    return token.head.lemma_ in {"be", "take", "seem"} and heavy and (judged or token.head.lemma_ != "be")


def _one_thing(before: Sequence[Token]) -> bool:
    things = {
        token.lemma_ for token in before if token.tag_ in {"NN", "NNP"} and token.dep_ not in {"compound", "npadvmod"}
    }
    return len(things) == 1


def _points(token: Token) -> bool:
    if token.tag_ in {"IN", "WDT"} or token.dep_ in {"mark", "advmod"}:
        return False
    if token.lower_ == "this" and token.head.lower_ in _TIMES and token.dep_ == "det":
        return False
    # "those who come late", "that of a child" say themselves what they point to.
    return not any(
        child.dep_ in {"relcl", "prep", "acl"} and child.left_edge.i == token.i + 1 for child in token.children
    )


def _is_bare(token: Token) -> bool:
    if token.i + 1 < len(token.doc) and token.nbor(1).lower_ in {"of", "who"}:
        return False
    if token.lower_ in {"other", "another"}:
        return token.pos_ == "PRON" or token.dep_ in {"amod", "det"}
    return token.pos_ in {"PRON", "NOUN"} and not (token.i and token.nbor(-1).lower_ in {"no", "every", "each"})
