"""Soundness: which sentences are plain enough to be taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from questions.reading import Sentence

_FEWEST_TOKENS, _MOST_TOKENS = 4, 75


def is_sound(sentence: Sentence) -> bool:
    """Say whether a sentence is plain enough to be taken apart: one full stop, one tree, no list or heading."""
    tokens = sentence.tokens
    words = [token for token in tokens if not token.is_space]
    if not _FEWEST_TOKENS <= len(words) <= _MOST_TOKENS or words[0].text[0].islower():
        return False
    text = tokens.text.rstrip("\"'”’) ")
    if not text.endswith(".") or any(token.text in {":", ";", "?", "!", "...", "…", "/", "["} for token in words):
        return False
    roots = [token for token in words if token.head.i == token.i]
    return len(roots) == 1 and roots[0].pos_ in {"VERB", "AUX"}
