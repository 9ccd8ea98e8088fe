"""Nouns with what stands beside them: which words tell what a noun means, and how an earlier one was described."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.parts import part_of
from questions.facts.role_words import is_role_noun
from questions.standing.mentions import PLURAL, Mention
from questions.world.classes import class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODIES = frozenset(read_toml("sentence_parts")["nouns"]["named_bodies"])
_SAYING_WHICH = frozenset(
    {"of", "for", "against", "between", "to", "behind", "about", "in", "on", "at", "from", "with"}
)
_ALSO_HOW = frozenset({"in", "on", "at", "from", "with"})
_LONGEST_POST, _LONGEST_JOINED = 5, 8


def says_which(noun: Token, *, behind: bool = False) -> bool:
    """Say whether what stands beside a noun, or `behind` it, tells which one is meant: "of the bridge", "Santa Fe"."""
    for child in noun.children:
        if child.i > noun.i:
            set_off = noun.doc[child.left_edge.i - 1].text in {",", "–", "—", "("}
            if child.dep_ in {"relcl", "acl"} and not set_off:
                return True
            if child.dep_ == "prep" and child.lower_ in _SAYING_WHICH and not set_off and not _is_loose(child, noun):
                return True
        elif (
            not behind
            and child.dep_ in {"compound", "amod", "nmod", "poss"}
            and (child.pos_ == "PROPN" or child.ent_type_ == "NORP")
        ):
            return True
    return False


def _is_loose(preposition: Token, noun: Token) -> bool:
    """Say whether "on large screens" behind an object may as well belong to the verb: it tells no "which"."""
    places = [one for one in preposition.children if one.dep_ == "pobj"]
    named = any(one.pos_ == "PROPN" or one.ent_type_ or one.left_edge.lower_ == "the" for one in places)
    return preposition.lower_ in _ALSO_HOW and noun.dep_ == "dobj" and not named


def describers(noun: Token) -> list[Token]:
    return [
        child for child in noun.children if child.dep_ in {"amod", "compound", "nmod", "nummod", "relcl", "acl", "prep"}
    ]


def look(one: Mention) -> str:
    """Return the words before a noun, to tell one description from another."""
    return " ".join(
        child.lower_ for child in one.noun.lefts if child.dep_ in {"amod", "compound", "nmod", "poss", "nummod"}
    )


def description(noun: Token) -> list[Token]:
    """Return the words that tell which thing an earlier noun was: what stands before it, and a short "of …"."""
    whole = part_of(noun, "subject").tokens
    own = {token.i for token in whole}
    if any(child.dep_ == "conj" for child in noun.children):
        return list(whole) if len(whole) <= _LONGEST_JOINED else []
    kept = set(range(noun.left_edge.i, noun.i + 1)) & own
    if not kept:
        return []  # a run of names that the parse took apart
    for child in noun.rights:
        under = {token.i for token in child.subtree}
        if child.dep_ == "prep" and len(under) <= _LONGEST_POST and max(kept) + 1 == min(under):
            kept |= under
    return [token for token in noun.doc[min(kept) : max(kept) + 1] if token.i in kept]


def is_described_briefly(noun: Token) -> bool:
    words = description(noun)
    return len(words) > 1 + any(child.dep_ == "det" for child in noun.children)


def opens(noun: Token) -> bool:
    """Say whether a phrase is the subject, or what the subject is one of: a reader meets it with nothing before it."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    return noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.dep_ in {"ROOT", "conj", "ccomp"}


def is_quoted(noun: Token) -> bool:
    """Say whether a name in quotation marks stands beside a noun: "the “.ven” label", "the phrase “Ice Day”"."""
    return any(token.text == "“" for token in noun.doc[noun.left_edge.i : min(noun.i + 2, len(noun.doc))])


def is_nameless(noun: Token) -> bool:
    """Say whether a phrase says of what sort somebody or something is, but not who: "the French rider", "the Board"."""
    if noun.dep_ not in {"nsubj", "nsubjpass", "pobj"} or noun.tag_ in PLURAL or _is_told(noun):
        return False
    if noun.pos_ == "PROPN" and not noun.is_lower:
        alone = not any(child.dep_ == "compound" for child in noun.children) and noun.dep_ != "compound"
        return alone and noun.lower_ in _BODIES
    before = noun.doc[noun.left_edge.i : noun.i]
    sort = any(one.pos_ == "PROPN" or one.ent_type_ == "NORP" for one in before)
    human = is_role_noun(noun) or class_of(noun.lemma_.lower()) == "person"
    return sort and human and noun.dep_ != "pobj"


def _is_told(noun: Token) -> bool:
    return any(child.i > noun.i and child.dep_ in {"prep", "relcl", "acl", "appos"} for child in noun.children)


def is_bare(noun: Token) -> bool:
    """Say whether nothing beside a noun tells which ones are meant: "shoppers", "most shoppers"."""
    return all(child.is_punct or child.lower_ in {"most", "many", "few", "some", "all"} for child in noun.children)
