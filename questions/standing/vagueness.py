"""Vagueness: words that compare with, count off or are a share of something a reader is not told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.datafiles import read_toml

if TYPE_CHECKING:
    from spacy.tokens import Token

_DATA = read_toml("standing")["vagueness"]
_COMPLEMENTS: dict[str, list[str]] = dict(_DATA["complements"])
_OR_DESCRIBED: dict[str, list[str]] = dict(_DATA["or_described"])
_CHANGING = frozenset(_DATA["changing"])
_GRADES = frozenset({"even", "much", "far", "slightly", "rather", "somewhat", "considerably"})
_COUNTING = frozenset(_DATA["counting"])
_AMOUNT_CHANGES = frozenset(_DATA["by_how_much"])
_HOLDING = frozenset({"own", "hold", "have", "control", "comprise", "represent"})
_BOTH = frozenset(_DATA["both"])
_SHELLS = frozenset(read_toml("standing")["definites"]["shells"])


def is_bare_share(token: Token) -> bool:
    """Say whether a share or number does not say of what it is one: "20% were paying"."""
    if any(child.dep_ == "prep" or child.pos_ == "NOUN" for child in token.children):
        return False
    if token.text == "%" or token.lower_ == "percent":
        if token.head.lower_ == "by" and token.head.head.lemma_.lower() in _AMOUNT_CHANGES:
            return False  # "sales fell by 4%"
        if token.dep_ == "dobj" and token.head.lemma_.lower() in _HOLDING:
            return True
        return token.dep_ in {"nsubj", "nsubjpass"} or (
            token.dep_ == "pobj" and token.head.lower_ in {"for", "by", "among"}
        )
    return (
        token.pos_ == "NUM"
        and token.dep_ in {"dobj", "nsubj", "nsubjpass"}
        and token.ent_type_ in {"CARDINAL", "QUANTITY"}
    )


def is_broken(token: Token) -> bool:
    """Say whether a hyphen or a closing mark has lost its place: "little- understood", "“so called ”"."""
    before = token.nbor(-1) if token.i else token
    if token.text == "-":
        return bool(token.whitespace_) != bool(before.whitespace_)
    if len(token.text) > 1 and not token.text[1].isdigit():
        trailing, leading = token.text[-1] == "-" and token.whitespace_, token.text[0] == "-" and before.whitespace_
        if trailing or leading:
            return True
    return token.text in {"”", "’"} and bool(before.whitespace_) and not before.is_punct


def is_mismatched(token: Token) -> bool:
    """Say whether "a" stands before several: "securing an address estate agents" is two phrases run together."""
    if token.lower_ not in {"a", "an"} or token.dep_ != "det" or token.head.tag_ != "NNS" or token.head.lower_ in _BOTH:
        return False
    between = token.doc[token.i + 1 : token.head.i]
    return not any(one.pos_ == "NUM" or one.lower_ in _COUNTING or one.tag_ == "CD" for one in between)


def is_example(subject: Token) -> bool:
    """Say whether a subject only counts off what the article speaks of: "One problem is …", "there is the issue"."""
    noun = subject
    if subject.dep_ == "expl":
        noun = next((child for child in subject.head.children if child.dep_ == "attr"), subject)
        return any(child.lower_ == "the" for child in noun.children)
    counted = any(child.lower_ in {"one", "another", "a", "an", "other", "further"} for child in noun.children)
    which = any(child.dep_ in {"prep", "relcl"} or child.lower_ == "for" for child in noun.rights)
    return counted and noun.lemma_.lower() in _SHELLS and not which


def dangles_in_comparison(token: Token) -> bool:
    """Say whether a word compares with something outside: "780 more children", "almost as fit"."""
    if token.tag_ in {"JJR", "RBR"} and any(
        child.lower_ in _GRADES or child.dep_ == "npadvmod" for child in token.children
    ):
        return not any(other.lower_ == "than" and other.i > token.i for other in token.sent)
    if token.lower_ == "as" and token.dep_ == "advmod" and token.head.pos_ in {"ADJ", "ADV"}:
        return not any(other.lower_ == "as" and other.i > token.i for other in token.sent)
    if _compares_subject(token):
        return True
    return (
        token.lower_ in {"more", "less", "fewer", "further", "extra", "additional"}
        and _is_counted(token)
        and not any(child.lower_ == "than" for child in (*token.children, *token.head.children))
    )


def _is_counted(token: Token) -> bool:
    """Say whether a number stands before a word or counts what it belongs to."""
    before = token.nbor(-1) if token.i else token
    return before.like_num or any(child.dep_ == "nummod" for child in token.head.children)


def _compares_subject(token: Token) -> bool:
    """Say whether a subject is "fewer people" or "a lower tax", or something is done "in more detail"."""
    noun = token.head
    if token.tag_ != "JJR" or token.dep_ != "amod" or noun.pos_ != "NOUN":
        return False
    if any(other.lower_ == "than" and other.i > token.i for other in token.sent) or _is_pair(token):
        return False
    phrase = noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.dep_ == "prep"
    verb = noun.head
    bound = verb.dep_ == "advcl" or any(
        child.dep_ == "advcl" and child.i < verb.i and child.left_edge.dep_ == "mark" for child in verb.children
    )
    opens = noun.dep_ in {"nsubj", "nsubjpass"} and verb.lemma_ not in _CHANGING and not bound
    return opens or (phrase and token.lower_ in {"more", "less", "greater"})


def _is_pair(token: Token) -> bool:
    """Say whether a comparative says by itself what grows: "more and more people"."""
    return any(child.dep_ == "conj" and child.lower_ == token.lower_ for child in (*token.children, token.head)) or (
        token.dep_ == "conj" or any(child.dep_ == "cc" for child in token.children)
    )


def lacks_its_complement(token: Token) -> bool:
    """Say whether a noun does not say of what or to what: "the increase in numbers", "expressed relief"."""
    if token.pos_ != "NOUN" or token.dep_ == "compound":
        return False
    word, before = token.lower_, {child.dep_ for child in token.lefts}
    if word in _OR_DESCRIBED:
        after = {under.lower_ for one in _told_with(token) for under in one.subtree} | {token.nbor().lower_}
        return not before & {"compound", "poss"} and not after & set(_OR_DESCRIBED[word])
    words = _COMPLEMENTS.get(word)
    if words is None:
        return False
    after = {under.lower_ for child in token.rights for under in child.subtree} | {token.nbor().lower_}
    described = word == "numbers" and bool(before & {"compound", "amod", "poss"})
    return not described and not after & set(words)


def _told_with(noun: Token) -> list[Token]:
    """Return what may tell of what a noun is: what stands behind it or, of a subject, behind its verb."""
    behind = [child for child in noun.head.rights if child.dep_ == "prep"] if noun.dep_ == "nsubjpass" else []
    return [*noun.rights, *behind]
