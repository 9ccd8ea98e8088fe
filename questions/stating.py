"""Stating: the whole statements of an article as true-or-false questions, each true and with one thing changed."""

from __future__ import annotations

from collections.abc import Iterator

from questions.assembled import Assembled
from questions.changes import tags_of
from questions.facts.standing import Standing, find_standing
from questions.falsifying.falsehoods import find_falsehoods
from questions.kinds.true_false import TrueFalse
from questions.paraphrase import paraphrased
from questions.reading import Reading
from questions.standing.hanging import SAME_TIME
from questions.standing.moored import is_adrift
from questions.standing.skills import skill_of
from questions.standing.unsaid import leaves_unsaid
from questions.stated import has_many_figures
from questions.wording import words
from questions.workings import Workings

_SPEAKERS = frozenset({"he", "him", "his", "she", "her"})
_LEAST_IMPORTANT = 0.2
_LEAST_TRUST = 0.68


def state(workings: Workings) -> Iterator[Assembled]:
    """Yield for every statement that matters a true question and, where it can be changed for certain, a false one."""
    for standing in find_standing(workings.reading):
        if standing.importance < _LEAST_IMPORTANT or has_many_figures(standing.text):
            continue
        if SAME_TIME.search(standing.text) or leaves_unsaid(standing.text):
            continue
        if is_adrift(standing.text, [word.token for word in standing.words if word.token], workings.reading):
            continue
        yield _built(standing, standing.text, True, 1.0, workings.reading)
        false = next(iter(find_falsehoods(standing, workings.sources)), None)
        if false is not None and false.trust >= _LEAST_TRUST:
            yield _built(standing, false.text, False, false.trust, workings.reading)


def _built(standing: Standing, text: str, answer: bool, trust: float, reading: Reading) -> Assembled:
    quoted = " … ".join(" ".join(span.cut(reading.article.text).split()) for span in standing.evidence)
    shown = quoted.replace("“", "‘").replace("”", "’")
    return Assembled(
        question=TrueFalse(
            stem=_worded(standing, text, reading),
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


def _worded(standing: Standing, text: str, reading: Reading) -> str:
    """Return a statement in other words; who says so stays in front where a pronoun looks back to the name."""
    looks_back = standing.claimed and _SPEAKERS & set(words(text))
    return text if looks_back else paraphrased(text, tags_of(reading, standing.evidence), reading.article.text)
