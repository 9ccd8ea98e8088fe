"""Weighing: how much a statement tells of what a reader should take away from the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.facts.topics import find_topics, weigh
from questions.salience import salience
from questions.standing.piece import Piece

if TYPE_CHECKING:
    from questions.reading import Reading, Sentence


def importance(reading: Reading, sentence: Sentence, piece: Piece) -> float:
    """Return the importance of a piece, 0 … 1."""
    text = " ".join(token.text for token in piece.tokens)
    return 0.5 * salience(reading)[sentence.index] + 0.5 * min(1.0, 2 * weigh(find_topics(reading), text))
