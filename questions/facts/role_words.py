"""The words of roles: which nouns name one, and which article they take."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from questions.datafiles import read_toml

if TYPE_CHECKING:
    from spacy.tokens import Token

_VOWEL = re.compile(r"(?!(?:uni|use|eu|one\b|once|ut|ur[aeiou]))[aeiou]|hour|honest|honou?r|heir", re.IGNORECASE)
_SPELLED = re.compile(r"[AEFHILMNORSX](?:[A-Z]+\b|-)")


def is_role_noun(token: Token) -> bool:
    """Say whether a word names a part a person plays: "manager", "ecologist", "CEO"."""
    lists = read_toml("roles")
    word = token.lower_
    forms = {word, word.removesuffix("s"), word.split("-")[-1]}
    return any(form in lists[name] for name in ("unique", "common") for form in forms)


def is_courtesy(word: str) -> bool:
    """Say whether a word is a form of address and no role."""
    return word.lower() in read_toml("roles")["courtesy"]


def is_passing(word: str) -> bool:
    """Say whether an adverb may stand before a role without belonging to it."""
    return word.lower() in read_toml("roles")["passing"]


def indefinite(word: str) -> str:
    """Return "a" or "an" for the word that follows."""
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
        len(words) <= 2
        and all(token.is_title for token in words)
        and not any(t.ent_type_ in {"GPE", "NORP"} for t in words)
    ):
        return plain.lower()
    return plain[: words[-1].idx - words[0].idx] + words[-1].lower_ if words[-1].is_title else plain
