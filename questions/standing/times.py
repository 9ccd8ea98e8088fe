"""Times: "on Friday" and "last year" left out where nothing hangs on them, since only the day of reading tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.standing.piece import Piece

if TYPE_CHECKING:
    from spacy.tokens import Token

_DATA = read_toml("standing")["times"]
_DAYS = frozenset(_DATA["days"])
_UNITS = frozenset(_DATA["units"])
_SPARE = frozenset(_DATA["spare"])
_HANGING = frozenset(_DATA["hanging"])
_POINTING = frozenset({"last", "next", "this", "that"})
_HOURS = frozenset({"noon", "midday", "midnight", "lunchtime", "dawn", "dusk", "sunrise", "sunset", "breakfast"})
_ON = frozenset({"on", "in", "over", "during"})


def settle_times(piece: Piece) -> bool:
    """Leave out the times that only the date of the article tells; say whether no other such time is left."""
    count = len(piece.tokens)
    for token in list(piece.tokens):
        if token in piece.tokens and _hangs(token):
            if token.lower_ in _SPARE and token.i and token.nbor(-1).lemma_.lower() in _UNITS:
                return False  # "ten minutes later"
            if any(child.lower_ == "only" for child in token.children):
                return False  # "only recently" is what is said of it
            phrase = _phrase(token)
            if phrase is None or (phrase.head.pos_ not in {"VERB", "AUX"} and phrase.lower_ not in _SPARE):
                return False
            inside = {under.i for under in phrase.subtree}
            if _is_needed(token, phrase) or len(inside) > 5:  # noqa: PLR2004 ("on Monday 5 May 2014" is longer than what hangs)
                return False
            piece.without(inside)
    # "At noon on Friday": without the day the hour is nothing to remember.
    return len(piece.tokens) == count or not any(
        token.lower_ in _HOURS or token.ent_type_ == "TIME" for token in piece.tokens
    )


def _is_needed(token: Token, phrase: Token) -> bool:
    """Say whether more hangs on a time: "on Friday in the lead up to the race", "the law that came in on Friday"."""
    told_of = phrase.head.dep_ in {"relcl", "acl"} and phrase.nbor().text != "," and phrase.i > phrase.head.i
    return told_of or any(child.dep_ == "prep" and child.i > token.i for child in token.children)


def _hangs(token: Token) -> bool:
    word = token.lower_
    if word in _DAYS:
        return token.dep_ in {"pobj", "npadvmod", "nmod", "compound", "appos", "poss"}
    if word in _SPARE:
        return token.dep_ in {"advmod", "npadvmod"}
    if word in _HANGING:
        return token.dep_ in {"advmod", "npadvmod", "pobj", "poss", "pcomp"}
    unit = token.lemma_.lower() in _UNITS or word in _UNITS
    return (
        unit
        and token.tag_ == "NN"
        and word not in {"minute", "second"}
        and any(child.lower_ in _POINTING for child in token.children)
    )


def _phrase(token: Token) -> Token | None:
    """Return the head of the adverbial that a time makes with its preposition, or `None` if it is no adverbial."""
    if token.lower_ in _HANGING:
        return None
    if token.dep_ in {"advmod", "npadvmod", "parataxis"}:
        return token
    if token.dep_ == "pobj" and token.head.lower_ in _ON and token.head.dep_ == "prep":
        return token.head
    return None
