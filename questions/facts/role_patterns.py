"""The patterns that give a person a role: "Ada Brown, the manager of the mill", "roboticist Ada Brown" …"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.role_words import is_courtesy, is_passing, is_role_noun
from questions.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

_END = frozenset({",", ".", ";", ":", "–", "—", "(", ")", "”", "“", '"', "?", "!"})
_RELATIVE = frozenset({"who", "which", "that", "whose", "where", "when"})
_RELATIVE_FRAME = 3
"""The tokens of ", who is" before the role begins."""


def rest_of(reading: Reading, token: Token) -> list[Token]:
    """Return the tokens of the sentence after `token`."""
    sentence = reading.sentence_at(token.idx)
    return list(reading.doc[token.i + 1 : sentence.tokens.end]) if sentence else []


def until_end(tokens: Sequence[Token]) -> list[Token]:
    kept: list[Token] = []
    for token in tokens:
        if token.text in _END or token.lower_ in _RELATIVE or token.pos_ in {"AUX", "SCONJ"} or _is_verb(token):
            break
        kept.append(token)
    while kept and kept[-1].pos_ in {"CCONJ", "ADP", "ADV"}:
        kept.pop()
    return kept


def _is_verb(token: Token) -> bool:
    return token.pos_ == "VERB" and token.dep_ not in {"amod", "compound"}


def apposition(reading: Reading, name: Sequence[Token]) -> list[Token]:
    """Read "Ada Brown, 41, the manager of the mill, …"."""
    rest = rest_of(reading, name[-1])
    if not rest or rest[0].text != ",":
        return []
    rest = rest[1:]
    if len(rest) > 1 and rest[0].like_num and rest[1].text == ",":
        rest = rest[2:]
    words = until_end(rest)
    if not words or (words[0].pos_ in {"CCONJ", "ADP", "PRON"} and words[0].dep_ != "poss"):
        return []
    after = rest[len(words)] if len(words) < len(rest) else None
    closed = after is None or after.text in _END or after.lower_ in _RELATIVE
    # "Brown, director Joel Souza and …" is a list, not an apposition.
    people = words[0].pos_ == "PROPN" and reading.person(words[0]) is not None and words[0].dep_ != "poss"
    listed = any(token.dep_ == "conj" for token in (name[-1], *words[:1])) and words[0].pos_ == "PROPN"
    return words if closed and not people and not listed else []


def title(reading: Reading, name: Sequence[Token]) -> list[Token]:
    """Read "the film’s director Ada Brown" and "District Attorney Ada Brown"."""
    words: list[Token] = []
    sentence = reading.sentence_at(name[0].idx)
    token = name[0]
    while sentence and token.i > 0 and token.nbor(-1).idx >= sentence.span.start:
        token = token.nbor(-1)
        part = token.pos_ in {"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"} or token.text in {"-", "’s", "'s"}
        part = part or token.dep_ == "poss" or is_role_noun(token)
        if not part or token.text in _END or (token.is_space):
            break
        words.insert(0, token)
        if token.pos_ in {"DET", "PRON"}:
            break
    while words and (is_courtesy(words[-1].text)):
        words.pop()
    return [] if _runs_on(words) else words


def _runs_on(words: Sequence[Token]) -> bool:
    """Say whether a lost comma leaves what only led to a title before it: "After the vote BBC reporter Ada Brown …"."""
    lead = words[0].nbor(-1) if words and words[0].i else None
    if lead is None or lead.pos_ not in {"ADP", "SCONJ"} or not lead.is_title or words[0].pos_ != "DET":
        return False
    return any(
        one.pos_ == "NOUN" and one.is_lower and following.text[0].isupper() for one, following in pairwise(words)
    )


def leading(reading: Reading, name: Sequence[Token]) -> list[Token]:
    """Read "The head of the service, Ada Brown, announced …"."""
    rest = rest_of(reading, name[-1])
    followed = not rest or rest[0].text in _END or rest[0].pos_ in {"VERB", "AUX"}
    words = _before_comma(reading, name[0]) if followed else []
    head = next((place for place, word in enumerate(words) if is_role_noun(word)), None)
    if head is None:
        return []
    start = head
    while start and words[start - 1].pos_ not in {"ADP", "CCONJ", "ADV", "VERB"}:
        start -= 1
    tail = words[head + 1 :]
    complement = not tail or tail[0].lower_ in {"of", "at", "for"}
    people = any(reading.person(word) and word.dep_ != "poss" for word in words[start:])
    return words[start:] if start < head and complement and not people else []


def _before_comma(reading: Reading, token: Token) -> list[Token]:
    """Return the words from the last break up to the comma before a name; none where no comma stands."""
    sentence = reading.sentence_at(token.idx)
    words: list[Token] = []
    if sentence is None or token.idx == sentence.span.start or token.nbor(-1).text != ",":
        return words
    for word in reversed(sentence.words):
        if word.i >= token.i - 1:
            continue
        if word.lower_ in _RELATIVE or word.pos_ == "SCONJ":
            return []
        if word.text in _END or _is_verb(word) or word.pos_ == "AUX":
            break
        words.insert(0, word)
    return words


def relative(reading: Reading, name: Sequence[Token]) -> list[Token]:
    """Read "Ada Brown, who is the manager of the mill, …"."""
    rest = _after_who(reading, name)
    return _complement(rest[1:]) if rest and rest[0].lower_ in {"is", "was"} else []


def _after_who(reading: Reading, name: Sequence[Token]) -> list[Token]:
    rest = rest_of(reading, name[-1])
    return rest[2:] if len(rest) > _RELATIVE_FRAME and rest[0].text == "," and rest[1].lower_ == "who" else []


def leader(reading: Reading, name: Sequence[Token]) -> tuple[str, list[Token]]:
    """Read "Ada Brown, who runs the mill, …" as the noun of the verb, and what it is done to."""
    rest = _after_who(reading, name)
    nouns = read_toml("roles")["verbs"]
    if not rest or rest[0].lower_ not in nouns:
        return "", []
    thing = until_end(rest[1:])
    after = rest[1 + len(thing) :]
    if len(after) > 1 and after[0].lower_ in {"called", "named"} and after[1].pos_ == "PROPN":
        thing = [*thing, after[0], *until_end(after[1:])]
    named = bool(thing) and (thing[0].lower_ in {"the", "a", "an"} or thing[0].pos_ == "PROPN")
    return (nouns[rest[0].lower_], thing) if named else ("", [])


def copula(reading: Reading, name: Sequence[Token]) -> list[Token]:
    """Read "Ada Brown is the manager of the mill."."""
    rest = rest_of(reading, name[-1])
    if not rest or rest[0].lower_ not in {"is", "was"} or name[0].dep_ in {"pobj", "dobj", "poss"}:
        return []
    before = name[0].nbor(-1) if name[0].i else None
    if before is not None and before.pos_ in {"ADP", "CCONJ", "PART"}:
        return []
    return _complement(rest[1:])


def _complement(tokens: Sequence[Token]) -> list[Token]:
    start = 1 if tokens and is_passing(tokens[0].text) else 0
    return until_end(tokens[start:])
