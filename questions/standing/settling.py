"""Settling: a statement's first number in letters, and without words that only tie it to what came before."""

from __future__ import annotations

import re

from questions.datafiles import read_toml
from questions.standing.piece import capital

_DATA = read_toml("standing")["whole"]
_CARDINALS: dict[int, str] = {value: word for word, value in read_toml("matching")["numbers"]["cardinals"].items()}
_TYING = "|".join(_DATA["tying"])
_SET_OFF = re.compile(rf",(?: too| though)? ?,? (?:{_TYING}),(?= )|, (?:{_TYING})(?=\.$)")
_LOOSE = re.compile(rf"^(?:{_TYING}),? |\b(?:however|therefore|meanwhile|nevertheless|nonetheless)\b", re.IGNORECASE)
_ADDED = re.compile(r"(?<!,) also (?!called\b|known\b|named\b)(?=[a-z])")
"""“The mill will also be sold” adds to what was told before."""
_SINCE_THEN = re.compile(
    r"\b(has|have) since (?!(?:the|then|its?|his|her|their|an?|that|this|last|early|late|at|about|around)\b)(?=[a-z])"
)
"""“The mill has since closed” is as true without what it came after."""
_DAY = rf"(?:{'|'.join(day.capitalize() for day in read_toml('standing')['times']['days'])})"
_ON_A_DAY = re.compile(
    rf" on {_DAY}\b(?=[.,]| [a-z])(?!,? (?:\d|[A-Z])| (?:morning|afternoon|evening|night|lunchtime)s?\b)"
)
"""Nobody minds the day of an article's week."""
_STARTS_ON_A_DAY = re.compile(
    rf"\b(?:which|who|that) [a-z]+ed(?: [a-z]+){{0,4}} on {_DAY}\.$|\bcame (?:in|into) (?:\w+ )?on {_DAY}"
    rf"|\b(?:\w+ing|begins?|due|held|opens?|scheduled|set|starts?) on {_DAY}\b(?!,? \d)"
)
_FURTHER = re.compile(
    r" (?:further|earlier|in turn) (?=[a-z]+(?:ed|s)\b)|(?:(?<=\bha[sd])|(?<=\bhave)) (?:once )?again (?=[a-z])"
)
_IN_A_STATEMENT = re.compile(r"^In a (?:joint |short |written )?statement,? (?=(?:the |an? )?\w)")
_HOUR_OF_A_DAY = re.compile(
    rf"(?:noon|mid(?:day|night)|lunchtime|dawn|dusk|morning|evening|night|afternoon|\d ?[ap]m) on {_DAY}\b"
)
_ADDING_A_CLAUSE = re.compile(
    r"^((?:[A-Z][\w’.-]+ ){1,4})added (?=(?:the|it|they|there|his|her|its|this|some|most|many) .*"
    r"\b(?:is|was|are|were|has|had|have|will|would|can|could|shows?|showed|suggests?|suggested|means?|meant)\b)"
)
_ADDING = re.compile(r"^((?:[\w’.-]+ ){1,6})added that ")
_POST = re.compile(r"^(?:Co-founder|Founder|Director|Chairman|Manager|Owner|Boss) (?=[A-Z][\w’-]+ [A-Z][\w’-]+ [a-z])")
"""Of what somebody is the founder, the statement does not say."""
_FRONTED = re.compile(
    r"^(?:after|although|as|at|because|before|by|despite|during|for|from|if|in|on|once|since|to|under|unlike|until|when"
    r"|while|with|without)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"^(\d{1,2}) (?=[a-z])(?!(?:million|billion|trillion|per|percent|[ap]m)\b)")
_TENS = 10


def settled(statement: str) -> str | None:
    """Return a statement that opens with no figure and has no "however" in it, or `None` where it cannot be had."""
    text = _POST.sub("", _SET_OFF.sub(_joint, statement))
    text = _SINCE_THEN.sub(r"\1 ", _ADDING.sub(r"\1said that ", text))
    text = _ADDING_A_CLAUSE.sub(r"\1said that ", text)
    if "not only" not in text and "n’t only" not in text:
        text = _ADDED.sub(" ", text)
    if _HOUR_OF_A_DAY.search(text):
        return None
    if _STARTS_ON_A_DAY.search(text):
        return None
    text = _FURTHER.sub(" ", _ON_A_DAY.sub("", text))
    if stated := _IN_A_STATEMENT.match(text):
        text = capital(text[stated.end() :])
    found = _FIGURE.match(text)
    if found:
        text = in_letters(int(found[1])).capitalize() + text[found.end(1) :]
    return None if text[:1] in "$£€¥" or text[:1].isdigit() or _LOOSE.search(text) else text


def _joint(found: re.Match[str]) -> str:
    """Return the comma that stays behind what comes before the subject: "In spring, however, the boats left"."""
    fronted = _FRONTED.match(found.string) and "," not in found.string[: found.start()]
    return "," if fronted and found[0].endswith(",") else ""


def in_letters(number: int) -> str:
    """Return a number below a hundred in letters."""
    if number in _CARDINALS:
        return str(_CARDINALS[number])
    return f"{_CARDINALS[number - number % _TENS]}-{_CARDINALS[number % _TENS]}"
