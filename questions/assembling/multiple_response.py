"""Multiple response: the statements that the article supports, among some that change what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from zlib import crc32

from questions.assembled import Assembled
from questions.candidate import Candidate
from questions.focus import find_focuses, is_about
from questions.kinds import Option
from questions.kinds.multiple_response import MultipleResponse
from questions.reading import Reading
from questions.stated import Stated, find_stated, has_figure
from questions.workings import Workings

_FEWEST, _MOST_OF_A_SORT = 2, 3
_FEWEST_STATEMENTS = 5
_MOST = 3
_LENGTHS = 1.4
_PLAIN_STEM = "Which statements does the article support? Choose all that apply."
_FOCUSED_STEM = "Which statements about {focus} are true? Choose all that apply."


def assemble(workings: Workings, made: Sequence[Candidate]) -> Iterator[Assembled]:
    """Yield questions for all the true statements, those about one person or thing first."""
    stated = find_stated(made)
    found = 0
    for phrase, names in find_focuses(workings.reading):
        about = [one for one in stated if is_about(one.text, names)]
        for one in _together(_FOCUSED_STEM.format(focus=phrase), about, workings.reading):
            if found < _MOST:
                found += 1
                yield one
    yield from _together(_PLAIN_STEM, stated, workings.reading)


def _together(stem: str, stated: Sequence[Stated], reading: Reading) -> Iterator[Assembled]:
    """Yield one question of the best statements, two or three of each sort, where nothing tells them apart."""
    kept: list[Stated] = []
    room = {True: _MOST_OF_A_SORT, False: _MOST_OF_A_SORT}
    # The false are rarer: each false one is sought a place first.
    for one in sorted(stated, key=lambda one: one.true):
        if room[one.true] and all(one.goes_with(other) for other in kept):
            room[one.true] -= 1
            kept.append(one)
    true, false = [one for one in kept if one.true], [one for one in kept if not one.true]
    if min(len(true), len(false)) < _FEWEST or len(kept) < _FEWEST_STATEMENTS or _told_apart(true, false):
        return
    yield _built(stem, true, false, reading)


def _told_apart(true: Sequence[Stated], false: Sequence[Stated]) -> bool:
    """Say whether length or figures tell the true from the false."""
    sizes = sorted(sum(one.size for one in some) / len(some) for some in (true, false))
    figures = [sum(has_figure(one.text) for one in some) / len(some) for some in (true, false)]
    return sizes[1] > _LENGTHS * sizes[0] or sorted(figures) == [0.0, 1.0]


def _built(stem: str, true: Sequence[Stated], false: Sequence[Stated], reading: Reading) -> Assembled:
    every = sorted((*true, *false), key=lambda one: one.text)
    options = [Option(one.text, correct=one.true, role=None if one.true else "misread") for one in every]
    Random(crc32(f"{stem}{true[0].text}".encode())).shuffle(options)  # noqa: S311 (an order to store)
    ordered = sorted((*true, *false), key=lambda one: one.sentence)
    evidence = tuple(span for one in ordered if one.true for span in one.evidence)
    quoted = " … ".join(" ".join(span.cut(reading.article.text).split()) for span in evidence)
    shown = quoted.replace("“", "‘").replace("”", "’")
    return Assembled(
        question=MultipleResponse(
            stem=stem,
            skill="detail",
            evidence=evidence,
            explanation=f"The article says: “{shown}” Each of the other statements changes what it says.",
            options=tuple(options),
        ),
        sentences=tuple(one.sentence for one in ordered),
        facts=tuple(one.fact for one in ordered),
        confidence=min(one.confidence for one in ordered),
        importance=sum(one.importance for one in ordered) / len(ordered),
    )
