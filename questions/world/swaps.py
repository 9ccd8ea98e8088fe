"""Swaps: one word of a text turned into its opposite, or into another of its kind, in the same grammatical form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from questions.datafiles import read_toml
from questions.world.classes import class_of
from questions.world.numerals import says_number

_DATA = read_toml("swaps")
_WORD = re.compile(r"(?<![\w’'-])[A-Za-z]+(?:-[a-z]+)*(?![\w’'-])")
_ARTICLE = re.compile(r"\b(an?)(\s+)$", re.IGNORECASE)
_VOWEL = re.compile(r"(?!eu|one\b|once)[aeio]|u[mnpt](?!i|anim)|ur[bg]|hour|hono|honest|heir", re.IGNORECASE)
"""What sounds as a vowel at its beginning, by its letters: “an urban area”, “an hour”, but “a European”, “a unit”."""
_ADJECTIVES: dict[str, str] = {
    **{other: one for one, other in reversed(_DATA["adjectives"])},
    **dict(reversed(_DATA["adjectives"])),
}
_SMALL: dict[str, str] = dict(_DATA["small"])
_UNSHARED: dict[str, frozenset[str]] = {verb: frozenset(behind) for verb, *behind in _DATA["unshared"]}
_PARTICLES = frozenset(_DATA["particles"])
_IDIOMS = frozenset(_DATA["verb_idioms"])
_FROM_DOING = frozenset(_DATA["from_doing"])
_ONLY_IN_OPTIONS = frozenset(_DATA["only_in_options"])
_AIMED = frozenset(_DATA["aimed"])
_AIM = re.compile(r"\b(?:to|of|for|at|by|in|from|about)\s+$", re.IGNORECASE)
"""“To raise wages” tells an aim: its opposite would be nobody's."""
_SUPERLATIVE = re.compile(r"^(?:\w+est|most|least|best|worst)$")
_SOME = re.compile(
    r"^(?:some|several|many|a (?:number|few|handful) of|other|others|two|three|four|five|\d\d?) ", re.IGNORECASE
)
"""Some may have done the one and others the other."""
_ALLOWING = frozenset(_DATA["allowing"])
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "’s", "’re"})
_BECOMING = frozenset({"become", "becomes", "became", "becoming", "get", "gets", "getting", "got"})
_MANY = re.compile(r"^\s+(?:[\w-]+s|people|children|men|women)\b")
_NO_INFINITIVE = frozenset(_DATA["no_infinitive"])
_FROM_TO = re.compile(r"\bfrom\b.*\d.*\bto\b.*\d")
_MOVING = frozenset(_DATA["moving"])
_FIXED_BEFORE = frozenset(_DATA["fixed_before"])
_FIXED_AFTER = frozenset(_DATA["fixed_after"])
_DETERMINED = re.compile(
    r"(?:\b(?:an?|the|his|her|its|their|no|each|every|one)|['’]s)(?:\s+(?!(?:of|in|on|at|for|to|from|with|by|and|or)\b)[\w-]+){0,2}\s+$",
    re.IGNORECASE,
)
"""“Into school” speaks of no school: only a noun with a determiner is one of its kind."""
_PLURAL = re.compile(r"^\s+[\w-]+ (?:people|[a-z-]+s)\b")
_COMPARING = {"more": "less", "less": "more", "most": "least", "least": "most", "fewer": "more"}
_AGED = frozenset({"old", "young", "older", "younger", "oldest", "youngest"})
_PEOPLE = frozenset({"people", "generation", "generations", "men", "women", "children", "ones", "and", ""})
_CONTRASTED = re.compile(r",? (?:but|yet|though)\b")
_NEEDS_THE = frozenset({"last", "first", "second", "third", "top", "best", "worst"})
_ADJECTIVE_TAGS = frozenset({"JJ", "JJR", "JJS", "RBR", "VBG"})

Tags = Mapping[str, str]
"""The Penn tag of each word of a sentence, in lower case; words it has with two tags are left out."""


