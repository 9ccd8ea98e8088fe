"""Unplaced: whether somebody or something in a statement is known only to who has the sentences before it in sight."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.parties import speaks_of_some_party
from questions.standing.mentions import PLURAL, mentions_of
from questions.standing.moored import has_name
from questions.standing.nouns import says_which

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_DATA = read_toml("standing")["unplaced"]
_OF_WHAT = frozenset(_DATA["of_what"])
_HAVING = frozenset(_DATA["having"])
_SUMS = frozenset(_DATA["sums"])
_TRADES = frozenset({"business", "industry", "newspaper", "paper", "profession", "sector", "trade"})
_LAWS = frozenset({"law", "measure", "proposal", *_TRADES})
_STUFF = frozenset(_DATA["stuff"])
_ACTS = frozenset(_DATA["acts"])
_ANYBODY = frozenset(
    {"boy", "couple", "girl", "man", "pair", "person", "suspect", "teenager", "victim", "woman", "youth"}
)
_BODIES = frozenset(
    {"band", "charity", "club", "company", "council", "firm", "group", "organisation", "organization", "team"}
)
_NOUNS = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PLACED = frozenset({"in", "at", "on", "near"})
_SAID_WITH = frozenset({"amod", "compound", "nmod", "poss", "nummod", "prep", "relcl", "acl"})
_OWNED = re.compile(r"\b(?:his|her|their)\b.*, (?:[A-Z][\w’-]+ ){1,2}[A-Z][\w’-]+\.$")
"""“His name was on the box, Ada Brown.”"""
_OF_THEM = re.compile(r"\bof (them|it)\.$")


def is_unplaced(statement: str, kept: Sequence[Token], reading: Reading) -> bool:
    """Say whether a reader asks whose, of what or which one: "Owners can fetch it", "The DNA held surprises"."""
    if _OWNED.search(statement) or _is_of_nothing(statement, kept) or speaks_of_some_party(statement, reading):
        return True
    said = f" {statement.lower().rstrip('.')} "
    nouns = [token for token in kept if token.pos_ in _NOUNS]
    if any(_is_stuff(token, said, reading) for token in nouns if token.text.isupper()):
        return True
    if any(judge(token, said, reading) for token in nouns for judge in _JUDGES):
        return True
    if any(_is_some_body(token, said, reading) for token in nouns):
        return True
    return any(_is_of_what(token, said, nouns, reading) for token in nouns) and not _is_placed(statement, kept, reading)


def _is_placed(statement: str, kept: Sequence[Token], reading: Reading) -> bool:
    """Say whether a statement has a name, or a word of the title, that tells of what it speaks."""
    mentions = mentions_of(reading)
    titled = any(token.pos_ in {"NOUN", "PROPN"} and mentions.in_title(token) for token in kept)
    return titled or has_name(statement, kept)


def _is_of_what(noun: Token, said: str, nouns: Sequence[Token], reading: Reading) -> bool:
    """Say whether somebody is told of only by what they do with a thing that is not named: "owners", "the user"."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in _OF_WHAT or noun.dep_ not in _SUBJECTS:
        return False
    if any(child.dep_ in _SAID_WITH for child in noun.children) or mentions_of(reading).in_title(noun):
        return False
    if any(token.i < noun.i and token.dep_ in _SUBJECTS for token in nouns):
        return False  # "When a course is free, participants …": the course's
    definite = _is_definite(noun)
    bare = noun.tag_ in PLURAL and not any(child.dep_ == "det" for child in noun.children)
    return (definite and f" the {noun.lower_} " in said) or (bare and f" {noun.lower_} " in said)


