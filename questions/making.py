"""Making candidates: drafts dressed as questions of every kind, several facts together as one, each scored."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace

from questions.assembling import assemblers
from questions.candidate import Candidate
from questions.difficulty import difficulty
from questions.draft import Draft
from questions.dressing import dressers
from questions.errors import QuestionError
from questions.features import Basis, features
from questions.flaws import sound
from questions.idle import is_idle
from questions.kinds import Question
from questions.kinds.options import HasOptions
from questions.naming import asked_people
from questions.obvious import is_obvious
from questions.options import wrong_options
from questions.ranking import score
from questions.reading import Reading
from questions.stating import state
from questions.tested import skill_told
from questions.workings import Workings
from questions.wrong import Wrong

log = logging.getLogger(__name__)

_STATING = frozenset({"true_false", "evidence"})
"""These ask whether or where something is said, not for a name."""


def candidates_of(draft: Draft, workings: Workings) -> Iterator[Candidate]:
    """Yield the questions a draft becomes that have no grave flaw, scored."""
    reading = workings.reading
    wrong = wrong_options(draft, workings.sources)
    obvious = is_obvious(draft, reading) or is_idle(draft, reading)
    for kind, dress in dressers().items():
        if obvious and kind not in _STATING:
            continue
        try:
            dressed = list(dress(draft, reading, wrong))
        except QuestionError as error:
            # One draft that cannot be a question must not cost an article all others.
            log.error("a draft of %s cannot be %s and is dropped: %s", draft.skill, kind, error)
            continue
        for question in dressed:
            if sound(question, reading.article):
                yield replace(_candidate(question, draft, reading, draft.fact), spare=_spare(question, wrong))


def candidates_stated(workings: Workings) -> Iterator[Candidate]:
    """Yield the true-or-false questions of the article's whole statements that have no grave flaw, scored."""
    reading = workings.reading
    for whole in state(workings):
        if sound(whole.question, reading.article):
            yield _candidate(whole.question, whole, reading, whole.facts[0])


def candidates_together(workings: Workings, made: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the questions of whole statements, then those that several facts together become, scored."""
    reading = workings.reading
    stated = list(candidates_stated(workings))
    yield from stated
    for assemble in assemblers().values():
        for whole in assemble(workings, [*made, *stated]):
            if sound(whole.question, reading.article):
                first, *others = whole.facts
                one = _candidate(whole.question, whole, reading, first)
                yield replace(one, other_facts=tuple(others), other_sentences=whole.sentences[1:])


def _spare(question: Question, wrong: Sequence[Wrong]) -> tuple[tuple[str, str], ...]:
    """Return the wrong options of a draft that its question does not show, each with its role."""
    if not isinstance(question, HasOptions) or not question.options:
        return ()
    shown = {option.text for option in question.options}
    return tuple((one.role, one.text) for one in wrong if one.text not in shown)


def _candidate(question: Question, basis: Basis, reading: Reading, fact: str) -> Candidate:
    found = features(question, basis, reading)
    value = score(found)
    hard = difficulty(question, reading.article)
    # The ranking has learned what statements of details are worth, whatever else they test.
    told = replace(question, skill=skill_told(question, reading))
    return Candidate(
        question=replace(told, quality=round(value, 3), difficulty=hard),
        score=value,
        sentence=basis.sentence,
        fact=fact,
        features=found,
        people=asked_people(told, reading),
    )
