"""Running heads and feet, and the numbers of pages: what stands at the edge of page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from questions.pdf.lines import Line

_EDGE_LINES = 3
_HEIGHT = 6
_GAP = 1.6
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?i)^\W*(?:page|p\.|pg\.)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|\|)\s*\d{1,4})?\W*$")


def without_margins(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages without the lines that repeat at their upper and lower edges."""
    edges = [_edge_lines(page) for page in pages]
    counted = Counter(form for page in edges for form in {_form(line) for line in page})
    often = max(2, (len(pages) + 1) // 2)
    running = {form for form, times in counted.items() if times >= often}
    return [
        [line for line in page if line not in edge or not (_form(line) in running or _PAGE_NUMBER.match(line.text))]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _edge_lines(page: Sequence[Line]) -> list[Line]:
    """Return the lines at the upper and the lower edge, wherever in the page's order they were painted."""
    levels = sorted({round(line.base) for line in page})
    size = max((line.size for line in page), default=0.0)
    edge = {*_apart(levels, size), *_apart(levels[::-1], size)}
    return [line for line in page if round(line.base) in edge]


def _apart(levels: Sequence[int], size: float) -> Sequence[int]:
    """Return the outermost levels that a gap divides from the text."""
    gaps = [index for index in range(min(_EDGE_LINES, len(levels) - 1)) if _far(levels[index], levels[index + 1], size)]
    return levels[: gaps[-1] + 1] if gaps else ()


def _far(level: int, following: int, size: float) -> bool:
    return abs(level - following) > _GAP * size


def _form(line: Line) -> tuple[str, int]:
    """Return a line as it is on every page: at the same height, and the numbers of pages differ."""
    return _DIGITS.sub("#", line.text.casefold()), round(line.base / _HEIGHT)
