"""Commonplace: what anybody may say of the world, life or people, which no article is needed to call true."""

from __future__ import annotations

import re

from questions.datafiles import read_toml
from questions.wording import content_words

_DATA = read_toml("standing")["commonplace"]
_SUBJECTS = "|".join(_DATA["subjects"])
_GENERAL = re.compile(rf"^(?:[Tt]he |[Oo]ur )?({_SUBJECTS}) (?!who\b|that\b|in\b|of\b|with\b|from\b)", re.IGNORECASE)
_SOURCE = re.compile(
    r"^According to [^,]+, |, according to [^,]+(?=\.$)|^[A-Z][\w’ -]+ (?:says|said|thinks|believes) (?:that )?"
)
_FIGURE_OR_NAME = re.compile(r"\d|\w [A-Z]")
_SOME = re.compile(r"^There (?:are|will always be) (?:always )?(?:some |many |lots of )?people who ")
_FEW = 4


def is_commonplace(statement: str) -> bool:
    """Say whether a claim is a few general words on something general: "Life is a journey, according to Ada Brown"."""
    claim = _SOME.sub("People ", _SOURCE.sub("", statement))
    general = _GENERAL.match(claim)
    if general is None or _FIGURE_OR_NAME.search(claim[general.end() - 1 :]):
        return False
    return len(content_words(claim) - content_words(general[1])) < _FEW
