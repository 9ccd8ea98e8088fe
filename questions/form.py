"""Form: how an answer is built, so that options can be built alike. Needs no language model."""

from __future__ import annotations

import re

_FIRST = re.compile(r"[^\W\d_]+")
_OPENERS = frozenset(
    {
        "because",
        "to",
        "by",
        "that",
        "so",
        "when",
        "after",
        "before",
        "if",
        "for",
        "with",
        "without",
        "through",
        "it",
        "they",
    }
)
_DETERMINERS = {"a": "a", "an": "a", **dict.fromkeys(("the", "his", "her", "its", "their"), "the")}
_BECAUSE_OF = re.compile(r"\W*because\s+of\b", re.IGNORECASE)
_OWNED = re.compile(r"(?:[^\W\d_]+ ){0,3}[^\W\d_]+['’]s? [^\W\d_]")
_PAST = re.compile(r"\b(?:did|was|were|had)\b", re.IGNORECASE)
_PLURAL = re.compile(r"[^\W\d_]+s$")


def form_of(answer: str) -> str:
    """Return a short name of an answer's form: its opening word, or how it begins and whether it is plural."""
    first = _FIRST.search(answer)
    if first is None:
        return "sign"
    word = first[0].casefold()
    if _OWNED.match(answer):
        return "owned"
    if word in _OPENERS:
        return "because of" if _BECAUSE_OF.match(answer) else word
    if word in _DETERMINERS:
        return f"{_DETERMINERS[word]} plural" if _plural(answer) else _DETERMINERS[word]
    ending = next((ending for ending in ("ing", "ed") if word.endswith(ending)), "")
    return ending or ("plural" if _plural(answer) else "bare")


def _plural(answer: str) -> bool:
    head = re.split(r"\s+(?:of|in|at|for|from|with|who|that|which|to|on)\b|,", answer, maxsplit=1)[0]
    return bool(_PLURAL.search(head)) and not head.endswith("ss")


def in_past(stem: str) -> bool:
    """Say whether a question asks about the past."""
    return bool(_PAST.search(stem))
