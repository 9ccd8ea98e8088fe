"""Paraphrase: a statement in other words of the same meaning, so that finding it in the text is not enough."""

from __future__ import annotations

import re

from questions.datafiles import read_toml
from questions.wording import STOP, capitalised
from questions.world.classes import class_of
from questions.world.numerals import spelt_first
from questions.world.people import PEOPLES
from questions.world.swaps import Tags, form_of_word, in_quotes, lemma_of, with_article

_DATA = read_toml("synonyms")
_VERBS: dict[str, str] = dict(_DATA["verbs"])
_NOT_BEFORE: dict[str, list[str]] = _DATA["not_before"]
_BY_TAG: dict[str, dict[str, str]] = {
    "JJ": dict(_DATA["adjectives"]),
    "RB": dict(_DATA["adverbs"]),
    "NN": dict(_DATA["nouns"]),
    "NNS": dict(_DATA["nouns"]),
}
_FIGURES: dict[str, str] = dict(_DATA["figures"])
_PHRASES: dict[str, str] = dict(_DATA["phrases"])
_WORD = re.compile(r"(?<![\w’'-])[A-Za-z]+(?![\w’'-])")
_FIGURE = re.compile(
    rf"(?<!\bno )\b({'|'.join(map(re.escape, _FIGURES))})(?= (?:[$£€]?\d|(?:two|three|four|five|six|ten|half)\b))"
)
_PHRASE = re.compile(rf"\b({'|'.join(map(re.escape, _PHRASES))})\b")
_LEAD = re.compile(r"^((?:In|On|At|By|During|Since|Until) (?:[^,“”]{3,32}|[A-Z][a-z]+day, [^,“”]{3,20})), ([^,“”]+)\.$")
_TAIL = re.compile(
    r"^([^,“”]+) ((?:in (?:[A-Z][a-z]+ )?[12]\d{3}|on (?:[A-Z][a-z]+day|[A-Z][a-z]+ \d{1,2})|in [A-Z][a-z]+uary))\.$"
)
_SOURCE_LAST = re.compile(r"^(.+), according to ([^,“”]+)\.$")
_SOURCE_FIRST = re.compile(r"^According to ([^,“”]+), (.+)\.$")
_DATED = re.compile(
    r"\b(?:since|after|before|until|during|of|for|with|by|than|to) "
    r"(?:(?:the|an?|its|their|his|her) )?(?:[\w-]+ ){0,4}[\w-]+$",
    re.IGNORECASE,
)
_COMPARING = frozenset({"more", "less", "most", "least", "as", "so", "too", "very", "how"})
_MOST_WORDS = 2
_VERBAL = ("VB", "MD")
_AUXILIARY = frozenset(
    {"is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "could"}
)
_LONGEST_MOVED = 14
_IS_DUE = re.compile(r"\b(?:is|are|was|were|be|been) due to\b|\bdue to (?!the|an?|his|her|its|their|[A-Z])")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TIMED = re.compile(r"\b(?:when|while|before|after|until|because|by|in|on|at) [^ ]+(?: [^ ]+)?$")


def paraphrased(statement: str, tags: Tags, text: str) -> str:
    """Return a statement with its time or source moved and a word or two exchanged; unchanged where nothing is safe.

    `text` is the article's: a word that stands there in small letters may lose the capital of a sentence's head.
    """
    moved = _moved(statement, text) if _has_one_verb(statement, tags) else _with_source_moved(statement, text)
    return spelt_first(reworded(moved, tags))


def _has_one_verb(statement: str, tags: Tags) -> bool:
    """Say whether a statement has one verb: with two it cannot be told to which of them a time belongs."""
    verbs = [word.casefold() for word in _WORD.findall(statement) if tags.get(word.casefold(), "").startswith(_VERBAL)]
    finite = sum(tags[word] in _FINITE for word in verbs)
    return finite <= 1 and len([word for word in verbs if word not in _AUXILIARY]) <= 1


def _moved(statement: str, text: str) -> str:
    """Move what tells the time to the other end."""
    moved = _with_source_moved(statement, text)
    if moved != statement:
        return moved
    if (found := _LEAD.match(statement)) and not _TIMED.search(found[2]):
        return f"{capitalised(found[2])} {found[1][:1].lower()}{found[1][1:]}."
    # "Since the attack in July 2012": the time may belong to the thing before it.
    found = _TAIL.match(statement)
    if found and not _DATED.search(found[1]) and len(statement.split()) <= _LONGEST_MOVED:
        return f"{capitalised(found[2])}, {uncapital(found[1], text)}."
    return statement


def _with_source_moved(statement: str, text: str) -> str:
    """Move who says so to the other end."""
    if (found := _SOURCE_LAST.match(statement)) and _fits_inside(found[1], text):
        return f"According to {found[2]}, {uncapital(found[1], text)}."
    if found := _SOURCE_FIRST.match(statement):
        return f"{capitalised(found[2])}, according to {found[1]}."
    return statement


_TITLED = re.compile(
    r"(?!(?:The|A|An|In|On|At|By|For|From|Both|Most|Many|Some|Other|Few|All) )[A-Z][a-z]+ [A-Z][a-z]+ (?!of\b)"
)
_QUANTITIES = frozenset(
    {"fewer", "less", "few", "hardly", "most", "many", "nearly", "almost", "about", "around"}
) | set(read_toml("matching")["numbers"]["cardinals"])


def _fits_inside(statement: str, text: str) -> bool:
    """Say whether it is known how to write a statement's first word within a sentence: small, or as a name."""
    first = statement.split(maxsplit=1)[0]
    proper = first == "I" or first.casefold() in PEOPLES
    known = proper or not first[:1].isupper() or bool(re.search(rf"[a-z,] {re.escape(first)}", text))
    return known or bool(_TITLED.match(statement)) or uncapital(statement, text) != statement


def uncapital(statement: str, text: str) -> str:
    """Return a statement to stand inside a sentence: its first word in small letters unless it is a name."""
    first = statement.split(maxsplit=1)[0]
    word = first.casefold()
    listed = class_of(word.partition("-")[0]) or class_of(word.removesuffix("s"))
    if _TITLED.match(statement) or word in PEOPLES:
        return statement  # "One Direction", "Green Day", "Brazilians"
    if re.search(rf"[a-z,] {re.escape(first)}\b", text) and not re.search(rf"\b{re.escape(word)}\b", text):
        return statement  # "Apple" is no fruit where it has a capital within a sentence
    common = bool(listed) or word in STOP | _QUANTITIES or f" {word} " in text or f" {word}," in text
    return statement[:1].lower() + statement[1:] if common and first != "I" else statement


def reworded(statement: str, tags: Tags) -> str:
    """Exchange a phrase, a word before a figure and at most two words for others of their meaning."""
    out = statement
    for pattern, partners in ((_PHRASE, _PHRASES), (_FIGURE, _FIGURES)):
        found = pattern.search(out)
        if found and not in_quotes(out, found.start()) and not (found[0] == "due to" and _IS_DUE.search(out)):
            out = out[: found.start()] + partners[found[0]] + out[found.end() :]
    for _ in range(_MOST_WORDS):
        out = _one_word(out, tags)
    return out


def _one_word(statement: str, tags: Tags) -> str:
    for match in _WORD.finditer(statement):
        word = match[0].casefold()
        other = _synonym(word, tags.get(word, ""), statement[match.end() :])
        if other is None or _is_compared(statement[: match.start()]) or in_quotes(statement, match.start()):
            continue
        if match.start() and match[0][0].isupper():
            continue
        if other in statement.casefold():
            continue
        other = capitalised(other) if match[0][0].isupper() else other
        return with_article(statement[: match.start()], other) + other + statement[match.end() :]
    return statement


def _is_compared(before: str) -> bool:
    """Say whether a word is one of degree: "more numerous", "rather more rapid"."""
    words = before.rsplit(maxsplit=1)
    return bool(words) and words[-1].casefold() in _COMPARING


def _synonym(word: str, tag: str, after: str) -> str | None:
    verbal = tag.startswith("VB")
    lemma = lemma_of(word, "VERB") if verbal else word
    partner = _VERBS.get(lemma) if verbal else _BY_TAG.get(tag, {}).get(word)
    if partner is None:
        return None
    following = after.split(maxsplit=1)[0].strip(".,") if after.strip() else ""
    if following in _NOT_BEFORE.get(lemma, ()) or (lemma == "believe" and not following):
        return None
    return form_of_word(partner, tag) if verbal else partner
