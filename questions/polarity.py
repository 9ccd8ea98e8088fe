"""Polarity: words that go with a denial only, or never with one, so that lifting or adding one leaves no English."""

from __future__ import annotations

import re

from questions.datafiles import read_toml

_DATA = read_toml("falsehoods")["polarity"]


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)


_DENIALS = _any_of(_DATA["denials"])
_WITH_DENIALS = _any_of(_DATA["with_denials"])
_WITHOUT = _any_of(_DATA["without_denials"])
_JUDGING = _any_of(_DATA["judging"])
_IMPOSSIBLE = re.compile(
    r"\b(?:f[ae]ll\w*|dr[oi]p\w*|decreas\w*|declin\w*|reduc\w*|shr[aiu]nk\w*|cut|lower\w*|plung\w*|plummet\w*|lost"
    r"|fewer|less|smaller|cheaper)\b.*\b[1-9]\d{2,}(?:\.\d+)?(?:%| ?per ?cent\b)"
    r"|\b[1-9]\d{2,}(?:\.\d+)?(?:%| ?per ?cent) (?:fall|drop|decrease|decline|reduction|cut|fewer|less|lower|smaller)\b"
)
"""Nothing falls by 400%."""
_WORD = re.compile(r"[^\W_][\w’'-]*")


def reads_on(before: str, after: str) -> bool:
    """Say whether a statement with one thing changed is still what somebody might write.

    “Shows a sign of slowing” has lost the “no” that “sign of” goes with; “has finally failed to win” and “has sadly
    been in growth” hold a word that fits what was so, not its opposite.
    """
    if _IMPOSSIBLE.search(after) and not _IMPOSSIBLE.search(before):
        return False
    lost = len(_DENIALS.findall(before)) - len(_DENIALS.findall(after))
    if lost > 0 and _WITH_DENIALS.search(after):
        return False
    if lost < 0 and _WITHOUT.search(after):
        return False
    return not _JUDGING.search(after) or not _turns(before, after)


def _turns(before: str, after: str) -> bool:
    """Say whether a plain word is new; another figure or name judges nothing."""
    kept = {word.casefold() for word in _WORD.findall(before)}
    return any(word.casefold() not in kept and word.islower() for word in _WORD.findall(after))
