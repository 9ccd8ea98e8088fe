"""Unsaid: what a statement leaves to the sentences around it, seen in its wording: a rank without its list, "there"."""

from __future__ import annotations

import re

from questions.datafiles import read_toml

_DATA = read_toml("standing")["unsaid"]


def _any_of(name: str) -> str:
    return "|".join(_DATA[name])


_RANK = re.compile(
    rf"\b(?:in|at) (?:the )?(?:{_any_of('ranks')})(?:(?:,| and|, and| or) (?:{_any_of('ranks')}))*"
    r"(?: (?:place|position|spot|slot))?(?=[.,]| and\b| while\b| with\b)"
)
_RANKED = re.compile(rf"\b(?:{_any_of('ranked')})\b")
_AS_MANY = re.compile(
    rf"\bas many(?=[.,]| as (?!\d|possible\b|ever\b|they\b|he\b|she\b|we\b|(?:{_any_of('counts')})\b))"
)
_DATED = re.compile(rf"\b(?:[Ll]ast|[Nn]ext|[Tt]his) (?:{_any_of('months')})\b")
_ASKED = re.compile(rf"\b(?:{_any_of('asked')})\b")
_ASKING = re.compile(rf"\b(?:{_any_of('asking')})")
_CALLED_BY_NUMBER = re.compile(
    rf"(?<!\bin )\bthe (?:\w+ )?(?:{_any_of('places')}) of (?:\w+ ){{0,2}}(?:\d[\d,.]*|{_any_of('counts')})\b"
)
_THINGS = re.compile(rf"(?:^|\b(?:so|that|because|while|if|when|how|and|but) )things (?:{_any_of('verbs')})\b")
_MOVED = re.compile(rf"\b(?:{_any_of('moved')})(?=\.$|\. | at the time\b)")
_HALF = re.compile(rf"\b(?:{_any_of('half')})")
_BOTH = re.compile(
    r"(?:^|[^\w’'-])(?:both|all (?:two|three|four|five|six))(?: the)?"
    rf" (?!(?:{_any_of('pairs')})\b)(\w+s|men|women|children|people)\b"
    r"(?! (?:of|in|at|on|from|who|that|which|and|to)\b)",
    re.IGNORECASE,
)
_HUMAN = frozenset(word for listed in read_toml("people")["nouns"].values() for word in listed)
_THERE = re.compile(
    rf"{''.join(rf'(?<!{verb} )' for verb in _DATA['existing'])}\b(?:there|here)\b"
    rf"(?! (?:{_any_of('existing')}|to be|seems?|appears?|remains?|used|exists?|[a-z]+n[’']t)\b)",
    re.IGNORECASE,
)
_BEEN_THERE = re.compile(
    r"\b(?:\w+ing|work(?:s|ed)?|live[sd]?|been|goes|go|went|gone|arrived?|born|stay(?:s|ed)?|moved?|studied|from|held"
    r"|built|found|up|down|out) there\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=[\w,”] )[A-Z][\w’-]+|^(?!(?:The|A|An|In|There|It|They|He|She)\b)[A-Z][\w’-]+ [A-Z]")

_FORMS = (_AS_MANY, _CALLED_BY_NUMBER, _THINGS, _MOVED, _HALF)
"""Sought in lower case, which is several times as fast as a search that heeds no case."""


def leaves_unsaid(statement: str) -> bool:
    """Say whether the words of a statement lean on others: "in ninth", "twice as many as", "both men", "last May"."""
    low = statement.lower()
    if any(form.search(low) for form in _FORMS) or _DATED.search(statement):
        return True
    if (_RANK.search(low) and not _RANKED.search(low)) or (_ASKED.search(low) and not _ASKING.search(low)):
        return True
    both = _BOTH.search(statement) if "both" in low or "all " in low else None
    there = _BEEN_THERE.search(statement) or _THERE.search(statement) if "here" in low else None
    if both is not None and not (_is_human(both[1]) and _NAME.search(statement[: both.start()])):
        return True
    return there is not None and not _NAME.search(statement[: there.start()])


def _is_human(noun: str) -> bool:
    return noun.lower() in {"men", "women", "children", "people"} or noun.lower().removesuffix("s") in _HUMAN