def _has_nothing(noun: Token, said: str, reading: Reading) -> bool:
    """Say whether some "are regular users", or "a lot of users" do something, of nobody knows what."""
    if noun.lemma_.lower() not in _HAVING or noun.tag_ not in PLURAL or mentions_of(reading).in_title(noun):
        return False
    beside = [child for child in noun.children if child.dep_ in _SAID_WITH and child.pos_ != "ADJ"]
    if beside or f" {noun.lower_} " not in said or any(child.lower_ in {"the", "his"} for child in noun.children):
        return False
    share = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return share.dep_ in _SUBJECTS if share is not noun else noun.dep_ == "attr"


def _is_sum(noun: Token, said: str, reading: Reading) -> bool:
    """Say whether "sales" went up of nobody knows what."""
    if noun.lemma_.lower() not in _SUMS or noun.tag_ not in PLURAL or noun.dep_ not in _SUBJECTS:
        return False
    if any(child.dep_ in _SAID_WITH for child in noun.children) or mentions_of(reading).in_title(noun):
        return False
    return said.startswith((f" {noun.lower_} ", f" the {noun.lower_} ")) or f", {noun.lower_} " in said


def _is_whichever(noun: Token, said: str, reading: Reading) -> bool:
    """Say whether "the industry" or "the laws" does not say which."""
    known = noun.lemma_.lower() in (_LAWS if noun.tag_ in PLURAL else _TRADES)
    if not known or f" the {noun.lower_}" not in said or mentions_of(reading).in_title(noun):
        return False
    return _is_definite(noun) and not any(child.dep_ in _SAID_WITH for child in noun.children)


def _is_stuff(noun: Token, said: str, reading: Reading) -> bool:
    """Say whether "the DNA" does not say of whom, or a thing goes by initials: "the HTF"."""
    if f" the {noun.lower_} " not in said or noun.dep_ == "compound" or says_which(noun):
        return False
    if not _is_definite(noun):
        return False
    return noun.text in _STUFF or bool(re.search(rf"\s[a-z]+’? \({re.escape(noun.text)}\)", reading.article.text))


def _is_act_somewhere(noun: Token, said: str, reading: Reading) -> bool:
    """Say whether "the activity in Leeds" says where it goes on, but not what it is."""
    if noun.lemma_.lower() not in _ACTS or f" the {noun.lower_} " not in said or not _is_definite(noun):
        return False
    if mentions_of(reading).in_title(noun):
        return False
    beside = [child for child in noun.children if child.dep_ in _SAID_WITH]
    return all(child.lower_ in _PLACED for child in beside)


def _is_nobody(noun: Token, said: str, reading: Reading) -> bool:
    """Say whether "the man was caught" does not say which."""
    if noun.lower_ not in _ANYBODY or f" the {noun.lower_} " not in said or mentions_of(reading).in_title(noun):
        return False
    first = said.index(f" {noun.lower_} ") == said.index(f" the {noun.lower_} ") + len(" the")
    return first and _is_definite(noun) and not any(child.dep_ in _SAID_WITH | {"appos"} for child in noun.children)


def _is_some_body(noun: Token, said: str, reading: Reading) -> bool:
    """Say whether "the group plays" does not say which."""
    if noun.lower_ not in _BODIES or not said.startswith(f" the {noun.lower_} ") or mentions_of(reading).in_title(noun):
        return False
    return noun.dep_ in _SUBJECTS and not any(child.dep_ in _SAID_WITH for child in noun.children)


def _is_definite(noun: Token) -> bool:
    return any(child.lower_ == "the" for child in noun.children)


def _is_of_nothing(statement: str, kept: Sequence[Token]) -> bool:
    """Say whether "a copse of them" ends a statement that has named nothing of that number before."""
    found = _OF_THEM.search(statement)
    if found is None:
        return False
    tags = {"NNS"} if found[1] == "them" else {"NN"}
    last = next((token for token in reversed(kept) if token.lower_ == found[1]), None)
    if last is None or last.dep_ != "pobj":
        return False
    share = last.head.head
    return not any(token.tag_ in tags and token.i < share.i for token in kept)


_JUDGES = (_has_nothing, _is_sum, _is_whichever, _is_act_somewhere, _is_nobody)
