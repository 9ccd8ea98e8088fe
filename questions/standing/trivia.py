"""Trivia: what an article says of how it was reported, and figures of speech, which no reader has to take away."""

from __future__ import annotations

import re

from questions.datafiles import read_toml

_DATA = read_toml("standing")["trivia"]
_PHRASES = re.compile("|".join(rf"\b{re.escape(phrase)}\b" for phrase in _DATA["phrases"]))
"""Sought in lower case, which is several times as fast as a search that heeds no case."""
_PUBLISHED = re.compile(rf"\b(?:{'|'.join(_DATA['publishing'])})\b.* on (?:{'|'.join(_DATA['days'])})\b", re.IGNORECASE)
_POST = re.compile(
    r"^(?:[A-Z][\w.’-]+ ){1,4}(?:studies|works|teaches|lectures|researches)\b[^,]{0,40}"
    r" (?:at|for) (?:the )?[A-Z][^,]*\.$"
)
_OF_ITS_DAY = re.compile(r"\b(?:was|is|were|are) (?:the|a) .* of (?:its|their|his|her) (?:day|time|age|generation)\b")
_BROKEN = re.compile(
    r"\w- (?!and\b|or\b|to\b)\w"
    r"|\b(?:said|ruled|found|showed|argued|added), that (?:the|there|it|no|an?)\b"
)
_SOURCE_ITSELF = re.compile(r"^According to (.+?), \1\b|^(.+?)\b.*, according to \2\.$", re.IGNORECASE)
_RELEASED = re.compile(
    r"\b(?:is|are|was|were|has been|have been)(?: being)? (?:published|released|presented) (?:in|at|on|by)\b"
)
_UNPLACED = re.compile(r"^\w[\w-]* numbers (?!of\b)(?!.*\b(?:at|in|to) (?:the )?[A-Z])")
_OPEN = re.compile(r"\b(?:is|was|were|are|be|been|the|an?|of|that|which|who|and)\.$")
_CLOCK = re.compile(r"\b(?:was|were)\b.* \d{1,2}(?:[:.]\d\d)? ?[ap]m\b|\b(?:[Aa]t|[Bb]y|[Uu]ntil) \d{1,2}[:.]\d\d,")
_SPOKE = re.compile(r"\b(?:spoke|talked) (?:to|with) [A-Z][\w ]*\.$")
_WAS_IN = re.compile(r"^(?:[A-Z][\w’-]+ ){1,4}(?:was|is) (?:in|at) (?:the )?[A-Z]\w+\.$")
"""Where somebody was for the day."""
_OF_ITS_OWN = re.compile(r"\b(?:is|are) the (?:most|best|second|only)\b.* its own\b")
"""Who knows a thing best of its own is said by the words."""
_NAME = r"^(?:In [^,]+, )?(?:[A-Z]\w+ [a-z]+ )?(?:[A-Z][\w.’-]+ ){1,4}"
_CREDENTIALS = re.compile(
    rf"{_NAME}(?:(?:led|leads|headed) the (?:study|research|trial|survey)\b|(?:was|were) (?:\w+ )?born in\b"
    r"|(?:has )?spent (?:\d+|\w+) (?:years|decades) \w+ing\b"
    r"|(?:wrote|released|published|recorded) [A-Z][^,]*(?: in (?:[A-Z]\w+ )?\d{4})?\.$)"
)
"""Who led a study or wrote a book when is told so that one may believe them."""
_CLOSING = re.compile(
    r"\bshares?\b.* (?:closed|ended|finished)\b|\b(?:closed|ended|finished)\b.* [\d.,]+ ?(?:pence|cents|p|euros)\b",
    re.IGNORECASE,
)
"""What a share stood at one evening."""
_PRICE = re.compile(
    r"\b(?:costs?|priced|charge[sd]?|sells?|sold)\b[^,]* [£$€] ?\d+\.\d\d(?! ?(?:[mb]n?|million|billion))\b",
    re.IGNORECASE,
)
"""What a thing costs to the penny."""
_FORMS = (
    _CLOSING,
    _PRICE,
    _PUBLISHED,
    _POST,
    _OF_ITS_DAY,
    _BROKEN,
    _SOURCE_ITSELF,
    _RELEASED,
    _UNPLACED,
    _OPEN,
    _CLOCK,
    _SPOKE,
    _OF_ITS_OWN,
    _WAS_IN,
    _CREDENTIALS,
)


def is_trivial(statement: str) -> bool:
    """Say whether a statement tells of reporters, a day of publication or a speaker's post, is an idiom or broken."""
    return _PHRASES.search(statement.lower()) is not None or any(form.search(statement) for form in _FORMS)
