"""Multiple choice of several facts: the one true statement about something among three changed ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from random import Random
from zlib import crc32

from questions.assembled import Assembled
from questions.candidate import Candidate
from questions.flaws import sound
from questions.focus import find_focuses, is_about
from questions.kinds import Option
from questions.kinds.multiple_choice import MultipleChoice
from questions.reading import Reading
from questions.stated import Stated, find_stated, has_figure
from questions.workings import Workings

WRONG = 3
_MOST = 4
_MOST_TRIED, _MOST_TRIES = 5, 2
_MOST_OF_ONE_FOCUS = 2
_PLAIN_STEM = "Which statement does the article support?"
_FOCUSED_STEM = "Which statement about {focus} is true?"
_SKILLS = frozenset({"cause", "purpose", "consequence", "comparison"})
"""Whether a statement is true asks for these as well; whoever claims it is not asked for."""
_UNFOCUSED = 0.1
"""What a question loses that does not say what its statements are about."""


def assemble(workings: Workings, made: Sequence[Candidate]) -> Iterator[Assembled]:
    """Yield questions for the one true statement, those about one person or thing first."""
    reading = workings.reading
    stated = find_stated(made)
    asked: set[str] = set()
    for stem, about in _by_focus(reading, stated):
        found = 0
        false = [one for one in about if not one.true]
        for true in [one for one in about if one.true][:_MOST_TRIED]:
            if true.fact in asked or found == _MOST_OF_ONE_FOCUS or len(asked) == _MOST:
                continue
            sets = _beside(true, false)
            built = (_built(stem, true, wrong, reading) for wrong in islice(sets, _MOST_TRIES))
            whole = next((one for one in built if sound(one.question, reading.article)), None)
            if whole is not None:
                asked.add(true.fact)
                found += 1
                yield whole


def _by_focus(reading: Reading, stated: Sequence[Stated]) -> Iterator[tuple[str, list[Stated]]]:
    """Yield a stem and the statements it may be asked about, the plain stem with all of them last."""
    for phrase, names in find_focuses(reading):
        yield _FOCUSED_STEM.format(focus=phrase), [one for one in stated if is_about(one.text, names)]
    yield _PLAIN_STEM, list(stated)


def _beside(true: Stated, false: Sequence[Stated]) -> Iterator[tuple[Stated, ...]]:
    """Yield sets of false statements to stand beside a true one, unlike each other and it, the best first."""
    figure = has_figure(true.text)
    fitting = [one for one in false if one.goes_with(true)][:_MOST_TRIED]
    for chosen in combinations(fitting, WRONG):
        # Figures in wrong statements only would tell them from the right one, and the other way round.
        alike = any(has_figure(one.text) == figure for one in chosen)
        if alike and all(one.goes_with(other) for one, other in combinations(chosen, 2)):
            yield chosen


def _built(stem: str, true: Stated, wrong: Sequence[Stated], reading: Reading) -> Assembled:
    options = [Option(true.text, correct=True), *(Option(one.text, role="misread") for one in wrong)]
    Random(crc32(f"{stem}{true.text}".encode())).shuffle(options)  # noqa: S311 (an order to store)
    evidence = " ".join(true.evidence[0].cut(reading.article.text).split())
    quoted = evidence.replace("“", "‘").replace("”", "’")
    every = (true, *wrong)
    return Assembled(
        question=MultipleChoice(
            stem=stem,
            skill=true.skill if true.skill in _SKILLS else "detail",
            evidence=true.evidence,
            explanation=f"The article says: “{quoted}” Each of the other statements changes what it says.",
            options=tuple(options),
        ),
        sentences=tuple(one.sentence for one in every),
        facts=tuple(one.fact for one in every),
        confidence=min(one.confidence for one in every) - (_UNFOCUSED if stem == _PLAIN_STEM else 0.0),
        importance=sum(one.importance for one in every) / len(every),
    )
