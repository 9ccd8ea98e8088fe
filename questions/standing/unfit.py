"""Unfit: wordings that leave a class asking which one, known for sure of what, or whether "or" is a choice."""

from __future__ import annotations

import re
from functools import lru_cache

from questions.datafiles import read_toml
from questions.standing.commonplace import is_commonplace
from questions.standing.trivia import is_trivial

_FORMS = tuple(map(re.compile, read_toml("standing")["unfit"]["forms"]))
_OR = re.compile(r" or ([a-z]+)(?=[.,])")
_RARE = 1.5


def is_unfit(statement: str) -> bool:
    """Say whether a statement has a stray mark, a lost comma, an unnamed somebody, an idiom or a second name."""
    if is_trivial(statement) or is_commonplace(statement) or any(form.search(statement) for form in _FORMS):
        return True
    return any(_is_rare(word) for word in _OR.findall(statement))


@lru_cache(maxsize=10_000)
def _is_rare(word: str) -> bool:
    """Say whether a word is so rare that "or" puts it beside a common one as another name of the same."""
    from wordfreq import zipf_frequency

    return bool(zipf_frequency(word, "en") < _RARE)
