"""Flaws of the stem: its length, focus, references, spelling."""

from __future__ import annotations

import re

from questions.datafiles import read_toml
from questions.flaws.base import flaw
from questions.kinds import Question
from questions.kinds.cloze import GAP
from questions.messages import Message
from questions.wording import STOP, content_words, has_phrase, words

_DATA = read_toml("wording")
MOST_WORDS = 30
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)")
_PRONOUN = re.compile(
    r"\b(he|him|his|she|her|hers|it|its|they|them|their|theirs|himself|herself|itself|themselves)\b", re.IGNORECASE
)
_ASKING = re.compile(r"(?:\w+ )?(?:who|whom|whose|what|which|when|where|why|how)\b", re.IGNORECASE)
_SOMETHING_NAMED = re.compile(
    r"(?<=\s)(?:[A-Z]\w+|(?i:(?:the|an?|which|what|whose|many|much|did|does|do|was|were|is|are|has|have|had"
    r"|will|would|can|could) \w+ ))"
)
_OPENING_IT = re.compile(
    r"^It (?:is|was|isn[’']t|wasn[’']t|will be|would be|may be|might be|has been|had been|became|becomes|is becoming"
    r"|seems|appears|takes|took)\b.*\b(?:to|that|for|who|how|whether)\b"
)
_EMPTY_IT = re.compile(r"\b(?:is|was|be|makes?|made|find|found|does|did)\s+it\b.*\b(?:to|that|for)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|we|us|our|ours|myself|ourselves)\b")
_POINTING = re.compile(
    r"\b(?:this|these)\b"
    # "those who come late" says itself whom it means
    r"|\bthose\b(?! (?:who|whom|whose|that|which|of|in|at|on|from|with|without|aged|under|over|born|\w+ing)\b)"
    r"|\b(?:on|at|in|by|since|until|from|before|after) that (?:day|week|month|year|time|night|morning|point|moment)\b"
    r"|\b(?:the latter|the former|such an?|yesterday|today|tomorrow|tonight)\b",
    re.IGNORECASE,
)
_NEGATIVE_ASKING = re.compile(r"^(?:which|what|who|where|when)\b", re.IGNORECASE)
_ASKED_TWICE = re.compile(
    r"\?.*\?|^\w+ (?:have|has|had|did|do|does|was|were|is|are) whose\b"
    r"|^where\b.*\bwhere\b|^when\b.*\bwhen\b"
    r"|\band (?:who|what|why|when|where|which|how (?:many|much|long))\b",
    re.IGNORECASE,
)
_WHEN_TOLD = re.compile(r"When (?:did|do|does|was|were|is|are|had|has|have)\b.*\b(?:in|during) (?:1[5-9]|20)\d\d\?$")
_BROKEN = re.compile(
    r"\s{2,}|\s[,.;:?!](?:\s|$)|[,;:]{2,}|\.\.(?!\.)|\(\s|\s\)|<[a-z/]|&[a-z]+;|\b(\w+) \1\b(?<!had had)(?<!that that)"
    r"|(?-i:[.?!][A-Z][a-z])|“\s*”|‘\s*’|�|\s['’]s\b|\w- (?!and |or |to )\w",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[(–—][^()–—]*(?:\w+\s+){3,}[^()–—]*[)–—]")
_STATED_FIRST = re.compile(r"[.!]\s+[A-Z].*\?$")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|No|vs|Prof|Sen|Gov|Jr|Sr|Inc|Ltd|Co|[ap]\.m)\.")
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"))


def _unquoted(text: str) -> str:
    return _QUOTED.sub(" “” ", text)


@flaw(Message("The question is over %(most)s words long.", most=MOST_WORDS))
def over_long(question: Question) -> bool:
    return len(words(question.stem)) > MOST_WORDS


@flaw("A pronoun in the question does not say whom or what it means.")
def dangling_pronoun(question: Question) -> bool:
    stem = _unquoted(question.stem)
    found = _PRONOUN.search(stem)
    empty = _EMPTY_IT.search(stem) or _OPENING_IT.search(stem)
    if found is None or (found[0].casefold() == "it" and empty):
        return False
    before = stem[: found.start()]
    if _ASKING.match(before):
        return not _SOMETHING_NAMED.search(before)
    return GAP not in before and all(word in STOP for word in words(before))


@flaw("“I” or “we” in the question does not say who speaks.")
def first_person(question: Question) -> bool:
    return bool(_FIRST_PERSON.search(_unquoted(question.stem)))


@flaw("A word such as “this” or “yesterday” points at something outside the question.")
def dangling_reference(question: Question) -> bool:
    return bool(_POINTING.search(_unquoted(question.stem)))


@flaw("The question does not say what it asks about.")
def unfocused_stem(question: Question) -> bool:
    bare = " ".join(words(question.stem))
    return bare in _DATA["unfocused"] or not content_words(question.stem.replace(GAP, " "))


@flaw("“According to the article” adds nothing: every question is about the article.", grave=False)
def padding(question: Question) -> bool:
    return any(has_phrase(question.stem, phrase) for phrase in _DATA["padding"])


@flaw("A negative question needs its “NOT” in capitals, or better a positive wording.")
def negative_stem(question: Question) -> bool:
    if not _NEGATIVE_ASKING.match(question.stem):
        return False
    plain = re.findall(r"[\w’']+", _unquoted(question.stem))
    return any(word.replace("’", "'") in _DATA["negative"] for word in plain)


@flaw("Two questions are asked in one.")
def two_questions(question: Question) -> bool:
    return bool(_ASKED_TWICE.search(_unquoted(question.stem)))


@flaw("The spacing, the quotation marks or the punctuation of the question is broken.")
def broken_stem(question: Question) -> bool:
    return broken(question.stem)


@flaw("The question does not begin with a capital letter or end with a mark.")
def unfinished_stem(question: Question) -> bool:
    stem = question.stem.strip()
    at = next((place for place, letter in enumerate(stem) if letter.isalnum() or letter == "_"), 0)
    small = stem[at : at + 1].islower() and not stem[at + 1 : at + 2].isupper()  # "eBay" is written so
    return small or stem[-1] not in '?.!:…”"’)_'


@flaw("The question begins in the middle of a thought: “But …”, “And …”.")
def begins_midway(question: Question) -> bool:
    return words(question.stem)[:1] in ([word] for word in _DATA["joining"])


@flaw("The question holds its own answer.")
def answered_by_stem(question: Question) -> bool:
    key = content_words(question.key_text())
    if _WHEN_TOLD.match(question.stem):
        return True
    if question.kind == "true_false" or not key:
        return False
    return key <= content_words(question.stem)


@flaw("The question tells more than is needed to answer it.", grave=False)
def gratuitous_stem(question: Question) -> bool:
    if question.kind in ("true_false", "cloze"):
        return False
    stem = _unquoted(question.stem)
    return bool(_ASIDE.search(stem)) or bool(_STATED_FIRST.search(_ABBREVIATION.sub(" ", stem)))


def broken(text: str) -> bool:
    """Say whether a text's spacing, marks or brackets are broken."""
    if text != text.strip() or _BROKEN.search(text.replace(GAP, "gap")) or text.count('"') % 2:
        return True
    return any(text.count(left) != text.count(right) for left, right in _PAIRS)
