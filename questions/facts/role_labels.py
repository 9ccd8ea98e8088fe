"""Labels: roles as they stand on a card beside others, with no article and little that gives a name away."""

from __future__ import annotations

import re

from questions.datafiles import read_toml
from questions.world.people import PEOPLES

_DATA = read_toml("roles")
_TRADES = frozenset(_DATA["common"]) - frozenset(_DATA["unique"])
_NEUTRAL: dict[str, str] = _DATA["neutral"]
_GENDERED = re.compile(rf"\b(?:{'|'.join(_NEUTRAL)})\b", re.IGNORECASE)
_OWNED = re.compile(
    r"The ((?!\w+ (?:of|for|at)\b)[\w-]+(?: [\w-]+){0,1}?)(?:[’']s|(?<=s)[’']) (?!.*\b(?:of|at|for)\b)(.+)$"
)
_ARTICLE = re.compile(r"(?:The|An?) ")
_FEWEST = 3


def label(role: str) -> str:
    """Return "Tennis player" for "A Canadian tennis player", "Editor of the paper" for "The paper’s editor".

    One label with "A" and one with "The" would tell offices from trades, a people or a sex whose name it is.
    """
    owned = _OWNED.match(role)
    bare = f"{owned[2]} of the {owned[1]}" if owned else _ARTICLE.sub("", role, count=1)
    neutral = _GENDERED.sub(lambda found: _NEUTRAL[found[0].lower()], bare)
    words = neutral.replace(" and the ", " and ").split()
    trade = len(words) >= _FEWEST and words[1].islower() and words[-1].lower() in _TRADES
    if trade and words[0].lower() in PEOPLES:
        words = words[1:]
    text = " ".join(words)
    return text[:1].upper() + text[1:]
