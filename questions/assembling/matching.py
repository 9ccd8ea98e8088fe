"""Matching: who or what did, said or is which, three or four of them with an answer to spare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.assembled import Assembled
from questions.candidate import Candidate
from questions.datafiles import read_toml
from questions.kinds.matching import Matching, Pair
from questions.pairing import Link, pairings
from questions.reading import Reading
from questions.span import Span
from questions.wording import content_words, overlap, words
from questions.workings import Workings

_FEWEST, _MOST = 3, 4
_NOTHING_TO_SPARE = 0.1
"""What a question loses whose last pair follows from the others."""
_LONGER = 2.5
_ALIKE = 0.34
_SHORT = 2
_SCRIBES = content_words(" ".join(read_toml("roles")["scribes"]))


def assemble(workings: Workings, made: Sequence[Candidate]) -> Iterator[Assembled]:  # noqa: ARG001
    """Yield for each sort of pair one question of the best pairs that cannot be mistaken for each other."""
    for pairing in pairings():
        links = _unlike(list(pairing.find(workings.reading)))
        if len(links) >= _FEWEST:
            yield _built(pairing.STEM, pairing.SKILL, links, workings.reading)


def _unlike(links: Sequence[Link]) -> list[Link]:
    """Return the links that go together: lefts and sentences distinct, rights of like length that name no left."""
    # Who stands in what is said of others goes last: one such name would keep several out.
    named = {link.left: sum(_names(other, link.left) for other in links) for link in links}
    kept: list[Link] = []
    for link in sorted(links, key=lambda link: (named[link.left], -link.worth, link.sentence)):
        if all(_together(link, other) for other in kept) and not _names(link, link.left):
            kept.append(link)
    return kept


def _together(one: Link, other: Link) -> bool:
    if one.sentence == other.sentence or one.fact == other.fact or _names(one, other.left) or _names(other, one.left):
        return False
    if set(words(one.left)) & set(words(other.left)):
        return False
    sizes = sorted((len(words(one.right)), len(words(other.right))))
    if sizes[1] > _LONGER * sizes[0]:
        return False
    mine, others = content_words(one.right), content_words(other.right)
    if overlap(mine, others) >= _ALIKE:
        return False
    return not (one.fact.startswith("role:") and _fit_one(mine, others))


def _fit_one(mine: frozenset[str], others: frozenset[str]) -> bool:
    """Say whether two short rights may be one's: "Indian writer" and "Indian guide", "writer" and "young blogger"."""
    if min(len(mine), len(others)) > _SHORT:
        return False
    writing = max(len(mine), len(others)) <= _SHORT and bool(mine & _SCRIBES) and bool(others & _SCRIBES)
    return writing or bool(mine & others)


def _names(link: Link, left: str) -> bool:
    """Say whether a right holds a word of a left."""
    return bool(content_words(link.right) & content_words(left))


def _built(stem: str, skill: str, links: Sequence[Link], reading: Reading) -> Assembled:
    """Return the question, with a right to spare where there is one, whose left is not asked."""
    most = min(_MOST, max(_FEWEST, len(links) - 1))
    asked = sorted(links[:most], key=lambda link: link.sentence)
    used = (*asked, *links[most : most + 1])
    evidence = tuple(Span(*span) for span in sorted({span for link in asked for span in link.evidence}))
    return Assembled(
        question=Matching(
            stem=stem,
            skill=skill,
            evidence=evidence,
            explanation=" ".join(_explained(link, reading) for link in asked),
            pairs=tuple(Pair(link.left, link.shown) for link in asked),
            distractors=tuple(link.shown for link in used[most:]),
        ),
        sentences=tuple(link.sentence for link in used),
        facts=tuple(link.fact for link in used),
        confidence=min(link.confidence for link in used) - (0.0 if len(used) > most else _NOTHING_TO_SPARE),
        importance=sum(link.importance for link in used) / len(used),
    )


def _explained(link: Link, reading: Reading) -> str:
    quoted = " … ".join(" ".join(span.cut(reading.article.text).split()) for span in link.evidence)
    shown = quoted.replace("“", "‘").replace("”", "’")
    return f"{link.left}: “{shown}”"
