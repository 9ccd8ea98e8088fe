"""Doubts: what was so at one moment only, is nobody's claim but an impression, or has lost what it hangs on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.standing.cutting import is_finite, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_DATA = read_toml("standing")["doubts"]
_IMPRESSIONS = frozenset(_DATA["impressions"])
_BELIEFS = frozenset(_DATA["beliefs"])
_STATES = frozenset(_DATA["states"])
_PRAISE = frozenset(_DATA["praise"])
_SIGHTS = frozenset(_DATA["sights"])
_WITH_OBJECT = frozenset(_DATA["with_object"])
_HUMAN = frozenset(word for words in read_toml("people")["nouns"].values() for word in words)
_NAMED = _HUMAN | frozenset(read_toml("standing")["called"]["grounds"])
_CHANGES = frozenset(_DATA["changes"])
_BY_WHICH = frozenset(
    {
        "after",
        "as",
        "because",
        "before",
        "by",
        "despite",
        "during",
        "following",
        "from",
        "since",
        "so",
        "to",
        "when",
        "while",
    }
)
_POSTURES = frozenset({"lean", "lie", "sit", "smile", "stand", "walk", "wear"})
_DEEMING = frozenset({"consider", "deem", "name"})
"""These say of something what it is: "a survey the board considers essential" has lost the survey."""
_MEANWHILE = frozenset({"after", "because", "before", "during", "since", "until", "when", "while"})
_SHORT = 12
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "prep", "prt", "acomp", "attr", "oprd", "advmod", "dative", "agent"})
_ASIDES = frozenset({"appos", "acl", "relcl"})
_LONG_AGO = re.compile(r"^1[0-9]\d\ds?$")
_RECENT = 1980
_ONE_DAY = frozenset({"eventually", "someday", "ultimately", "inevitably", "perhaps", "probably"})
_REGULAR = frozenset({"each", "every", "per", "always", "usually", "often"})


def is_doubtful(tokens: Sequence[Token], *, claimed: bool) -> bool:
    """Say whether any word makes it doubtful that a statement of these words is true, or says enough.

    `claimed` is whether the statement says whose claim it is: somebody's impression may be asked for.
    """
    if any(lost_its_time(token, tokens) for token in tokens):
        return True
    return (
        any(
            _was_so_once(token) or _lacks_article(token, tokens) or _lost_what_it_saw(token, tokens) or _is_scene(token)
            for token in tokens
        )
        or any(is_same(token) or _is_cut_short(token, tokens) or _is_bare_state(token, tokens) for token in tokens)
        or any(_is_undated_change(token, tokens) or _was_under_way(token, tokens) for token in tokens)
        or (not claimed and any(_is_impression(token) for token in tokens))
    )


def _was_so_once(token: Token) -> bool:
    """Say whether a word speaks of one moment: "at the time", what somebody then believed."""
    if token.lower_ == "time" and token.dep_ == "pobj" and token.head.lower_ == "at":
        return not any(child.i > token.i for child in token.children) and [one.lower_ for one in token.lefts] == ["the"]
    if token.lemma_ not in _BELIEFS or not any(child.dep_ == "ccomp" for child in token.children):
        return False
    past = token.tag_ == "VBD" or any(child.lower_ == "did" for child in token.children)
    subject = subject_of(token)
    return past and subject is not None and (subject.pos_ in {"PROPN", "PRON"} or subject.ent_type_ == "PERSON")


def is_same(token: Token) -> bool:
    """Say whether "the same" is the same as something outside: "in the same streets", "over the same period"."""
    if token.lower_ != "same" or token.dep_ not in {"amod", "pobj", "dobj"}:
        return False
    if any(other.lower_ in {"as", "that", "who", "which", "where"} for other in token.doc[token.i : token.sent.end]):
        return False
    noun = token.head if token.dep_ == "amod" else token
    if noun.dep_ in {"attr", "nsubj"}:
        return False
    subject = subject_of(noun.head) if noun.dep_ == "dobj" else None
    return subject is None or (subject.tag_ not in {"NNS", "NNPS"} and not any(subject.conjuncts))


def _is_impression(token: Token) -> bool:
    """Say whether the writer tells how something looks, how well it is done, or what might have been."""
    if token.lower_ in {"might", "may"} and token.dep_ == "aux":
        return token.head.dep_ in {"relcl", "acl"}
    if token.lower_ == "will" and token.dep_ == "aux":
        return any(child.lower_ in _ONE_DAY for child in token.head.children)
    if token.pos_ not in {"VERB", "AUX"}:
        return False
    if token.lemma_ in _IMPRESSIONS:
        return token.dep_ in _MAIN and any(child.dep_ in {"acomp", "oprd"} for child in token.children)
    passive = any(child.dep_ == "auxpass" and child.lower_ in {"is", "are"} for child in token.children)
    return passive and any(child.lower_ in _PRAISE and child.dep_ == "advmod" for child in token.children)


def _is_bare_state(token: Token, tokens: Sequence[Token]) -> bool:
    """Say whether something unnamed is only said to be "up" or "over"."""
    if token.lemma_ != "be" or token.dep_ not in _MAIN or any(one.pos_ == "PROPN" for one in tokens):
        return False
    return any(child.lower_ in _STATES and child.dep_ in {"advmod", "prt", "acomp"} for child in token.children)


def _is_undated_change(verb: Token, tokens: Sequence[Token]) -> bool:
    """Say whether a few words tell that something changed, but not when, how much or why: "Ada Brown cut her days"."""
    if verb.lemma_ not in _CHANGES or verb.tag_ != "VBD" or verb.dep_ not in _MAIN or len(tokens) > _SHORT:
        return False
    if any(child.dep_ in {"aux", "auxpass"} for child in verb.children):
        return False
    return not any(one.lower_ in _BY_WHICH or one.like_num or one.ent_type_ == "DATE" for one in tokens)


def _was_under_way(verb: Token, tokens: Sequence[Token]) -> bool:
    """Say whether somebody "was working as a clerk", and it is not told when, nor meanwhile what."""
    if verb.tag_ != "VBG" or verb.dep_ not in _MAIN or verb.dep_ == "ccomp":
        return False
    if not any(child.dep_ == "aux" and child.lower_ in {"was", "were"} for child in verb.children):
        return False
    if any(child.dep_ == "advcl" and child.left_edge in tokens and child.tag_ != "VB" for child in verb.children):
        return False
    return not any(one.ent_type_ in {"DATE", "TIME"} or one.lower_ in _MEANWHILE for one in tokens)


def _lacks_article(token: Token, tokens: Sequence[Token]) -> bool:
    """Say whether a trade or place is left without its name or article: "British designer went …"."""
    if token.tag_ != "NN" or token.dep_ not in _SUBJECTS or token.lemma_.lower() not in _NAMED:
        return False
    kinds = {"det", "poss", "nummod", "cc", "predet", "neg"}
    bare = not any(child.dep_ in kinds or child.lower_ in {"no", "each"} for child in token.children)
    return bare and not any(child.dep_ == "appos" and child in tokens for child in token.children)


def _lost_what_it_saw(token: Token, tokens: Sequence[Token]) -> bool:
    """Say whether what somebody or something was found or seen doing is cut off."""
    if token.lemma_ not in _SIGHTS or token.pos_ != "VERB":
        return False
    own = [*token.children, *(one for child in token.children if child.dep_ == "dobj" for one in child.children)]
    doing = [
        child for child in own if child.tag_ == "VBG" and child.i > token.i and child.dep_ in {"advcl", "acl", "ccomp"}
    ]
    return any(one not in tokens for one in doing)


def _is_scene(token: Token) -> bool:
    """Say whether a verb tells what two or three people do while the reporter looks on."""
    if token.tag_ == "VBG" and token.lemma_ in _POSTURES and token.dep_ in {"ROOT", "conj"}:
        doer = subject_of(token)
        somebody = doer is not None and (doer.ent_type_ == "PERSON" or doer.lemma_.lower() in _HUMAN)
        return somebody and any(child.lower_ in {"is", "are", "was", "were"} for child in token.lefts)
    if token.tag_ != "VBP" or token.dep_ not in {"ROOT", "conj"} or token.lemma_ in {"be", "have"}:
        return False
    subject = subject_of(token)
    if subject is None or subject.lemma_.lower() not in _HUMAN or any(one.lower_ in _REGULAR for one in token.subtree):
        return False
    return any(child.dep_ == "nummod" and child.is_alpha for child in subject.children)


def _is_cut_short(token: Token, tokens: Sequence[Token]) -> bool:
    """Say whether a verb that always has an object ends a statement without one: "an estate defined"."""
    if token.lemma_ not in _WITH_OBJECT or token.pos_ != "VERB" or not is_finite(token) or token.tag_ == "VBN":
        return False
    if token.dep_ == "relcl" or any(child.dep_ == "auxpass" for child in token.children):
        return False
    objects = _OBJECTS - {"acomp", "oprd"} if token.lemma_ in _DEEMING else _OBJECTS
    return not any(child.dep_ in objects and child.i > token.i and child in tokens for child in token.children)


def lost_its_time(verb: Token, tokens: Sequence[Token]) -> bool:
    """Say whether what happened long ago is told without the time that its own sentence gives."""
    if verb.tag_ not in {"VBD", "VBN"} or not is_finite(verb) or subject_of(verb) is None:
        return False
    above = {verb.i, *(one.i for one in verb.ancestors)}
    return any(
        token not in tokens
        and _is_long_ago(token)
        and token.i < verb.i
        and not any(one.dep_ in _ASIDES for one in token.ancestors if one.i not in above)
        and not any(one.ent_type_ == "DATE" for one in tokens)
        for token in verb.sent
    )


def _is_long_ago(token: Token) -> bool:
    if token.lower_ in {"century", "centuries"}:
        return token.ent_type_ == "DATE"
    return bool(_LONG_AGO.match(token.text)) and token.ent_type_ == "DATE" and int(token.text[:4]) < _RECENT
