"""Lines: the painted pieces of a page put together, column after column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_SAME_LINE = 0.45
"""Pieces whose baselines differ by less than this share of their size stand on one line."""
_SPACE = 0.18
"""A gap between two pieces that is wider than this share of their size is a space."""
_COLUMN_WIDTH = 0.22
"""The least distance of the left edges of two columns, as a share of the page's width."""
_FEWEST_LINES = 5
_SHARE_OF_LINES = 0.2
"""Fewer of a page's lines than this share beginning at one place make no column."""
_SAME_PLACE = 3.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a run of text as it was painted: where it begins and ends, its baseline from below, its size."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one line of a column; `column` counts the columns of the whole file."""

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int
    column: int = 0


def lines_of(pieces: Sequence[Piece], page: int, width: float) -> list[Line]:
    """Return the lines of a page in reading order."""
    edges = _column_edges(pieces, width)
    if len(edges) > 1 and _woven(pieces, edges):
        pieces = sorted(pieces, key=lambda piece: (_column(piece, edges), -piece.base, piece.left))
    lines: list[list[Piece]] = []
    for piece in pieces:
        if lines and _follows(lines[-1][-1], piece, edges):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    made = [_joined(line, page, _column(line[0], edges)) for line in lines]
    return [line for line in made if line.text]


def _follows(before: Piece, piece: Piece, edges: Sequence[float]) -> bool:
    level = abs(before.base - piece.base) < _SAME_LINE * max(before.size, piece.size)
    same = _column(before, edges) == _column(piece, edges)
    return level and same and piece.left >= before.left - piece.size


def _joined(pieces: Sequence[Piece], page: int, column: int) -> Line:
    text = pieces[0].text
    for before, piece in pairwise(pieces):
        gap = piece.left - before.right > _SPACE * piece.size
        text += (" " if gap and not text.endswith(" ") else "") + piece.text
    size = median(piece.size for piece in pieces for _ in range(max(1, len(piece.text))))
    right = max(piece.right for piece in pieces)
    return Line(" ".join(text.split()), pieces[0].left, right, pieces[0].base, size, page, column)


def _column_edges(pieces: Sequence[Piece], width: float) -> list[float]:
    """Return the left edges of the page's columns: where line after line begins, far enough from one another.

    A word in bold begins a piece in the middle of a line too, but hardly ever at the same place as another.
    """
    painted = [piece for piece in pieces if piece.text.strip()]
    lefts = sorted({(piece.left, round(piece.base)) for piece in painted})
    fewest = max(_FEWEST_LINES, _SHARE_OF_LINES * len({base for _left, base in lefts}))
    edges: list[float] = []
    first = 0
    for last, (left, _base) in enumerate(lefts):
        while left - lefts[first][0] > _SAME_PLACE:
            first += 1
        begun = len({base for _left, base in lefts[first : last + 1]})
        if begun >= fewest and (not edges or lefts[first][0] - edges[-1] > _COLUMN_WIDTH * width):
            edges.append(lefts[first][0])
    return edges


def _column(piece: Piece, edges: Sequence[float]) -> int:
    return max(0, sum(piece.left >= edge - piece.size for edge in edges) - 1)


def _woven(pieces: Sequence[Piece], edges: Sequence[float]) -> bool:
    """Say whether a page paints across its columns, line by line, so that its own order cannot be read."""
    columns = [_column(piece, edges) for piece in pieces if piece.text.strip()]
    turns = sum(first != second for first, second in pairwise(columns))
    return turns > 4 * len(edges)
