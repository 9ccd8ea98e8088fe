"""Soundness: which sentences, and which thoughts in them, are plain enough to be taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Sentence

_FEWEST_TOKENS, _MOST_TOKENS = 4, 75
_ODD = frozenset({"?", "!", "...", "…", "/", "["})
_SOUND = "questions.sound"
"""Under this name a document knows of its sentences: several finders ask each."""
_TOPS = frozenset({"ROOT", "parataxis"})


def is_sound(sentence: Sentence) -> bool:
    """Say whether a sentence is plain enough to be taken apart: one full stop, one tree, no list or heading."""
    known = sentence.tokens.doc.user_data.setdefault(_SOUND, {})
    if sentence.index not in known:
        known[sentence.index] = _is_sound(sentence)
    return bool(known[sentence.index])


def _is_sound(sentence: Sentence) -> bool:
    words = [token for token in sentence.words if not token.is_space]
    if not _FEWEST_TOKENS <= len(words) <= _MOST_TOKENS or words[0].text[0].islower():
        return False
    if not _ends_plainly(words) or any(token.text in _ODD for token in words):
        return False
    roots = [token for token in words if token.head.i == token.i]
    return len(roots) == 1 and roots[0].pos_ in {"VERB", "AUX"}


def sound_thoughts(sentence: Sentence) -> dict[int, Token]:
    """Return for every token in a thought that can be trusted the token at the thought's top.

    A thought is what stands between colons, semicolons and dashes, or in brackets; the last ends in a full stop.
    """
    words = [token for token in sentence.words if not token.is_space]
    if not _FEWEST_TOKENS <= len(words) <= _MOST_TOKENS or words[0].text[0].islower():
        return {}
    if sum(token.head.i == token.i for token in words) != 1:
        return {}
    thoughts: dict[int, list[Token]] = {}
    tops: dict[int, Token] = {}
    for token in words:
        top = top_of(token)
        tops[token.i] = top
        thoughts.setdefault(top.i, []).append(token)
    last = top_of(words[-1]).i
    plain = _ends_plainly(words)
    good = {
        top
        for top, members in thoughts.items()
        if tops[top].pos_ in {"VERB", "AUX"}
        and len(members) >= _FEWEST_TOKENS
        and not any(token.text in _ODD or category(token.text[0]) == "So" for token in members)
        and (plain or top != last)
    }
    return {token.i: tops[token.i] for token in words if tops[token.i].i in good}


def top_of(token: Token) -> Token:
    """Return the token at the top of the thought that a token stands in."""
    while token.dep_ not in _TOPS:
        token = token.head
    return token


def _ends_plainly(words: Sequence[Token]) -> bool:
    closing = {'"', "'", "”", "’", ")"}
    last = next((token for token in reversed(words) if token.text not in closing), words[-1])
    return bool(last.text.endswith("."))
