"""Edges: whether a statement breaks off where its sentence goes on with what the last words need."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.standing.cutting import is_finite
from questions.wording import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_DATA = read_toml("standing")["edges"]
_FRAMES = {one: frozenset(_DATA[f"{one}_what"]) for one in ("as", "with", "from")}
_TO_WHAT = frozenset(_DATA["to_what"])
_SOURCE = re.compile(r", according to [^,]+\.$")
_LISTING = re.compile(r"\w: [^:]+$")
_OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd", "dative", "ccomp", "xcomp"})
_ALSO_CLAUSES = frozenset({"after", "before", "since", "until", "as"})
"""These open a clause as well as a phrase, and the parser takes the one for the other."""
_BOUNDS = frozenset({"if", "unless", "until", "whether", "how", "why", "what"})


def breaks_off(statement: str, tokens: Sequence[Token]) -> bool:
    """Say whether a statement ends in "describe themselves" before "as …", or in "after their sons" before "were"."""
    if not tokens:
        return False
    said = words(_SOURCE.sub("", statement))
    doc = tokens[0].doc
    stretch = doc[tokens[0].sent.start : tokens[-1].sent.end]
    kept = set(said)
    if any(_is_half_clause(token, kept) for token in stretch if token.lower_ in _ALSO_CLAUSES and token.lower_ in kept):
        return True
    listing = _LISTING.search(statement) is not None
    return any(_goes_on(last) or (listing and _is_listed(last)) for last in _ends(said, list(stretch)))


def _is_listed(last: Token) -> bool:
    """Say whether more follows of what a colon opened: "three aims: mend the boats, sell fish and …"."""
    return last.i + 1 < last.sent.end and last.nbor().lower_ in {",", ";", "and", "or"}


def _ends(said: Sequence[str], stretch: Sequence[Token]) -> Iterator[Token]:
    """Yield the word of a source that a statement's last word is, where the two before it are the same as well."""
    ending = list(said[-3:])
    if len(ending) < 3 or not any(token.lower_ == ending[-1] for token in stretch):  # noqa: PLR2004 (three words)
        return
    plain = [token for token in stretch if token.is_alpha or token.like_num]
    for place, last in enumerate(plain[2:]):
        if last.lower_ == ending[2] and [plain[place].lower_, plain[place + 1].lower_] == ending[:2]:
            yield last


def _goes_on(last: Token) -> bool:
    """Say whether what follows a word without a comma belongs to it or to its verb."""
    if last.i + 1 >= last.sent.end:
        return False
    following = last.nbor()
    # "the mayor who took office | just a week ago"
    timed = any(one.dep_ == "relcl" and following.i <= one.right_edge.i for one in last.ancestors)
    if (
        (timed and _is_time(following))
        or following.text == "“"
        or (following.pos_ in {"VERB", "AUX"} and is_finite(following))
    ):
        return True
    if following.dep_ == "prep":
        return _is_needed(following, last)
    word = following.lower_
    if word == "to" and following.dep_ == "aux":
        return following.head.dep_ in {"xcomp", "ccomp", "acl"}
    if word in _BOUNDS and following.dep_ in {"mark", "advmod", "dobj", "attr"}:
        return True
    above = () if following.is_punct else _above(following)
    return any(one.dep_ in _OBJECTS or (one.dep_ == "relcl" and one.head == last) for one in above)


def _is_time(word: Token) -> bool:
    """Say whether a time begins with a word."""
    return not word.is_punct and any(one.ent_type_ in {"DATE", "TIME"} for one in word.doc[word.i : word.i + 2])


def _is_needed(preposition: Token, last: Token) -> bool:
    """Say whether a word or its verb is nothing without the phrase behind it: "allergic to", "describe it as"."""
    word = preposition.lower_
    if word in _FRAMES:
        return preposition.head.lemma_.lower() in _FRAMES[word]
    taken = preposition.head == last and (last.pos_ == "ADJ" or last.lemma_.lower() in _TO_WHAT)
    return taken or word in {"of", "than"}


def _above(token: Token) -> Iterator[Token]:
    """Yield the heads of the phrases and clauses that begin with a word."""
    start = token.i
    while True:
        yield token
        if token.head.i <= token.i or token.head.left_edge.i < start:
            return
        token = token.head


def _is_half_clause(opener: Token, kept: set[str]) -> bool:
    """Say whether the noun behind "after" is the subject of a verb that is gone: "after their sons [were born]"."""
    if opener.dep_ != "prep":
        return False
    for noun in opener.children:
        if noun.dep_ != "pobj" or noun.lower_ not in kept or noun.right_edge.i + 1 >= noun.sent.end:
            continue
        following = noun.right_edge.nbor()
        if following.text == "," and following.i + 1 < noun.sent.end:
            following = following.nbor()
        verb = following.head if following.pos_ == "AUX" and following.dep_ in {"aux", "auxpass"} else following
        bare = not any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in verb.children)
        if verb.pos_ in {"VERB", "AUX"} and is_finite(verb) and bare and verb.lower_ not in kept:
            return True
    return False
