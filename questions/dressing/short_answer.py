"""A draft as a short answer: its question, answered by typing a few words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.accepted import accepted_forms, rejected_forms
from questions.draft import Draft
from questions.honours import honoured
from questions.kinds import Question
from questions.kinds.short_answer import ShortAnswer
from questions.reading import Reading
from questions.wrong import Wrong

_HARDER = 0.1


def dress(draft: Draft, reading: Reading, wrong: Sequence[Wrong]) -> Iterator[Question]:
    """Yield the question where the draft's answer is short and certain enough to be typed."""
    if not draft.typed:
        return
    shown = honoured(draft.answer, reading) if draft.answer_type == "person" else None
    accepted = accepted_forms(draft, reading, shown)
    yield ShortAnswer(
        stem=draft.stem,
        skill=draft.skill,
        evidence=draft.evidence,
        explanation=draft.explanation,
        difficulty=min(1.0, draft.difficulty + _HARDER),
        answers=accepted,
        rejected=rejected_forms(accepted, wrong),
    )
