"""Stating: the whole statements of an article as true-or-false questions, each true and with one thing changed."""

from __future__ import annotations

from collections.abc import Iterator

from questions.assembled import Assembled
from questions.changes import tags_of
from questions.facts.narration import on_the_writers_word
from questions.facts.sound_standing import find_sound, says_enough
from questions.facts.standing import Standing
from questions.falsifying.falsehoods import find_falsehoods
from questions.kinds.true_false import TrueFalse
from questions.paraphrase import paraphrased
from questions.reading import Reading
from questions.standing.settling import settled
from questions.standing.skills import skill_of
from questions.wording import words
from questions.workings import Workings

_SPEAKERS = frozenset({"he", "him", "his", "she", "her"})
_LEAST_TRUST = 0.68


def state(workings: Workings) -> Iterator[Assembled]:
    """Yield for every statement that matters a true question and, where it can be changed for certain, a false one."""
    for standing in find_sound(workings.reading):
        if text := _worded(standing, standing.text, workings.reading):
            yield _built(standing, text, True, 1.0, workings.reading)
        false = next(iter(find_falsehoods(standing, workings.sources)), None)
        if (
            false is not None
            and false.trust >= _LEAST_TRUST
            and says_enough(standing, false.truth, workings.reading)
            and (text := _worded(standing, false.text, workings.reading))
        ):
            yield _built(standing, text, False, false.trust, workings.reading)


def _built(standing: Standing, text: str, answer: bool, trust: float, reading: Reading) -> Assembled:
    quoted = " … ".join(" ".join(span.cut(reading.article.text).split()) for span in standing.evidence)
    shown = quoted.replace("“", "‘").replace("”", "’")
    return Assembled(
        question=TrueFalse(
            stem=text,
            skill=skill_of(standing),
            evidence=standing.evidence,
            explanation=f"The article says: “{shown}”",
            answer=answer,
        ),
        sentences=(standing.sentence,),
        facts=(standing.fact,),
        confidence=standing.confidence * trust,
        importance=standing.importance,
    )


def _worded(standing: Standing, text: str, reading: Reading) -> str | None:
    """Return a statement in other words, or `None` where it cannot be settled.

    Who says so stays in front where a pronoun looks back to the name.
    """
    looks_back = standing.claimed and _SPEAKERS & set(words(text))
    if not looks_back:
        text = paraphrased(text, tags_of(reading, standing.evidence), reading.article.text)
    told = settled(text)
    return on_the_writers_word(told, reading) if told is not None else None
