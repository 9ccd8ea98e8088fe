"""Word uses: whether a word is used here in the way that goes with the meaning that the vocabulary gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.answer_types import noun_is_human
from questions.datafiles import read_toml

if TYPE_CHECKING:
    from spacy.tokens import Token

_USES = read_toml("vocabulary_uses")
_UNLESS = {word: frozenset(others) for word, others in _USES["unless"].items()}
_CUES = {word: frozenset(others) for word, others in _USES["cues"].items()}
_WITH_OBJECT = frozenset(_USES["object"]["with"])
_WITHOUT_OBJECT = frozenset(_USES["object"]["without"])
_TO_THINGS = frozenset(_USES["object"]["things"])
_TO_PEOPLE = frozenset(_USES["object"]["people"])
_PARTICLES = frozenset(_USES["particles"]["following"])
_SINGULAR = frozenset(_USES["number"]["singular"])
_FIXED = {word: frozenset(others) for word, others in _USES["fixed"].items()}
_DONE_TO = frozenset({"dobj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "ccomp", "xcomp"})
_PERSONAL = frozenset({"he", "she", "him", "her", "me", "us", "i", "who", "whom"})
_DESCRIBES = frozenset({"amod", "acomp", "conj", "oprd", "attr", "ccomp"})
_FOLLOWING = 4


def means_this(token: Token, word: str) -> bool:
    """Say whether a word, as the vocabulary spells it, is used in the way that goes with its meaning."""
    beside = _beside(token)
    if _UNLESS.get(word, frozenset()) & beside or (word in _CUES and not _CUES[word] & beside):
        return False
    if _is_cut_off(token) or _is_fixed(token, word):
        return False
    if token.pos_ == "ADJ":
        if token.dep_ == "ccomp" and token.lower_.endswith("ed") and not _has_verb(token):
            return False  # "found that the ink determined how long": the verb of its clause
        return token.dep_ in _DESCRIBES and not any(child.dep_ == "dobj" for child in token.children)
    if token.tag_ in {"NNS", "NNPS"} and word in _SINGULAR:
        return False
    return token.pos_ != "VERB" or _fits_its_object(token, word)


def _has_verb(token: Token) -> bool:
    return any(child.lemma_ in {"be", "become", "get"} for child in token.lefts)


def _fits_its_object(verb: Token, word: str) -> bool:
    """Say whether a verb has an object, and of the sort, that goes with its meaning, and no particle."""
    if (
        verb.i + 1 < len(verb.doc)
        and verb.nbor(1).lower_ in _PARTICLES
        and verb.nbor(1).dep_ in {"prep", "prt", "advmod"}
    ):
        return False
    objects = [child for child in verb.children if child.dep_ in _DONE_TO]
    human = any(map(_is_person, objects))
    if word in (_TO_THINGS if human else _TO_PEOPLE if objects else ()):
        return False
    taken = any(child.dep_ in _OBJECTS for child in verb.children) or verb.dep_ in {"relcl", "acl"}
    return not (word in _WITHOUT_OBJECT if taken else word in _WITH_OBJECT)


def _is_person(noun: Token) -> bool:
    """Say whether a noun or pronoun means a person, be it by the name beside it: “his successor, Ann Moss,”."""
    named = any(child.dep_ == "appos" and child.ent_type_ == "PERSON" for child in noun.children)
    return named or noun_is_human(noun) or noun.lower_ in _PERSONAL


def _beside(token: Token) -> set[str]:
    """Return the words that a word goes with: what governs it, what it governs, and what these govern."""
    near = [token.head, *token.head.children, *token.children]
    return {other.lemma_.lower() for one in near for other in (one, *one.children) if other.i != token.i}


def _is_cut_off(token: Token) -> bool:
    """Say whether it is a participle behind a comma that does not say of whom: “claimed the throne, jailed …”."""
    return (
        token.tag_ in {"VBN", "VBD"}
        and token.dep_ in {"conj", "advcl", "dep"}
        and (
            token.left_edge.i > 0
            and token.left_edge.nbor(-1).text == ","
            and not any(
                child.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass", "cc", "mark"} for child in token.children
            )
        )
    )


def _is_fixed(token: Token, word: str) -> bool:
    """Say whether a word is part of a fixed phrase: “in earnest”, “with a vengeance”."""
    before = token.doc[max(0, token.i - 2) : token.i]
    if token.pos_ == "ADJ" and before and before[-1].pos_ == "ADP":
        return not any(other.pos_ in {"NOUN", "PROPN"} and token.head == other for other in token.doc[token.i + 1 :])
    return bool(_FIXED.get(word, frozenset()) & {other.lower_ for other in before})


def done_otherwise(expression: str, verb: Token) -> bool:
    """Say whether what is done to things is done to people here, or to nothing: “they were wiped out”, “step up”."""
    objects = [child for child in verb.children if child.dep_ in _DONE_TO]
    if expression in _WITH_OBJECT and not objects and verb.dep_ != "relcl":
        return True
    return expression in _TO_THINGS and any(_is_person(one) or one.pos_ == "PRON" for one in objects)


def followed_otherwise(expression: str, last: Token) -> bool:
    """Say whether an expression is used for something else: “looked into the mirror”."""
    following = last.doc[last.i + 1 : last.i + 1 + _FOLLOWING]
    return bool(_UNLESS.get(expression, frozenset()) & {token.lemma_.lower() for token in following})