@cache
def _verbs() -> dict[str, str]:
    one_way = frozenset(_DATA["one_way_verbs"])
    turn: dict[str, str] = {}
    for one, other in _DATA["verbs"]:
        turn.setdefault(one, other)
        if other not in one_way:
            turn.setdefault(other, one)
    return {verb: other for verb, other in turn.items() if verb not in one_way or other in ("rise", "win", "gain")}


@cache
def _nouns() -> dict[str, str]:
    """Return for each noun the one after it in its first set."""
    turn: dict[str, str] = {}
    for line in _DATA["nouns"]:
        for position, member in enumerate(line):
            partner = line[(position + 1) % len(line)].split("|")[0]
            for form in member.split("|"):
                turn.setdefault(form, partner)
    return turn


def swapped(text: str, tags: Tags, *, statement: bool = False) -> Iterator[str]:
    """Yield the text with one of its words swapped each: directions first, then things of a kind.

    A word inside quotation marks stays, as does one that is part of a name, or whose partner the text holds. In a whole
    statement only what matters is turned: neither a thing into another nor an aim into its opposite.
    """
    found = [(match, tags.get(match[0].casefold(), "")) for match in _WORD.finditer(text)]
    picks = (_turned_verb, _turned_quality, _turned_small, _other_thing)
    for pick in (_turned_verb, _turned_degree) if statement else picks:
        for match, tag in found:
            if statement and not _fits_statement(text, match, tag):
                continue
            if in_quotes(text, match.start()) or (match[0][0].isupper() and match.start() > 0):
                continue
            other = pick(text, match, tag)
            if other is not None and other.casefold() not in text.casefold():
                yield _replaced(text, match, other)


def _fits_statement(text: str, match: re.Match[str], tag: str) -> bool:
    """Say whether a word turned round leaves a statement that one who has not read would believe."""
    word = match[0].casefold()
    if word in _ONLY_IN_OPTIONS or _SUPERLATIVE.match(_previous(text, match)):
        return False
    if not tag.startswith("VB"):
        return not (tag == "JJR" and word in _ADJECTIVES and " than " not in text[match.end() :])
    lemma = lemma_of(word, "VERB")
    if lemma in _ONLY_IN_OPTIONS or _SOME.match(text):
        return False
    if tag == "VBG" and _previous(text, match) not in _BE:
        return False  # "increasing wealth", "a letter praising the mill"
    aim = tag in ("VB", "VBG") and _AIM.search(text[: match.start()])
    return not aim or lemma in _AIMED


def _turned_verb(text: str, match: re.Match[str], tag: str) -> str | None:
    lemma, after = lemma_of(match[0].casefold(), "VERB"), _next(text, match)
    if not tag.startswith("VB") or after in _IDIOMS or after == "that" or (after == "to" and lemma in _NO_INFINITIVE):
        return None
    rest = text[match.end() :]
    if lemma in _FROM_DOING and " from " in rest:
        return None
    if lemma in _ALLOWING and " to " not in rest:
        return form_of_word("prevent", tag)
    if _FROM_TO.search(text):
        return None  # the figures tell the direction
    if _UNSHARED.get(lemma, frozenset()) & {word.casefold() for word in _WORD.findall(rest)}:
        return None
    partner = _verbs().get(lemma)
    return form_of_word(partner, tag) if partner else None


def _turned_quality(text: str, match: re.Match[str], tag: str) -> str | None:
    word, after, before = match[0].casefold(), _next(text, match), _previous(text, match)
    if word in _COMPARING and tag in ("JJR", "RBR", "RBS"):
        return _turned_comparison(word, tag, text[match.end() :], before)
    if before == "even" or _CONTRASTED.match(text[match.end() :]):
        return None  # “even smaller”, “quick but inaccurate”: the sentence leans on the word
    being = tag == "VBG" and before in _BE  # “is growing” is a verb
    if being or tag not in _ADJECTIVE_TAGS or after in _FIXED_BEFORE or before in _FIXED_AFTER:
        return None
    if word in _AGED and after not in _PEOPLE and class_of(after.removesuffix("s")) not in ("person", "group"):
        return None  # an old mill is no young mill
    if word in _NEEDS_THE and before not in ("the", "its", "their", "his", "her"):
        return None
    return _ADJECTIVES.get(word)


