"""Segments: a sentence cut where its punctuation says that a new thought begins, so that each is parsed alone.

A parser reads “The hall – built in 1902 – was sold; it stands empty (for now).” badly as one and well in parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.interruptions import find_interruptions

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DASHES = frozenset({"–", "—", "--", "-"})
_MARKS = frozenset({":", ";"})
_OPENERS, _CLOSERS = frozenset({"“", "«"}), frozenset({"”", "»"})
_RESTRICTING = frozenset(read_toml("sentence_parts")["connectives"]["restricting"])
_BINDING = frozenset({"but", "except", "if", "only", "or", "unless", "with", "without"})
"""What stands between two dashes limits the sentence only if it begins with one of these."""
_LONGEST_ASIDE = 40


@dataclass(frozen=True)
class Cuts:
    """Hold which tokens of a text go where: `asides` are parsed alone, a thought begins at each of `starts`."""

    asides: Sequence[range]
    starts: frozenset[int]


def find_cuts(doc: Doc) -> Cuts:
    """Return the asides of a tokenised text and where new thoughts begin; sentence ends must be marked in it."""
    asides: list[range] = []
    starts: set[int] = set()
    for first, end in _sentences(doc):
        brackets = list(_bracketed(doc, first, end))
        inside = {index for aside in brackets for index in aside}
        dashed, single = _dashed(doc, [i for i in range(first, end) if i not in inside and _is_dash(doc[i])])
        asides += [*brackets, *dashed]
        inside |= {index for aside in dashed for index in aside}
        breaks = [one for one in find_interruptions(doc, first, end) if not inside & set(one)]
        asides += breaks
        inside |= {index for one in breaks for index in one}
        marks = [i for i in range(first, end) if i not in inside and doc[i].text in _MARKS and doc[i].whitespace_]
        starts |= {mark + 1 for mark in (*marks, *single) if mark + 1 < end and not _restricts(doc, mark + 1)}
    return Cuts(sorted(asides, key=lambda aside: aside.start), frozenset(starts))


def _sentences(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield where the sentences begin and end that are certain by punctuation."""
    first = 0
    for index in range(1, len(doc)):
        if doc[index].is_sent_start:
            yield first, index
            first = index
    if len(doc):
        yield first, len(doc)


def _bracketed(doc: Doc, first: int, end: int) -> Iterator[range]:
    opened = -1
    for index in range(first, end):
        if doc[index].text == "(":
            opened = index
        elif doc[index].text == ")" and opened > first:
            if index - opened <= _LONGEST_ASIDE:
                yield range(opened, index + 1)
            opened = -1


def _is_dash(token: Token) -> bool:
    """Say whether a token is a dash between words; a hyphen or the dash of "1990–95" is none."""
    if token.text not in _DASHES or token.i == 0 or token.i + 1 >= len(token.doc):
        return False
    spaced = bool(token.whitespace_) and bool(token.nbor(-1).whitespace_)
    return spaced or (token.text == "—" and token.nbor(-1).is_alpha and token.nbor().is_alpha)


def _dashed(doc: Doc, dashes: Sequence[int]) -> tuple[list[range], list[int]]:
    """Return what stands between two dashes, and the dashes that stand alone."""
    pairs: list[range] = []
    left = list(dashes)
    while len(left) > 1:
        first, second = left[0], left[1]
        if not _same_speech(doc, first, second) or second - first > _LONGEST_ASIDE:
            return pairs, []
        if doc[first + 1].lower_ not in _BINDING:
            pairs.append(range(first, second + 1))
        left = left[2:]
    return pairs, left


def _same_speech(doc: Doc, first: int, second: int) -> bool:
    between = doc[first + 1 : second]
    return sum(token.text in _OPENERS for token in between) == sum(token.text in _CLOSERS for token in between)


def _restricts(doc: Doc, index: int) -> bool:
    """Say whether the words that begin here limit what stands before them: "but only in summer"."""
    return bool(doc[index].lower_ in _RESTRICTING)
