"""Paragraphs out of lines: by what they are set apart with, whatever column or page they go on in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from questions.pdf.lines import Line

_HEADING_SIZE = 1.12
"""Lines larger than this by the size of most text are headings."""
_INDENT = 0.7
_WIDE_GAP = 1.35
_SHORT = 0.82
"""A line that fills less of its column ends a paragraph, where a sentence ends with it."""
_VERY_SHORT = 0.6
_ENDS = re.compile(r"""[.!?:]["”’')\]]*$""")
_BULLET = re.compile(r"^(?:[•‣▪◦●·⁃]|[-–]\s|\d{1,2}[.)]\s)")
_HYPHEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_FIRST_WORD = re.compile(r"^[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """Hold one paragraph, and how large it is beside most of the text."""

    text: str
    scale: float

    @property
    def heading(self) -> bool:
        """Say whether it is set larger than the text."""
        return self.scale > _HEADING_SIZE


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[Found]:
    """Return the paragraphs of all pages in reading order."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0] or 1.0
    shape = _Shape(lines, body)
    words = Counter(found.casefold().replace("\u2010", "-") for line in lines for found in _WORD.findall(line.text))
    groups = [[lines[0]]]
    for before, line in pairwise(lines):
        if shape.goes_on(before, line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Found(_join([line.text for line in group], words), group[0].size / body) for group in groups]


class _Shape:
    """Know how the paragraphs of a file are set: how far apart its lines are, and where its columns begin and end."""

    def __init__(self, lines: Sequence[Line], body: float) -> None:
        self.body = body
        steps = [first.base - second.base for first, second in pairwise(lines) if _same_column(first, second)]
        usual = [step for step in steps if 0 < step < 3 * body]
        self.step = median(usual) if usual else 1.2 * body
        grouped: dict[tuple[int, int], list[Line]] = {}
        for line in lines:
            grouped.setdefault((line.page, line.column), []).append(line)
        self.left = {place: _often([round(line.left, 1) for line in found]) for place, found in grouped.items()}
        self.right = {place: _nearly_largest([line.right for line in found]) for place, found in grouped.items()}

    def goes_on(self, before: Line, line: Line) -> bool:
        """Say whether a line goes on with the paragraph of the one before it."""
        if abs(before.size - line.size) > 0.1 * self.body or _BULLET.match(line.text):
            return False
        if self._indent(line) > _INDENT * self.body and self._indent(line) > self._indent(before) + 1:
            return False
        if self._ended(before, line):
            return False
        scale = max(1.0, line.size / self.body)
        return not _same_column(before, line) or before.base - line.base < _WIDE_GAP * self.step * scale

    def _indent(self, line: Line) -> float:
        return line.left - self.left[line.page, line.column]

    def _ended(self, line: Line, following: Line) -> bool:
        """Say whether a line is so short that the next word would have gone on it."""
        left, right = self.left[line.page, line.column], self.right[line.page, line.column]
        fills = (line.right - left) / max(1.0, right - left)
        if _ENDS.search(line.text):
            return fills < _SHORT
        return fills < _VERY_SHORT and not following.text[:1].islower() and not _HYPHEN.search(line.text)


def _same_column(first: Line, second: Line) -> bool:
    return (first.page, first.column) == (second.page, second.column) and first.base >= second.base


def _nearly_largest(numbers: Sequence[float]) -> float:
    """Return the largest of the numbers but for the few that stick out."""
    return sorted(numbers)[-1 - len(numbers) // 20]


def _often(numbers: Sequence[float]) -> float:
    """Return the smallest of the numbers that are there most often."""
    counted = Counter(numbers)
    most = max(counted.values())
    return min(number for number, times in counted.items() if times == most)


def _join(lines: Sequence[str], words: Counter[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        broken, following = _HYPHEN.search(text), _FIRST_WORD.match(line)
        if broken is None or following is None or not line[:1].islower():
            text = f"{text} {line}"
        elif text.endswith("\u00ad") or not _keeps_hyphen(broken[1], following[0], words):
            text = text[:-1] + line
        else:
            text = f"{text[:-1]}-{line}"
    return text


def _keeps_hyphen(first: str, second: str, words: Counter[str]) -> bool:
    """Say whether a hyphen at a line's end is the word's own: by the rest of the file, else by what is a word."""
    whole, hyphenated = (first + second).casefold(), f"{first}-{second}".casefold()
    if words[whole] or words[hyphenated]:
        return words[hyphenated] > words[whole]
    # Imported here: its list is large, and most hyphens need none.
    from wordfreq import zipf_frequency

    return bool(zipf_frequency(whole, "en") == 0)
