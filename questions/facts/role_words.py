"""The words of roles: which nouns name one, and which article they take."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from questions.datafiles import read_toml

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHORT_TITLE = 2
_VOWEL = re.compile(r"(?!(?:uni|use|eu|one\b|once|ut|ur[aeiou]))[aeiou]|hour|honest|honou?r|heir", re.IGNORECASE)
_GENERIC = re.compile(
    r"\b(?:the|a|an) (?:company|firm|organi[sz]ation|group|team|service|commission|laboratory|lab|charity|agency|"
    r"movie|film|study|project|party|program|programme|university|school|council|club|city|town)\b(?! (?:of|called)\b)",
    re.IGNORECASE,
)
_GENERIC_OWNER = re.compile(
    r"\bthe (?:magazine|newspaper|paper|website|site|band|bank|hospital|museum|newsletter|series|show|business"
    r"|festival|centre|center|zoo|factory|plant|hotel|shop|store)[’']s\b",
    re.IGNORECASE,
)
_SOLE = frozenset({"first", "second", "third", "last", "only", "sole", "next", "current", "new", "main", "same"})
_OF_TITLES = frozenset({"prime", "vice", "deputy", "chief", "assistant", "senior", "executive"})
_SPELLED = re.compile(r"[AEFHILMNORSX](?:[A-Z]+\b|-)")


def is_role_noun(token: Token) -> bool:
    """Say whether a word names a part a person plays: "manager", "ecologist", "CEO"."""
    lists = read_toml("roles")
    word = token.lower_
    forms = {word, word.removesuffix("s"), word.split("-")[-1]}
    return any(form in lists[name] for name in ("unique", "common") for form in forms)


def role_head(words: Sequence[Token]) -> Token | None:
    """Return the noun that names the part: the last one before "of", "at", "for", "with" …"""
    if [token.lower_ for token in words[:2]] == ["one", "of"]:
        last = next((place for place, token in enumerate(words[2:], 2) if token.tag_ == "NNS"), None)
        return words[last] if last is not None and is_role_noun(words[last]) else None
    phrase: list[Token] = []
    for token in words:
        if token.pos_ == "ADP" or (token.pos_ == "CCONJ" and phrase and is_role_noun(phrase[-1])):
            break
        phrase.append(token)
    if phrase and is_role_noun(phrase[-1]) and phrase[-1].tag_ not in {"NNS", "NNPS"}:
        return phrase[-1]
    return None


def is_one_of_many(words: Sequence[Token]) -> bool:
    """Say whether "the science fiction writer" is one of many: a trade, with nothing that singles one out."""
    lists = read_toml("roles")
    last = words[-1].lower_
    common = last in lists["common"] and last not in lists["unique"]
    return common and all(
        token.pos_ in {"NOUN", "ADJ", "PROPN"} and token.tag_ not in {"JJS", "RBS"} and token.lower_ not in _SOLE
        for token in words[1:]
    )


def is_courtesy(word: str) -> bool:
    """Say whether a word is a form of address and no role."""
    return word.lower() in read_toml("roles")["courtesy"]


def is_passing(word: str) -> bool:
    """Say whether an adverb may stand before a role without belonging to it."""
    return word.lower() in read_toml("roles")["passing"]


def indefinite(word: str) -> str:
    """Return "a" or "an" for the words that follow."""
    word = word.split(maxsplit=1)[0]
    spelled = _SPELLED.match(word) if word.isupper() else None
    return "an" if spelled or (not word.isupper() and _VOWEL.match(word)) else "a"


def article_for(words: Sequence[Token], head: Token, plain: str) -> str:
    """Put before a role the article English needs; `plain` is the role's own text."""
    if (
        words[0].pos_ == "DET"
        or words[0].lower_ == "one"
        or words[0].dep_ == "poss"
        or any(token.text in {"’s", "'s", "’"} for token in words[:4])
    ):
        return plain
    plain = _lowered(words, plain)
    if words[0] == head and head.is_title:
        plain = plain[0].lower() + plain[1:]
    place = list(words).index(head)
    after = words[place + 1].lower_ if place + 1 < len(words) else ""
    lists = read_toml("roles")
    sole = head.lower_ in lists["unique"] or head.lower_.split("-")[-1] in lists["unique"]
    joined = after in {"and"} and place + 3 < len(words)
    if sole and (after in {"of", "at", "for"} or joined) and words[0].lower_ not in {"former", "retired"}:
        return f"the {plain}"
    return f"{indefinite(plain)} {plain}"


def _lowered(words: Sequence[Token], plain: str) -> str:
    """Write a capitalised title small: "District Attorney" is "district attorney" without its name."""
    lists = read_toml("roles")
    known = set(lists["unique"] + lists["common"])
    if not (words[-1].lower_ in known and all(token.pos_ in {"PROPN", "NOUN", "ADJ"} for token in words)):
        return plain
    if (
        len(words) <= _SHORT_TITLE
        and all(token.is_title for token in words)
        and not any(t.ent_type_ in {"GPE", "NORP"} for t in words)
    ):
        return plain.lower()
    if not words[-1].is_title:
        return plain
    # "A British prime minister": what makes one title with the last word is written as that is.
    first = len(words) - 1
    while first and words[first - 1].lower_ in _OF_TITLES:
        first -= 1
    place = words[first].idx - words[0].idx
    return plain[:place] + plain[place:].lower()


def generic_owner(text: str) -> bool:
    """Say whether a role leans on a body that it does not name: "the company’s co-founder"."""
    return bool(_GENERIC.search(text) or _GENERIC_OWNER.search(text))


def fits(head: str, gender: str | None) -> bool:
    """Say whether a role may be a person's as far as its noun tells: a wife is a woman."""
    gendered = read_toml("roles")["gendered"]
    return gender is None or head not in gendered["m" if gender == "f" else "f"]


def tells_enough(head: str) -> bool:
    """Say whether a bare trade tells somebody from others: "a judge" does, "a scientist" hardly."""
    return head in read_toml("roles")["telling"]