def _turned_degree(text: str, match: re.Match[str], tag: str) -> str | None:
    """Return the opposite of “more” where it is said what it is more than, or what is or becomes so."""
    word, rest = match[0].casefold(), text[match.end() :]
    compared = " than " in rest or _previous(text, match) in _BE | _BECOMING
    if word not in _COMPARING or tag not in ("JJR", "RBR") or not compared or _next(text, match) == "than":
        return None
    return _turned_comparison(word, tag, rest, _previous(text, match))


def _turned_comparison(word: str, tag: str, rest: str, before: str) -> str | None:
    """Return the opposite of “more” in “more people” and “more slowly”; nothing in “more than 20” or “no more”."""
    after = rest.split(maxsplit=1)[:1]
    if after in (["than"], ["of"]) or before == "no":
        return None
    if tag == "JJR":
        return {"more": "fewer", "fewer": "more"}.get(word) if word == "fewer" or _MANY.match(rest) else None
    # “More young people” may be more of them, and nobody says “less people”.
    return None if _PLURAL.match(rest) else _COMPARING[word]


def _turned_small(text: str, match: re.Match[str], tag: str) -> str | None:
    word = match[0].casefold()
    if word in _PARTICLES:
        moving = lemma_of(_previous(text, match), "VERB") in _MOVING
        return _SMALL[word] if moving and tag in ("RP", "RB") else None
    # “After five years” tells how long, not when.
    return _SMALL.get(word) if tag in ("IN", "RB") and not says_number(_next(text, match)) else None


def _other_thing(text: str, match: re.Match[str], tag: str) -> str | None:
    if tag != "NNS" and not (tag == "NN" and _DETERMINED.search(text[: match.start()])):
        return None
    partner = _nouns().get(lemma_of(match[0].casefold(), "NOUN"))
    return form_of_word(partner, tag) if partner else None


def _next(text: str, match: re.Match[str]) -> str:
    after = _WORD.search(text, match.end())
    return after[0].casefold() if after and not text[match.end() : after.start()].strip() else ""


def _previous(text: str, match: re.Match[str]) -> str:
    before = text[: match.start()].split()
    return before[-1].casefold().strip(",") if before else ""


@lru_cache(maxsize=4096)
def lemma_of(word: str, part: str) -> str:
    from lemminflect import getLemma

    found = getLemma(word, upos=part)
    return str(found[0]) if found else word


@lru_cache(maxsize=4096)
def form_of_word(lemma: str, tag: str) -> str:
    from lemminflect import getInflection

    head, space, rest = lemma.partition(" ")
    if tag.startswith("NN") and space:
        head, rest = lemma.rsplit(" ", 1)
        return f"{head} {form_of_word(rest, tag)}"
    found = getInflection(head, tag=tag)
    return f"{found[0] if found else head}{space}{rest}"


def _replaced(text: str, match: re.Match[str], other: str) -> str:
    if match[0][:1].isupper():
        other = other[:1].upper() + other[1:]
    return with_article(text[: match.start()], other) + other + text[match.end() :]


def with_article(before: str, word: str) -> str:
    """Return what stands before a word with its “a” or “an” made to fit."""
    found = _ARTICLE.search(before)
    if found is None:
        return before
    letter = "A" if found[1][0].isupper() else "a"
    return before[: found.start()] + letter + ("n" if _VOWEL.match(word) else "") + found[2]


def in_quotes(text: str, offset: int) -> bool:
    """Say whether an offset lies inside quotation marks: what was said is not ours to change."""
    before = text[:offset]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
