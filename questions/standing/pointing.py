"""Pointing words: which words mean something only beside the sentence they were written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.standing.doubts import is_same
from questions.standing.nouns import says_which

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_REFERENCE = read_toml("sentence_parts")["reference"]
_AWAY = (frozenset(_REFERENCE["pointing"]) - {"that"}) | {"opposite", "ahead"}
_BARE = frozenset(_REFERENCE["bare"])
_WHOLE = frozenset(read_toml("standing")["pointing"]["whole"])
_PLACES = frozenset({"det", "amod", "advmod", "predet", "nsubj", "nsubjpass", "pobj", "dobj", "attr"})
_CORE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})
_RELATIVE = frozenset({"WP", "WDT", "WP$", "WRB", "EX", "IN"})
_PLURAL_ONLY = frozenset({"other", "another", "different", "certain", "similar"})


def stands(token: Token) -> bool:
    """Say whether a word needs nothing outside its own clause; personal pronouns are judged elsewhere."""
    word = token.lower_
    if token.text[:1].isupper() and not token.is_sent_start:
        return True  # "Telepathy One" is a name
    if token.pos_ == "PRON" and token.is_alpha and token.tag_ not in _RELATIVE and word not in _WHOLE:
        return any(child.dep_ in {"prep", "relcl", "acl"} for child in token.rights)
    return not _points_away(token) or _is_harmless(token)


def _points_away(token: Token) -> bool:
    word = token.lower_
    if word in _AWAY and (token.dep_ in _PLACES or word == "there"):
        return True
    if word in _BARE and token.dep_ in _CORE:
        return not any(child.dep_ == "prep" or child.pos_ in {"NUM", "NOUN"} for child in token.children)
    return False


def _is_harmless(token: Token) -> bool:
    """Say whether a pointing word is used in a way that points nowhere: "so that", "such as", "there is"."""
    word, head = token.lower_, token.head
    if word in _PLURAL_ONLY:
        return head.tag_ == "NNS"
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    return {
        "there": token.dep_ == "expl",
        "such": following == "as",
        "so": head.pos_ in {"ADJ", "ADV"},
        "same": not is_same(token),
        # "over the next 30 years" misleads nobody
        "next": head.tag_ == "NNS" and any(child.dep_ == "nummod" for child in head.children),
        "latest": says_which(head),
        "above": True,
        "opposite": following in {"of", "the"},
        "ahead": following == "of",
    }.get(word, False) or token.dep_ == "mark"


def points_itself(token: Token) -> bool:
    """Say whether "this" or "that" is no pointer: "she said that", "those who come late", "that of a child"."""
    following = token.nbor() if token.i + 1 < len(token.doc) else token
    if token.lower_ == "that" and following.text[0] in "’'" and following.tag_ != "POS":
        return token.i > 0 and token.nbor(-1).pos_ in {"NOUN", "PROPN"}  # "believes that’s about to change"
    if token.tag_ in _RELATIVE or token.dep_ in {"mark", "advmod"}:
        return True
    if token.dep_ == "det" and token.head.i > token.i:
        return False
    return any(child.dep_ in {"relcl", "prep", "acl"} and child.i > token.i for child in token.children)


def is_one_of_two(reading: Reading, token: Token) -> bool:
    """Say whether a last name alone may be that of two people in the article."""
    if token.ent_type_ != "PERSON" or token.dep_ == "compound" or (token.i and token.nbor(-1).pos_ == "PROPN"):
        return False
    return sum(one.name.split()[-1] == token.text for one in reading.people) > 1
