"""What can be told of a part by its own words: how it opens, whether it is plural, set off, a source; capitals."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from questions.facts.parts import Part


_AMOUNTS = frozenset({"%", "percent", "number", "majority", "lot", "handful", "couple", "third", "quarter", "half"})

_NAMES = "questions.names"
_SMALL_WORDS = "questions.small_words"
_WORD = re.compile(r"\w[\w’'-]*")
_OPENING = frozenset({"“", "‘", '"', "'", "(", ":", "–", "—", ".", "…"})


def connective(part: Part) -> str | None:
    """Return the conjunction that opens an adverbial clause, in lower case, or `None` for a participle."""
    for child in part.root.children:
        if child.dep_ == "mark" or (child.dep_ == "advmod" and child.tag_ == "WRB"):
            return str(child.lower_)
    return None


def is_source(part: Part) -> bool:
    """Say whether a part names where a fact comes from: "according to the police"."""
    return bool(part.tokens[0].lower_ == "according")


def is_set_off(part: Part) -> bool:
    """Say whether a comma or a dash stands on the side of a part that faces its verb."""
    doc = part.root.doc
    before = doc[part.start - 1] if part.start else None
    after = doc[part.tokens[-1].i + 1] if part.tokens[-1].i + 1 < len(doc) else None
    side = before if part.root.head.i < part.root.i else after
    return side is not None and side.text in {",", "–", "—"}


def is_plural(part: Part) -> bool:
    """Say whether a noun phrase is plural."""
    root = part.root
    if root.ent_type_ == "GPE" and not any(child.dep_ == "conj" for child in root.children):
        return False
    if root.tag_ in {"NNS", "NNPS"} or root.lower_ in {"they", "we", "people", "police", "staff"}:
        return True
    if root.pos_ == "ADJ" and any(child.lower_ == "the" for child in root.children):
        return True  # "the young"
    if root.lower_ in _AMOUNTS:
        counted = [noun for child in root.children if child.lower_ == "of" for noun in child.children]
        one = root.lower_ == "number" and any(child.lower_ == "the" for child in root.children)
        return not one and any(noun.tag_ in {"NNS", "NNPS"} for noun in counted)
    return any(child.dep_ == "conj" for child in root.children) and any(
        child.lower_ == "and" for child in root.children
    )


def _is_common(first: Token) -> bool:
    """Say whether a word that opens a sentence is written small elsewhere: "Visitor numbers" are no name."""
    if len(first.text) > 1 and first.text.isupper():
        return False  # "US forces" are not "useful"
    following = first.nbor(1) if first.i + 1 < len(first.doc) else first
    if first.ent_type_ and (first.ent_type_ == "PERSON" or not following.text.islower()):
        return False
    known = _small_words(first.doc)
    place = bisect_left(known, first.lower_)
    return place < len(known) and known[place].startswith(first.lower_)


def _small_words(doc: Doc) -> list[str]:
    """Return the document's different words as they are written, sorted: those that begin alike stand together."""
    if _SMALL_WORDS not in doc.user_data:
        doc.user_data[_SMALL_WORDS] = sorted(set(_WORD.findall(doc.text)))
    found: list[str] = doc.user_data[_SMALL_WORDS]
    return found


def _names(doc: Doc) -> set[str]:
    """Return the words that have a capital inside a sentence somewhere: what the tagger misses, a name is."""
    if _NAMES not in doc.user_data:
        small = {token.text for token in doc if token.is_lower}
        doc.user_data[_NAMES] = {
            token.text
            for token in doc[1:-1]
            if token.is_title
            and not token.is_sent_start
            and token.lower_ not in small
            # One word of "the Forest Fund" is no name alone.
            and not (token.nbor(-1).is_title or token.nbor().is_title or token.nbor(-1).text in _OPENING)
        }
    found: set[str] = doc.user_data[_NAMES]
    return found


def uncapital(text: str, first: Token) -> str:
    """Return a text with a small first letter unless its first word has a capital of its own."""
    if first.is_sent_start and first.pos_ == "PROPN" and _is_common(first):
        return text[:1].lower() + text[1:]
    people = first.tag_ == "NNS" and first.ent_type_ == "NORP" and _is_common(first)
    if first.is_sent_start and (people or _is_no_firm(first)):
        return text[:1].lower() + text[1:]  # "Islanders", "Digital tickets"
    if first.pos_ == "PROPN" or first.ent_type_ in {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT"}:
        return text if first.tag_ not in {"DT", "IN"} else text[:1].lower() + text[1:]
    if first.lower_ == "i" or first.text in _names(first.doc) or (len(first.text) > 1 and first.text.isupper()):
        return text
    opens = first.is_sent_start or (first.i > 0 and first.nbor(-1).text in _OPENING)
    if opens or first.lower_ in {"the", "a", "an"}:
        return text if not text.startswith(first.text) else text[:1].lower() + text[1:]
    return text


def _is_no_firm(first: Token) -> bool:
    """Say whether what the model takes for a firm's name is an adjective of what comes next."""
    if first.ent_type_ != "ORG" or first.i + 1 >= len(first.doc) or not first.nbor().text.islower():
        return False
    return first.dep_ == "amod" and first.pos_ == "ADJ"


def capital(text: str) -> str:
    """Return a text with its first letter a capital."""
    for position, character in enumerate(text):
        if character.isalnum():
            if text[position + 1 : position + 2].isupper():
                return text  # "eBay sells …"
            return text[:position] + character.upper() + text[position + 1 :]
    return text
