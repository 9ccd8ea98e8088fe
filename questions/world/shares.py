"""Shares: “a third of the votes”, and the same text with another share in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SHARES = ("a tenth", "a fifth", "a quarter", "a third", "half", "two thirds", "three quarters")
_ALIASES = {"one tenth": "a tenth", "one fifth": "a fifth", "one quarter": "a quarter", "one third": "a third"}
_SHARE = re.compile(
    rf"(?<![\w-])({'|'.join((*_SHARES, *_ALIASES))})(?![\w-])".replace("two thirds", "two[ -]thirds").replace(
        "three q", "three[ -]q"
    ),
    re.IGNORECASE,
)
_STEPS = (1, -1, 2, -2, 3, -3)


def other_shares(text: str) -> Iterator[str]:
    """Yield a text with near shares for the one share it holds."""
    found = list(_SHARE.finditer(text))
    if len(found) != 1:
        return
    match = found[0]
    share = match[0].casefold().replace("-", " ")
    place = _SHARES.index(_ALIASES.get(share, share))
    for step in _STEPS:
        if 0 <= place + step < len(_SHARES):
            other = _SHARES[place + step]
            other = other[:1].upper() + other[1:] if match[0][:1].isupper() else other
            yield text[: match.start()] + other + text[match.end() :]


def share_of(text: str) -> int | None:
    """Return where a text's one share stands in the order of shares, or `None`."""
    found = list(_SHARE.finditer(text))
    if len(found) != 1:
        return None
    share = found[0][0].casefold().replace("-", " ")
    return _SHARES.index(_ALIASES.get(share, share))
